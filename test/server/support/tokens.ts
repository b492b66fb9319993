/** A token that nobody signed: for code that reads claims without verifying them. */
export function unsignedToken(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({alg: 'RS256', typ: 'JWT'})}.${part(claims)}.c2ln`;
}

/** Now in epoch seconds. */
export function epochSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
