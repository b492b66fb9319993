import {RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract} from 'rate-limiter-flexible';

/** Counts requests under a key. */
export interface RateLimiter {
  /** Takes one; rejects when it cannot count. */
  readonly consume: (key: string) => Promise<Consumption>;
}

export interface Consumption {
  readonly allowed: boolean;
  /** Seconds until the next request may be allowed; 0 when this one is. */
  readonly retryAfterSeconds: number;
}

/** Counts in this process: several instances allow several times as much. */
export function createMemoryRateLimiter(perMinute: number): RateLimiter {
  return createRateLimiter(new RateLimiterMemory({points: perMinute, duration: 60}));
}

/** Counts wherever the given limiter does; the seam for a shared store. */
export function createRateLimiter(limiter: RateLimiterAbstract): RateLimiter {
  return {
    consume: async (key) => {
      try {
        await limiter.consume(key);
        return {allowed: true, retryAfterSeconds: 0};
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        return {allowed: false, retryAfterSeconds: Math.ceil(rejection.msBeforeNext / 1000)};
      }
    },
  };
}
