import type {Auth} from '@behest/client-ts';
import type {Hono} from 'hono';
import type {Logger} from 'pino';

import {createApp, createStatusApp} from './app.ts';
import type {Config} from './config.ts';
import {createRotatingAuth} from './key-rotation.ts';
import {createMetrics, createMetricsApp, type Metrics} from './metrics.ts';
import {socketAddress} from './node-server.ts';
import {createMemoryRateLimiter, type RateLimiter} from './rate-limit.ts';
import {connectSharedLimits, type SharedLimits} from './shared-limits.ts';
import {createTokenHandler, type TokenEvent, type TokenHandler} from './token-handler.ts';

/** A mint server without its ports. */
export interface MintService {
  readonly app: Hono;
  readonly metricsApp: Hono;
  /** Proves the keys and waits for what makes the first request slow, but not for long. */
  readonly warm: () => Promise<void>;
  /** From now on `/readyz` says no. */
  readonly drain: () => void;
  readonly close: () => void;
}

const WARM_LIMIT_MS = 1000;

/** Puts together what the configuration asks for. Connects to Redis at once. */
export function createMintService(config: Config, log: Logger): MintService {
  const metrics = createMetrics(config.behest.mode);
  const limits = sharedLimits(config, log, metrics);
  let draining = false;
  const ready = async (): Promise<void> => {
    if (draining) throw new Error('draining');
    await config.session.ready();
  };
  const token = metrics.watchedHandler(tokenHandler(config, log, {metrics, limits}));
  return {
    app: createApp({token, ready, address: socketAddress}),
    metricsApp: createMetricsApp(metrics, createStatusApp(ready)),
    warm: async () => {
      await Promise.all([config.behest.ready(), config.nextBehest?.ready()]);
      const keys = config.session.ready().catch(() => {
        log.warn('The keys of sessions cannot be had yet.');
      });
      await Promise.all([atMost(WARM_LIMIT_MS, keys), limits?.ready(WARM_LIMIT_MS)]);
    },
    drain: () => {
      draining = true;
    },
    close: () => limits?.close(),
  };
}

function sharedLimits(config: Config, log: Logger, metrics: Metrics): SharedLimits | undefined {
  if (config.redisUrl === undefined) return undefined;
  metrics.sharedLimitsAvailable(true);
  return connectSharedLimits(config.redisUrl, (available) => {
    metrics.sharedLimitsAvailable(available);
    if (available) log.info('Redis answers again: limits are shared.');
    else log.warn('Redis does not answer: each instance counts limits by itself.');
  });
}

function tokenHandler(
  config: Config,
  log: Logger,
  {metrics, limits}: {readonly metrics: Metrics; readonly limits: SharedLimits | undefined},
): TokenHandler {
  const limiter = (scope: 'user' | 'address', perMinute: number): RateLimiter =>
    metrics.watchedLimiter(
      scope,
      limits?.limiter(scope, perMinute) ?? createMemoryRateLimiter(perMinute),
    );
  return createTokenHandler({
    auth: metrics.watchedAuth(authOf(config, log, metrics)),
    session: config.session.verify,
    origins: config.origins,
    baseUrl: config.baseUrl,
    ttl: config.ttl,
    trustProxyHops: config.trustProxyHops,
    rateLimit: {
      address: limiter('address', config.networkRequestsPerMinute),
      user: limiter('user', config.userRequestsPerMinute),
    },
    onEvent: (event) => {
      metrics.record(event);
      record(log, event);
    },
  });
}

/** A signature is refused by the gateway, not here: sign mode switches by a restart. */
function authOf({behest, nextBehest}: Config, log: Logger, metrics: Metrics): Auth {
  if (nextBehest === undefined || behest.mode === 'sign') return behest.auth;
  return createRotatingAuth([behest.auth, nextBehest.auth], () => {
    metrics.keySwitched();
    log.warn(
      'The gateway refused the key in use: the other one of BEHEST_KEY and BEHEST_KEY_NEXT took its place.',
    );
  });
}

/** Fields one by one: a whole object could bring a token along one day. */
function record(log: Logger, event: TokenEvent): void {
  const {requestId, status, code, traceId, durationMs} = event;
  const level = status >= 500 ? 'error' : 'info';
  log[level]({requestId, status, code, traceId, durationMs: Math.round(durationMs)}, 'token');
}

function atMost(limitMs: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
