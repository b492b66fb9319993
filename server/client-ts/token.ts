/** Claims of a minted token (contract 3.4). Every one may be missing in an older token. */
export interface BehestClaims {
  readonly tid?: string;
  readonly pid?: string;
  readonly uid?: string;
  readonly role?: string;
  readonly scp?: readonly string[];
  readonly tier?: number | string;
  readonly sid?: string;
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  /** Epoch seconds. */
  readonly iat?: number;
  readonly nbf?: number;
  readonly exp?: number;
  readonly jti?: string;
  readonly [claim: string]: unknown;
}

/**
 * Claims of a token, **not verified**: for reading what was just minted, never for deciding who
 * somebody is.
 *
 * @throws Error when the text is not a JWT with a JSON object inside.
 */
export function decodeToken(token: string): BehestClaims {
  const parts = token.split('.');
  const payload = parts[1];
  if (parts.length !== 3 || payload === undefined) throw new Error('This is not a JWT.');
  const text = textOfBase64(payload);
  if (text === undefined) throw new Error('This is not a JWT.');
  let claims: unknown;
  try {
    claims = JSON.parse(text);
  } catch {
    throw new Error('The JWT does not hold JSON.');
  }
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) {
    throw new Error('The JWT does not hold an object.');
  }
  return claims as BehestClaims;
}

/** UTF-8 text in base64 or base64url, `undefined` when it is neither. */
export function textOfBase64(text: string): string | undefined {
  const binary = binaryOfBase64(text);
  // ASCII, as most claims are, is the text already.
  if (binary === undefined || !/[\x80-\xff]/.test(binary)) return binary;
  return new TextDecoder().decode(bytesOf(binary));
}

/** Bytes of base64 or base64url text, `undefined` when it is neither. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const binary = binaryOfBase64(text);
  return binary === undefined ? undefined : bytesOf(binary);
}

/** One character for each byte. */
function binaryOfBase64(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  // A loop: a callback for each character costs a tenth of a signature.
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** A fresh session id: UUIDv4. */
export function generateSessionId(): string {
  return crypto.randomUUID();
}
