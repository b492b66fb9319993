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
  const {SESSION_SECRET: secret, SESSION_JWKS_URL: url, SESSION_PUBLIC_JWK: jwk} = env;
  const byProvider = url !== undefined || jwk !== undefined;
  if (secret !== undefined && byProvider) {
    throw new ConfigError([
      'SESSION_SECRET and SESSION_JWKS_URL or SESSION_PUBLIC_JWK exclude each other.',
    ]);
  }
  if (byProvider) return providerSession(env);
  if (secret === undefined) {
    throw new ConfigError(['SESSION_SECRET, SESSION_JWKS_URL or SESSION_PUBLIC_JWK is missing.']);
  }
  return ownSession(secret, env);
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

function providerSession(env: Environment): ConfiguredSession {
  const {SESSION_ISSUER: issuer, SESSION_AUDIENCE: audience} = env;
  const {SESSION_COOKIE: cookie = '__Host-session'} = env;
  if (issuer === undefined || audience === undefined) {
    throw new ConfigError([
      ...(issuer === undefined ? ['SESSION_ISSUER is missing.'] : []),
      ...(audience === undefined ? ['SESSION_AUDIENCE is missing.'] : []),
    ]);
  }
  return named('SESSION_JWKS_URL, SESSION_PUBLIC_JWK', () =>
    createJwtSession({...keySource(env), issuer, audience, cookie}),
  );
}

function keySource({
  SESSION_PUBLIC_JWK: jwk,
  SESSION_JWKS_URL: jwksUrl = '',
}: Environment): JwtKeySource {
  if (jwk === undefined) return {jwksUrl};
  try {
    return {publicJwk: JSON.parse(jwk) as JWK};
  } catch {
    throw new ConfigError(['the JWK is not JSON.']);
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
