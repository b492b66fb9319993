import type {ChatError} from '../core/errors.ts';
import {configError} from './address.ts';
import {firstNumber, firstText, isFields, toEpochMs} from './json.ts';
import type {Fields} from './json.ts';

/** What a mint gave, whatever names it used (contract 3.3). */
export interface TokenAnswer {
  readonly token: string;
  readonly lifetimeMs: number;
  readonly sessionId: string | null;
  readonly baseUrl: string | null;
  /** The user the token speaks for, when it can be read. */
  readonly userId: string | null;
}

const DEFAULT_LIFETIME_MS = 300_000;

/**
 * Reads the answer of a token endpoint or of the host's `mint` function: a bare token, or an object.
 * The lifetime comes from `ttl`, else from the token's own `exp − iat`, so that the client's clock
 * does not matter; an absolute time is the last resort.
 *
 * @param source who answered, as a message for developers names it
 * @throws {ChatError} `config` when there is no token in it
 */
export function readTokenAnswer(answer: unknown, source: string): TokenAnswer {
  const fields = typeof answer === 'string' ? {token: answer.trim()} : answer;
  if (!isFields(fields)) throw noToken(source);
  const token = firstText(fields, 'token', 'jwt', 'access_token', 'accessToken');
  if (!token || !isHeaderValue(token)) throw noToken(source);
  const claims = readClaims(token);
  const sessionId = firstText(fields, 'sessionId', 'session_id') ?? firstText(claims, 'sid');
  return {
    token,
    lifetimeMs: lifetime(fields, claims),
    sessionId: sessionId && isHeaderValue(sessionId) ? sessionId : null,
    baseUrl: firstText(fields, 'baseUrl', 'base_url', 'behest_base_url') ?? null,
    userId: firstText(claims, 'uid') ?? null,
  };
}

function lifetime(fields: Fields, claims: Fields): number {
  const ttl = firstNumber(fields, 'ttl', 'expires_in', 'expiresIn');
  if (ttl !== undefined) return ttl * 1000;
  const [issued, expires] = [firstNumber(claims, 'iat'), firstNumber(claims, 'exp')];
  if (issued !== undefined && expires !== undefined) return (expires - issued) * 1000;
  const at = firstNumber(fields, 'expiresAt', 'expires_at') ?? expires;
  return at === undefined ? DEFAULT_LIFETIME_MS : toEpochMs(at) - Date.now();
}

// Only to learn when the token ends and for whom it is; the gateway alone verifies it.
function readClaims(token: string): Fields {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isFields(claims) ? claims : {};
  } catch {
    return {};
  }
}

// Anything else would make `fetch` itself fail, which looks like a broken network.
function isHeaderValue(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}

function noToken(source: string): ChatError {
  return configError(
    `${source} answered without a token. Expected JSON {token, ttl, sessionId, expiresAt}.`,
  );
}
