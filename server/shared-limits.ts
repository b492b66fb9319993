import {Redis} from 'ioredis';
import {RateLimiterRedis} from 'rate-limiter-flexible';

import {createMemoryRateLimiter, createRateLimiter, type RateLimiter} from './rate-limit.ts';

/** Rate limits that all instances count together. */
export interface SharedLimits {
  /** Counts in Redis under `behest:<name>:`, or in this process while Redis does not answer. */
  readonly limiter: (name: string, perMinute: number) => RateLimiter;
  /** Settles when Redis answers, at the latest after the given time. */
  readonly ready: (limitMs: number) => Promise<void>;
  readonly close: () => void;
}

/** Told once when Redis stops answering, and once when it answers again. */
export type SharedLimitsListener = (available: boolean) => void;

/** Longer than this nobody waits for a number. */
const ANSWER_LIMIT_MS = 250;
const LONGEST_RECONNECT_WAIT_MS = 1000;

/**
 * Connects to Redis or Valkey. Requests never fail because of it: each instance counts by itself
 * for as long as it is away, which allows each of them the whole limit.
 */
export function connectSharedLimits(url: string, listener: SharedLimitsListener): SharedLimits {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_LIMIT_MS,
    connectTimeout: 5000,
    retryStrategy: (attempt) => Math.min(attempt * 50, LONGEST_RECONNECT_WAIT_MS),
  });
  let available = true;
  const tell = (answers: boolean): void => {
    if (answers !== available) listener(answers);
    available = answers;
  };
  // Every failed attempt to connect is one; the listener is told of the first.
  redis.on('error', () => tell(false));
  redis.on('ready', () => tell(true));
  return {
    limiter: (name, perMinute) => insured(sharedLimiter(redis, name, perMinute), perMinute, tell),
    ready: (limitMs) => settled(redis, limitMs),
    close: () => redis.disconnect(),
  };
}

function sharedLimiter(redis: Redis, name: string, perMinute: number): RateLimiter {
  return createRateLimiter(
    new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `behest:${name}`,
      points: perMinute,
      duration: 60,
      rejectIfRedisNotReady: true,
    }),
  );
}

/** The library's own insurance cannot be watched: nobody would learn that limits have doubled. */
function insured(shared: RateLimiter, perMinute: number, tell: SharedLimitsListener): RateLimiter {
  const own = createMemoryRateLimiter(perMinute);
  return {
    consume: async (key) => {
      try {
        const consumption = await shared.consume(key);
        tell(true);
        return consumption;
      } catch {
        tell(false);
        return own.consume(key);
      }
    },
  };
}

function settled(redis: Redis, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (redis.status === 'ready') finish();
    else redis.once('ready', finish);
  });
}
