import type {Environment} from '@behest/client-ts';
import type {JWK} from 'jose';

import {ConfigError} from './errors.ts';
import {weakSecret} from './secrets.ts';
import {createJwtSession, type JwtKeySource} from './sessions/jwt.ts';
import type {SessionUser} from './sessions/session.ts';
import {createSignedCookieSession} from './sessions/signed-cookie.ts';

/** A way to verify the host's session. */
export interface ConfiguredSession {
  readonly verify: (request: Request) => Promise<SessionUser | null>;
  /** Settles when requests can be verified without a wait. */
  readonly ready: () => Promise<void>;
}

/**
 * The session that the environment describes: a cookie signed with `SESSION_SECRET`, or a JWT in a
 * cookie under `SESSION_PUBLIC_JWK` (pinned, so it wins) or the keys at `SESSION_JWKS_URL`.
 *
 * @param env Blank variables left out.
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readSession(env: Environment): ConfiguredSession {
  const {SESSION_SECRET: secret} = env;
  const byProvider = providerSession(env);
  if (secret !== undefined && byProvider !== undefined) {
    throw new ConfigError([
      'SESSION_SECRET and SESSION_JWKS_URL or SESSION_PUBLIC_JWK exclude each other.',
    ]);
  }
  if (byProvider !== undefined) return byProvider;
  if (secret !== undefined) return ownSession(secret, env);
  throw new ConfigError(['SESSION_SECRET, SESSION_JWKS_URL or SESSION_PUBLIC_JWK is missing.']);
}

function ownSession(secret: string, env: Environment): ConfiguredSession {
  const {SESSION_COOKIE: cookie, NODE_ENV: mode} = env;
  const weak = weakSecret(secret, mode === 'production').map((end) => `SESSION_SECRET ${end}`);
  if (weak.length > 0) throw new ConfigError(weak);
  const options = {secret, ...(cookie === undefined ? {} : {cookie})};
  const {verify} = named('SESSION_SECRET, SESSION_COOKIE', () =>
    createSignedCookieSession(options),
  );
  return {verify, ready: async () => undefined};
}

function providerSession(env: Environment): ConfiguredSession | undefined {
  const {SESSION_JWKS_URL: jwksUrl, SESSION_PUBLIC_JWK: jwk} = env;
  const {SESSION_ISSUER: issuer, SESSION_AUDIENCE: audience} = env;
  const {SESSION_COOKIE: cookie = '__Host-session'} = env;
  if (jwksUrl === undefined && jwk === undefined) return undefined;
  if (issuer === undefined || audience === undefined) {
    throw new ConfigError([
      ...(issuer === undefined ? ['SESSION_ISSUER is missing.'] : []),
      ...(audience === undefined ? ['SESSION_AUDIENCE is missing.'] : []),
    ]);
  }
  const build = (variable: string, source: () => JwtKeySource) =>
    named(variable, () => createJwtSession({...source(), issuer, audience, cookie}));
  // Both are checked, even where only one is used.
  const remote = jwksUrl && build('SESSION_JWKS_URL', () => ({jwksUrl}));
  const pinned = jwk && build('SESSION_PUBLIC_JWK', () => ({publicJwk: parsedJwk(jwk)}));
  return pinned || remote || undefined;
}

function parsedJwk(text: string): JWK {
  try {
    const {...jwk} = JSON.parse(text) as JWK;
    return jwk;
  } catch {
    throw new ConfigError(['it is not JSON.']);
  }
}

/** Problems of an option, under the names of the variables that it came from. */
function named<T>(variables: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(error.problems.map((problem) => `${variables}: ${problem}`));
  }
}
