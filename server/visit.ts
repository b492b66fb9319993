/**
 * The Behest session of one signed-in visit: a UUID made from the user and the host session's own
 * id, so that every mint of a visit gives the same one (contract 4.6) on every instance, with
 * nothing stored. It is no secret: a browser may send any session id with its token.
 */
export async function sessionIdOf(userId: string, visit: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(['behest-visit', userId, visit]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  // Version 8 of RFC 9562: a UUID with bits of our own making.
  const uuid = `${hex.slice(0, 12)}8${hex.slice(13, 16)}a${hex.slice(17)}`;
  return uuid.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
