import {
  Behest,
  BehestConfigError,
  type BehestInit,
  type Environment,
  type Transport,
} from '@behest/client-ts';

import {ConfigError} from './errors.ts';
import {LONGEST_TTL_SECONDS} from './minted.ts';
import {originProblems, type AllowedOrigins} from './origin.ts';
import {exposedSecrets, weakKey} from './secrets.ts';
import {readSession, type ConfiguredSession} from './session-config.ts';

/** Everything the mint server needs, checked. Keys and secrets are inside closures only. */
export interface Config {
  readonly behest: Behest;
  /** With the key that is about to replace the other one (`BEHEST_KEY_NEXT`). */
  readonly nextBehest: Behest | undefined;
  readonly baseUrl: string;
  readonly origins: AllowedOrigins;
  /** Seconds. */
  readonly ttl: number;
  readonly session: ConfiguredSession;
  readonly userRequestsPerMinute: number;
  readonly networkRequestsPerMinute: number;
  /** Redis or Valkey. May hold a password. */
  readonly redisUrl: string | undefined;
  readonly trustProxyHops: number;
  readonly host: string;
  readonly port: number;
  /** On 127.0.0.1. Undefined: no metrics. */
  readonly metricsPort: number | undefined;
  readonly logLevel: string;
  readonly shutdownGraceMs: number;
}

/** The published SDK would mint for these without being asked (design 6). */
const REFUSED = ['BEHEST_USER_ID', 'BEHEST_TIER'];

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
 * @param transport How the gateway is reached. Default: the global `fetch`.
 * @throws ConfigError that names every variable that is missing or wrong, and shows no value.
 */
export function readConfig(environment: Environment, transport?: Transport): Config {
  const env = withoutBlanks(environment);
  const problems = [...exposedSecrets(env), ...unwanted(env)];
  const number = (name: string, range: Range) =>
    readNumber(env[name], range, () => {
      problems.push(`${name} must be a whole number from ${range.least} to ${range.most}.`);
    });
  const ttl = number('BEHEST_TTL', {usual: 900, least: 60, most: LONGEST_TTL_SECONDS});
  const timeoutMs = number('UPSTREAM_TIMEOUT_MS', {usual: 5000, least: 100, most: 10_000});
  const wire = {timeoutMs, ...(transport === undefined ? {} : {transport})};
  const behest = collecting(problems, () => readBehest(env, wire));
  const session = collecting(problems, () => readSession(env));
  const origins = collecting(problems, () => readOrigins(env['ALLOWED_ORIGINS']));
  const logLevel = collecting(problems, () => readLogLevel(env['LOG_LEVEL']));
  const redisUrl = collecting(problems, () => readRedisUrl(env['REDIS_URL']));
  const rest = {
    redisUrl,
    ...readPorts(env, number),
    userRequestsPerMinute: number('RATE_USER_PER_MIN', {usual: 10, least: 1, most: 1e6}),
    networkRequestsPerMinute: number('RATE_IP_PER_MIN', {usual: 60, least: 1, most: 1e6}),
    trustProxyHops: number('TRUST_PROXY_HOPS', {usual: 0, least: 0, most: 10}),
    host: env['HOST'] ?? '127.0.0.1',
    shutdownGraceMs: number('SHUTDOWN_GRACE_MS', {usual: 10_000, least: 0, most: 600_000}),
  };
  if (!behest || !session || !origins || !logLevel || problems.length > 0) {
    throw new ConfigError([...new Set(problems)]);
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
  const samePort = env['METRICS_PORT'] !== undefined && env['METRICS_PORT'] === env['PORT'];
  return [
    ...REFUSED.filter((name) => name in env).map(
      (name) => `${name} must not be set: who the user is comes from the session.`,
    ),
    ...(samePort ? ['METRICS_PORT must not be PORT.'] : []),
  ];
}

function readNumber(text: string | undefined, range: Range, complain: () => void): number {
  const value = text === undefined ? range.usual : Number(text);
  const valid = Number.isInteger(value) && value >= range.least && value <= range.most;
  if (!valid) complain();
  return valid ? value : range.usual;
}

function readPorts(
  env: Environment,
  number: (name: string, range: Range) => number,
): Pick<Config, 'port' | 'metricsPort'> {
  const range = {usual: 3080, least: 1, most: 65_535};
  const metricsPort = 'METRICS_PORT' in env ? number('METRICS_PORT', range) : undefined;
  return {port: number('PORT', range), metricsPort};
}

type Wire = Pick<BehestInit, 'timeoutMs' | 'transport'>;

function readBehest(
  env: Environment,
  wire: Wire,
): Pick<Config, 'behest' | 'nextBehest' | 'baseUrl'> {
  const problems: string[] = [];
  const behest = collecting(problems, () => clientFor('BEHEST_KEY', env, wire));
  const nextBehest =
    env['BEHEST_KEY_NEXT'] && collecting(problems, () => clientFor('BEHEST_KEY_NEXT', env, wire));
  if (behest && nextBehest && behest.mode !== nextBehest.mode) {
    problems.push('BEHEST_KEY_NEXT must be a key of the same kind as BEHEST_KEY.');
  }
  const baseUrl = behest?.baseUrl;
  if (behest !== undefined && baseUrl === undefined) problems.push('BEHEST_BASE_URL is missing.');
  if (behest === undefined || baseUrl === undefined || problems.length > 0) {
    throw new ConfigError(problems);
  }
  return {behest, nextBehest: nextBehest || undefined, baseUrl};
}

/** The client checks its own variables; what a template left behind is checked here. */
function clientFor(name: string, env: Environment, wire: Wire): Behest {
  const key = env[name] ?? '';
  const weak = weakKey(key, env['NODE_ENV'] === 'production').map((end) => `${name} ${end}`);
  try {
    // The range of a token's life is narrower here and was checked already.
    const behest = new Behest({...wire, env: {...env, BEHEST_KEY: key, BEHEST_TTL: ''}});
    if (weak.length === 0) return behest;
  } catch (error) {
    if (!(error instanceof BehestConfigError)) throw error;
    const problems = error.problems.map((problem) => problem.replace(/^BEHEST_KEY /, `${name} `));
    throw new ConfigError(
      problems.some((problem) => problem.startsWith(`${name} `))
        ? problems
        : [...problems, ...weak],
    );
  }
  throw new ConfigError(weak);
}

function readRedisUrl(url: string | undefined): string | undefined {
  const {protocol} = URL.canParse(url ?? '') ? new URL(url ?? '') : {protocol: ''};
  if (url === undefined || /^rediss?:$/.test(protocol)) return url;
  throw new ConfigError(['REDIS_URL must begin with redis:// or rediss://.']);
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
