import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {RateLimiterMemory} from 'rate-limiter-flexible';

import {createMemoryRateLimiter, createRateLimiter} from '../../server/rate-limit.ts';

describe('a rate limiter', () => {
  it('allows as many as told in a minute, for every key alone', async () => {
    const limiter = createMemoryRateLimiter(2);
    const first = await limiter.consume('a');
    assert.deepEqual(first, {allowed: true, retryAfterSeconds: 0});
    await limiter.consume('a');
    const third = await limiter.consume('a');
    assert.equal(third.allowed, false);
    assert.ok(third.retryAfterSeconds >= 1 && third.retryAfterSeconds <= 60);
    assert.equal((await limiter.consume('b')).allowed, true);
  });

  it('allows again when the time is over', async () => {
    const limiter = createRateLimiter(new RateLimiterMemory({points: 1, duration: 0.03}));
    await limiter.consume('a');
    assert.equal((await limiter.consume('a')).allowed, false);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await limiter.consume('a')).allowed, true);
  });

  it('rejects when its store fails, instead of allowing or refusing', async () => {
    const broken = new RateLimiterMemory({points: 1, duration: 60});
    broken.consume = async () => Promise.reject(new Error('store is down'));
    await assert.rejects(createRateLimiter(broken).consume('a'), /store is down/);
  });
});
