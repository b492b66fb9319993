import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  importJWK,
  jwtVerify,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
  type ProtectedHeaderParameters,
} from 'jose';

import {ConfigError} from '../errors.ts';
import {isSecureUrl} from '../secure-url.ts';
import {readCookie} from './cookies.ts';
import type {SessionUser} from './session.ts';

/** Where the public key of the host's identity provider is. */
export type JwtKeySource =
  | {readonly jwksUrl: string}
  /** One key, pinned. Needs `alg`; with a `kid` tokens must name it. */
  | {readonly publicJwk: JWK};

/** Options of {@link createJwtSession}. */
export type JwtSessionOptions = JwtKeySource & {
  readonly issuer: string;
  readonly audience: string;
  /** Read the token from this cookie. */
  readonly cookie?: string;
  /** Read the token from `Authorization: Bearer`; it wins over the cookie. Default false. */
  readonly bearer?: boolean;
};

/** A session that is a JWT of the host's identity provider. */
export interface JwtSession {
  /** The user of a request; null without a valid token. Rejects when keys cannot be fetched. */
  readonly verify: (request: Request) => Promise<SessionUser | null>;
  /** Fetches the keys if that has not happened yet; rejects when there is no usable one. */
  readonly ready: () => Promise<void>;
}

/** One algorithm for each kind of key, none of them with a shared secret (RFC 8725 3.1, 3.2). */
const ALGORITHMS = ['RS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const LONGEST_TOKEN = 8192;
const CLOCK_TOLERANCE_SECONDS = 5;

/** Key sources that a token names itself: never an origin of keys (RFC 8725 3.5, 3.10). */
const FOREIGN_KEY_HEADERS = ['jwk', 'jku', 'x5u'];

/**
 * Sessions by JWT, to the rules of RFC 8725: asymmetric algorithm bound to the key, exact `kid`,
 * `iss`, `aud`, `exp` and `sub` required, no token of another type.
 *
 * @throws ConfigError for a key that is not public, or an address that is not safe.
 */
export function createJwtSession(options: JwtSessionOptions): JwtSession {
  const {issuer, audience} = options;
  const {key, algorithms, ready} = keysOf(options);
  return {
    ready,
    verify: async (request) => {
      const token = tokenOf(request, options);
      if (token === undefined || token.length > LONGEST_TOKEN) return null;
      try {
        const {payload} = await jwtVerify(token, key, {
          algorithms,
          issuer,
          audience,
          requiredClaims: ['sub', 'exp'],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
        });
        return userOf(payload);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        return null;
      }
    },
  };
}

interface Keys {
  readonly key: JWTVerifyGetKey;
  readonly algorithms: string[];
  readonly ready: () => Promise<void>;
}

function keysOf(source: JwtKeySource): Keys {
  if ('publicJwk' in source) {
    const {publicJwk} = source;
    const {alg, kid} = publicJwk;
    if (alg === undefined || !ALGORITHMS.includes(alg) || 'd' in publicJwk) {
      throw new ConfigError([`publicJwk must be a public key with alg ${ALGORITHMS.join(', ')}.`]);
    }
    const keys = createLocalJWKSet({keys: [publicJwk]});
    const key = guarded(keys, (tokenKid) => kid === undefined || tokenKid === kid);
    const ready = async (): Promise<void> => {
      await importJWK(publicJwk, alg);
    };
    return {key, algorithms: [alg], ready};
  }
  const keys = createRemoteJWKSet(secureUrl(source.jwksUrl));
  const ready = async (): Promise<void> => {
    if (keys.jwks() === undefined) await keys.reload();
  };
  return {key: guarded(keys, (kid) => kid !== undefined), algorithms: ALGORITHMS, ready};
}

/** Whoever can change the keys on their way can be anybody. */
function secureUrl(text: string): URL {
  if (isSecureUrl(text)) return new URL(text);
  throw new ConfigError(['jwksUrl must be an https address (http on loopback only).']);
}

/** Looks at the header before any key is looked for. */
function guarded(
  keys: JWTVerifyGetKey,
  isRightKid: (kid: string | undefined) => boolean,
): JWTVerifyGetKey {
  return async (header, input) => {
    refuseHeader(header);
    if (!isRightKid(header.kid)) throw new errors.JWKSNoMatchingKey();
    return keys(header, input);
  };
}

function refuseHeader(header: ProtectedHeaderParameters): void {
  const typ = header['typ'] ?? 'JWT';
  const isSession = typeof typ === 'string' && /^(application\/)?(at\+)?jwt$/i.test(typ);
  if (!isSession || FOREIGN_KEY_HEADERS.some((name) => name in header)) {
    throw new errors.JWTInvalid('This JWT is not a session.');
  }
}

function tokenOf(request: Request, {cookie, bearer}: JwtSessionOptions): string | undefined {
  const authorization = bearer ? request.headers.get('authorization') : null;
  if (authorization !== null) return /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
  return cookie === undefined ? undefined : readCookie(request, cookie);
}

function userOf(payload: JWTPayload): SessionUser | null {
  const {sub, events, sid, session_id: sessionId, jti} = payload;
  // A logout token (OpenID Back-Channel Logout 2.4) is signed by the same key for the same user.
  if (typeof sub !== 'string' || sub === '' || events !== undefined) return null;
  const visit = [sid, sessionId, jti].find((claim) => typeof claim === 'string' && claim !== '');
  return {id: sub, visit: typeof visit === 'string' ? visit : undefined};
}

/** Told apart from a bad token: nobody may be signed out because a key server is down. */
function isUnavailable(error: unknown): boolean {
  return (
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  );
}
