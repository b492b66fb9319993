import {BehestConfigError} from './errors.ts';
import {looksLikePrivateKey, readKey, type Key} from './key.ts';
import {fetchTransport, type Transport} from './transport.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options of `new Behest()`. Each one wins over its environment variable. */
export interface BehestInit {
  /** `BEHEST_KEY`: an API key, or an RSA private key in any encoding of contract 2.1. */
  readonly key?: string;
  /** @deprecated Use `key`. `BEHEST_API_KEY`. */
  readonly apiKey?: string;
  /** `BEHEST_TENANT_ID`; needed with a private key. */
  readonly tenantId?: string;
  /** `BEHEST_PROJECT_ID`; needed with a private key. */
  readonly projectId?: string;
  /** `BEHEST_KID`, public id of the private key; needed with one. */
  readonly kid?: string;
  /** `BEHEST_BASE_URL`: the gateway, with or without `/v1`; needed with an API key. No default. */
  readonly baseUrl?: string;
  /** `BEHEST_TTL`: seconds a token lives when the call does not say; 60–86400, default 900. */
  readonly ttl?: number;
  /** `BEHEST_ISSUER`, default `https://api.behest.app`. Private keys only. */
  readonly issuer?: string;
  /** `BEHEST_AUDIENCE`, default `behest`. Private keys only. */
  readonly audience?: string;
  /** Milliseconds a call may take in all, its repetition included. Default 5000. */
  readonly timeoutMs?: number;
  /** Used for every request. Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Used instead of `fetch`, where a runtime has something faster. */
  readonly transport?: Transport;
  /** Told once per process about deprecated names. Default: a process warning. */
  readonly warn?: (message: string) => void;
  /** Where to look for variables. Default: `process.env` where there is one. */
  readonly env?: Environment;
}

/** Everything resolved. Holds the key: keep it in closures. */
export interface ResolvedConfig {
  readonly key: Key;
  readonly baseUrl: string | undefined;
  readonly ttl: number;
  readonly signer: Signer;
  readonly timeoutMs: number;
  readonly transport: Transport;
}

/** What local signing writes into every token; the first three exist in sign mode. */
export interface Signer {
  readonly kid: string | undefined;
  readonly tenantId: string | undefined;
  readonly projectId: string | undefined;
  readonly issuer: string;
  readonly audience: string;
}

/** Documented range of a token's life in seconds (contract 3.1). */
export const TTL_SECONDS = {shortest: 60, longest: 86_400, usual: 900};

const USUAL_TIMEOUT_MS = 5000;
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
const warned = new Set<string>();

/**
 * Options, then environment, then defaults.
 *
 * @throws BehestConfigError naming every problem at once, never a value. Its code is
 *   `bad_key_format` when the key is unreadable, else `missing_env` when something is missing,
 *   else `invalid_option`.
 */
export function resolveConfig(init: BehestInit): ResolvedConfig {
  const problems: string[] = [];
  const env = init.env ?? processEnvironment();
  const rawKey = given(
    init.key ?? init.apiKey ?? given(env['BEHEST_KEY']) ?? env['BEHEST_API_KEY'],
  );
  const rawBaseUrl = given(init.baseUrl ?? env['BEHEST_BASE_URL']);
  const signer = resolveSigner(init, env);
  problems.push(...missingNames(rawKey, rawBaseUrl, signer).map((name) => `${name} is missing.`));
  const key = rawKey === undefined ? undefined : resolveKey(rawKey, problems);
  const baseUrl = rawBaseUrl === undefined ? undefined : resolveBaseUrl(rawBaseUrl, problems);
  const ttl = resolveTtl(init.ttl ?? given(env['BEHEST_TTL']), problems);
  if (key === undefined || problems.length > 0) {
    throw new BehestConfigError(problems, codeOf(problems));
  }
  warnOfDeprecated(init, env);
  const fetch = init.fetch ?? ((input, options) => globalThis.fetch(input, options));
  const transport = init.transport ?? fetchTransport(fetch);
  return {key, baseUrl, ttl, signer, timeoutMs: init.timeoutMs ?? USUAL_TIMEOUT_MS, transport};
}

/** Edge runtimes have no `process`. */
function processEnvironment(): Environment {
  return typeof process === 'undefined' ? {} : process.env;
}

/** A blank variable counts as none. */
function given(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === '' ? undefined : text;
}

function resolveKey(raw: string, problems: string[]): Key | undefined {
  const key = readKey(raw);
  if (typeof key !== 'string') return key;
  problems.push(`BEHEST_KEY ${key}`);
  return undefined;
}

function warnOfDeprecated(init: BehestInit, env: Environment): void {
  if (init.key !== undefined) return;
  if (init.apiKey !== undefined) warnOnce(init, 'The option apiKey is deprecated: use key.');
  else if (given(env['BEHEST_KEY']) === undefined) {
    warnOnce(init, 'BEHEST_API_KEY is deprecated: use BEHEST_KEY.');
  }
}

function warnOnce(init: BehestInit, message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  if (init.warn) init.warn(message);
  else if (typeof process !== 'undefined') process.emitWarning(`[behest] ${message}`);
}

function resolveSigner(init: BehestInit, env: Environment): Signer {
  return {
    kid: given(init.kid ?? env['BEHEST_KID']),
    tenantId: given(init.tenantId ?? env['BEHEST_TENANT_ID']),
    projectId: given(init.projectId ?? env['BEHEST_PROJECT_ID']),
    issuer: given(init.issuer ?? env['BEHEST_ISSUER']) ?? 'https://api.behest.app',
    audience: given(init.audience ?? env['BEHEST_AUDIENCE']) ?? 'behest',
  };
}

/** An API key travels to the gateway; a private key signs here and has to say for whom. */
function missingNames(
  rawKey: string | undefined,
  baseUrl: string | undefined,
  signer: Signer,
): readonly string[] {
  const needed =
    rawKey !== undefined && looksLikePrivateKey(rawKey)
      ? {
          BEHEST_KID: signer.kid,
          BEHEST_TENANT_ID: signer.tenantId,
          BEHEST_PROJECT_ID: signer.projectId,
        }
      : {BEHEST_KEY: rawKey, BEHEST_BASE_URL: baseUrl};
  return Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
}

function resolveBaseUrl(raw: string, problems: string[]): string | undefined {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  const safe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (url === undefined || !safe || `${url.username}${url.password}${url.search}${url.hash}`) {
    problems.push(
      'BEHEST_BASE_URL must be an https address (http on loopback only) without user, query or fragment.',
    );
    return undefined;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
}

function resolveTtl(raw: string | number | undefined, problems: string[]): number {
  const ttl = raw === undefined ? TTL_SECONDS.usual : Number(raw);
  if (isTtl(ttl)) return ttl;
  const {shortest, longest} = TTL_SECONDS;
  problems.push(`BEHEST_TTL must be a whole number of seconds from ${shortest} to ${longest}.`);
  return TTL_SECONDS.usual;
}

/** Whether a token may live that many seconds. */
export function isTtl(seconds: number): boolean {
  return (
    Number.isInteger(seconds) && seconds >= TTL_SECONDS.shortest && seconds <= TTL_SECONDS.longest
  );
}

function codeOf(problems: readonly string[]): string {
  const missing = problems.filter((problem) => problem.endsWith('is missing.'));
  const others = problems.filter((problem) => !missing.includes(problem));
  if (others.some((problem) => problem.startsWith('BEHEST_KEY '))) return 'bad_key_format';
  return missing.length > 0 ? 'missing_env' : 'invalid_option';
}
