import {configError} from './address.ts';

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
const LARGEST_SECONDS = 1e11; // larger numbers are milliseconds

/**
 * Reads the answer of a token endpoint or of the host's `mint` function: a bare token, or an object.
 * The lifetime comes from `ttl`, else from the token's own `exp − iat`, so that the client's clock
 * does not matter; an absolute time is the last resort.
 *
 * @throws {ChatError} `config` when there is no token in it
 */
export function readTokenAnswer(answer: unknown, source: string): TokenAnswer {
  const fields = typeof answer === 'string' ? {token: answer.trim()} : answer;
  if (!isRecord(fields)) throw noToken(source);
  const token = string(fields, 'token', 'jwt', 'access_token', 'accessToken');
  if (!token || /\s/.test(token)) throw noToken(source);
  const claims = readClaims(token);
  return {
    token,
    lifetimeMs: lifetime(fields, claims),
    sessionId: string(fields, 'sessionId', 'session_id') ?? string(claims, 'sid'),
    baseUrl: string(fields, 'baseUrl', 'base_url', 'behest_base_url'),
    userId: string(claims, 'uid'),
  };
}

function lifetime(fields: Fields, claims: Fields): number {
  const ttl = number(fields, 'ttl', 'expires_in', 'expiresIn');
  if (ttl !== null) return ttl * 1000;
  const [issued, expires] = [number(claims, 'iat'), number(claims, 'exp')];
  if (issued !== null && expires !== null) return (expires - issued) * 1000;
  const at = number(fields, 'expiresAt', 'expires_at') ?? expires;
  if (at === null) return DEFAULT_LIFETIME_MS;
  return (at > LARGEST_SECONDS ? at : at * 1000) - Date.now();
}

type Fields = Readonly<Record<string, unknown>>;

// Only to learn when the token ends and for whom it is; the gateway alone verifies it.
function readClaims(token: string): Fields {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(claims) ? claims : {};
  } catch {
    return {};
  }
}

function string(fields: Fields, ...names: readonly string[]): string | null {
  const value = names.map((name) => fields[name]).find((found) => found !== undefined);
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(fields: Fields, ...names: readonly string[]): number | null {
  const value = names.map((name) => fields[name]).find((found) => found !== undefined);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function noToken(source: string): Error {
  return configError(
    `${source} answered without a token. Expected JSON {token, ttl, sessionId, expiresAt}.`,
  );
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
