import {base64url} from 'jose';

import {ConfigError} from '../errors.ts';
import {readCookie} from './cookies.ts';
import type {SessionUser} from './session.ts';

/** Options of {@link createSignedCookieSession}. */
export interface SignedCookieOptions {
  /** At least 32 bytes, the same on every instance. */
  readonly secret: string;
  /** Default `__Host-session`, which browsers accept with `secure` only. */
  readonly cookie?: string;
  /** How long a visit lasts. Default 28800: eight hours. */
  readonly maxAgeSeconds?: number;
  /** Sent over https only. Default true; most browsers take http://localhost for https. */
  readonly secure?: boolean;
}

/** A session kept in a cookie that only this secret can have written. */
export interface SignedCookieSession {
  /** `Set-Cookie` value that begins a visit of this user. */
  readonly issue: (user: SessionUser) => Promise<string>;
  /** `Set-Cookie` value that ends it. */
  readonly clear: () => string;
  /** The user of a request; null without a valid cookie. */
  readonly verify: (request: Request) => Promise<SessionUser | null>;
}

const SHORTEST_SECRET_BYTES = 32;
const HMAC = {name: 'HMAC', hash: 'SHA-256'};

/**
 * Sessions for a host without a session of its own. The cookie is
 * `base64url(JSON {id, visit, exp}).base64url(HMAC-SHA256)`, with `exp` in epoch seconds and `visit`
 * optional. The HMAC is over the cookie's name, a dot and the first part, so that a cookie is no good
 * under another name.
 *
 * @throws ConfigError when the secret is short, or the name asks for more than `secure` gives.
 */
export function createSignedCookieSession(options: SignedCookieOptions): SignedCookieSession {
  const {secret, cookie = '__Host-session', maxAgeSeconds = 28_800, secure = true} = options;
  refuseWeakness(secret, cookie, secure);
  const key = importKey(secret);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const signed = (text: string) => new TextEncoder().encode(`${cookie}.${text}`);
  return {
    issue: async ({id, visit = crypto.randomUUID()}) => {
      const exp = Math.floor(Date.now() / 1000) + maxAgeSeconds;
      const text = base64url.encode(new TextEncoder().encode(JSON.stringify({id, visit, exp})));
      const signature = await crypto.subtle.sign(HMAC, await key, signed(text));
      const value = `${text}.${base64url.encode(new Uint8Array(signature))}`;
      return `${cookie}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`;
    },
    clear: () => `${cookie}=; Max-Age=0; ${attributes}`,
    verify: async (request) => {
      const [text = '', signature = '', ...rest] = readCookie(request, cookie)?.split('.') ?? [];
      const bytes = decode(signature);
      if (bytes === undefined || rest.length > 0) return null;
      const valid = await crypto.subtle.verify(HMAC, await key, bytes, signed(text));
      return valid ? livingUser(text) : null;
    },
  };
}

function refuseWeakness(secret: string, cookie: string, secure: boolean): void {
  const problems = [
    ...(new TextEncoder().encode(secret).length < SHORTEST_SECRET_BYTES
      ? [`secret must have at least ${SHORTEST_SECRET_BYTES} bytes.`]
      : []),
    ...(/^__(Host|Secure)-/i.test(cookie) && !secure
      ? ['A cookie named __Host-… or __Secure-… needs secure.']
      : []),
    ...(/^[\w!#$%&'*+.^`|~-]+$/.test(cookie) ? [] : ['cookie is not a cookie name.']),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
}

function importKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign', 'verify']);
}

/** Only signed text gets here, but the one who signed it may have been another program. */
function livingUser(text: string): SessionUser | null {
  const {id, visit, exp} = fieldsOf(new TextDecoder().decode(decode(text)));
  const living = typeof exp === 'number' && exp > Date.now() / 1000;
  if (!living || typeof id !== 'string' || id === '') return null;
  return visit === undefined || typeof visit === 'string' ? {id, visit} : null;
}

function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    return {...(JSON.parse(json) as object | null)};
  } catch {
    return {};
  }
}

function decode(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(base64url.decode(text));
  } catch {
    return undefined;
  }
}
