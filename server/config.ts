import {Behest, BehestConfigError, type Environment} from '@behest/client-ts';

import {ConfigError} from './errors.ts';
import {LONGEST_TTL_SECONDS} from './minted.ts';
import {originProblems, type AllowedOrigins} from './origin.ts';
import {exposedSecrets, weakKey} from './secrets.ts';
import {readSession, type ConfiguredSession} from './session-config.ts';

/** Everything the mint server needs, checked. Keys and secrets are inside closures only. */
export interface Config {
  readonly behest: Behest;
  readonly baseUrl: string;
  readonly origins: AllowedOrigins;
  /** Seconds. */
  readonly ttl: number;
  readonly session: ConfiguredSession;
  readonly userRequestsPerMinute: number;
  readonly networkRequestsPerMinute: number;
  readonly trustProxyHops: number;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly shutdownGraceMs: number;
}

/** The published SDK would mint for these without being asked (design 6). */
const REFUSED = ['BEHEST_USER_ID', 'BEHEST_TIER'];

/** Known names that this version cannot honour: ignoring them silently would be worse. */
const UNSUPPORTED = ['BEHEST_KEY_NEXT', 'REDIS_URL', 'METRICS_PORT'];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Bounds of a variable that holds a whole number. */
interface Range {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Reads the environment; the names are those of the README's table.
 *
 * @throws ConfigError that names every variable that is missing or wrong, and shows no value.
 */
export function readConfig(environment: Environment): Config {
  const env = withoutBlanks(environment);
  const problems = [...exposedSecrets(env), ...unwanted(env)];
  const number = (name: string, range: Range) =>
    readNumber(env[name], range, () => {
      problems.push(`${name} must be a whole number from ${range.least} to ${range.most}.`);
    });
  const ttl = number('BEHEST_TTL', {usual: 900, least: 60, most: LONGEST_TTL_SECONDS});
  const timeoutMs = number('UPSTREAM_TIMEOUT_MS', {usual: 5000, least: 100, most: 10_000});
  const behest = collecting(problems, () => readBehest(env, timeoutMs));
  const session = collecting(problems, () => readSession(env));
  const origins = collecting(problems, () => readOrigins(env['ALLOWED_ORIGINS']));
  const logLevel = collecting(problems, () => readLogLevel(env['LOG_LEVEL']));
  const rest = {
    userRequestsPerMinute: number('RATE_USER_PER_MIN', {usual: 10, least: 1, most: 1e6}),
    networkRequestsPerMinute: number('RATE_IP_PER_MIN', {usual: 60, least: 1, most: 1e6}),
    trustProxyHops: number('TRUST_PROXY_HOPS', {usual: 0, least: 0, most: 10}),
    host: env['HOST'] ?? '127.0.0.1',
    port: number('PORT', {usual: 3080, least: 1, most: 65_535}),
    shutdownGraceMs: number('SHUTDOWN_GRACE_MS', {usual: 10_000, least: 0, most: 600_000}),
  };
  if (!behest || !session || !origins || !logLevel || problems.length > 0) {
    throw new ConfigError(problems);
  }
  return {...rest, ...behest, session, origins, logLevel, ttl};
}

function withoutBlanks(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const text = value?.trim();
      return text ? [[name, text]] : [];
    }),
  );
}

function unwanted(env: Environment): readonly string[] {
  return [
    ...REFUSED.filter((name) => name in env).map(
      (name) => `${name} must not be set: who the user is comes from the session.`,
    ),
    ...UNSUPPORTED.filter((name) => name in env).map(
      (name) => `${name} is not supported by this version.`,
    ),
  ];
}

function readNumber(text: string | undefined, range: Range, complain: () => void): number {
  const value = text === undefined ? range.usual : Number(text);
  const valid = Number.isInteger(value) && value >= range.least && value <= range.most;
  if (!valid) complain();
  return valid ? value : range.usual;
}

/** The client checks its own variables; what a template left behind is checked here. */
function readBehest(env: Environment, timeoutMs: number): Pick<Config, 'behest' | 'baseUrl'> {
  const problems: string[] = [];
  // Its range is narrower here and was checked already.
  const behest = collecting(problems, () => new Behest({env: {...env, BEHEST_TTL: ''}, timeoutMs}));
  const baseUrl = behest?.baseUrl;
  if (behest !== undefined && baseUrl === undefined) problems.push('BEHEST_BASE_URL is missing.');
  if (!problems.some((problem) => problem.startsWith('BEHEST_KEY '))) {
    const weak = weakKey(env['BEHEST_KEY'] ?? '', env['NODE_ENV'] === 'production');
    problems.push(...weak.map((end) => `BEHEST_KEY ${end}`));
  }
  if (behest === undefined || baseUrl === undefined || problems.length > 0) {
    throw new ConfigError(problems);
  }
  return {behest, baseUrl};
}

function readOrigins(list: string | undefined): AllowedOrigins {
  if (list === 'same-origin') return list;
  const origins = (list ?? '').split(',').flatMap((origin) => origin.trim() || []);
  const problems = originProblems(origins);
  if (problems.length === 0) return origins;
  throw new ConfigError(problems.map((end) => `ALLOWED_ORIGINS ${end}`));
}

function readLogLevel(level = 'info'): string {
  if (LOG_LEVELS.includes(level)) return level;
  throw new ConfigError([`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`]);
}

/** Goes on after a problem, so that all of them are told at once. */
function collecting<T>(problems: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof BehestConfigError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
