import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createMetrics} from '../../server/metrics.ts';
import {createMemoryRateLimiter} from '../../server/rate-limit.ts';
import {recordingAuth} from './support/token-endpoint.ts';

const event = {requestId: 'r_1', code: undefined, traceId: undefined, durationMs: 4};

describe('the metrics', () => {
  it('count tokens, preflights and refusals by their code', async () => {
    const metrics = createMetrics('sign');
    metrics.record({...event, status: 200});
    metrics.record({...event, status: 204});
    metrics.record({...event, status: 401, code: 'unauthenticated'});
    metrics.record({...event, status: 401, code: 'unauthenticated'});
    const text = await (await metrics.render()).text();
    assert.match(text, /behest_mint_total\{mode="sign",outcome="minted"\} 1\n/);
    assert.match(text, /behest_mint_total\{mode="sign",outcome="preflight"\} 1\n/);
    assert.match(text, /behest_mint_total\{mode="sign",outcome="unauthenticated"\} 2\n/);
    assert.match(text, /behest_mint_seconds_bucket\{le="0.005",mode="sign"\} 4\n/);
  });

  it('count refusals by scope, requests in flight, and what goes wrong in the background', async () => {
    const metrics = createMetrics('apiKey');
    const limiter = metrics.watchedLimiter('user', createMemoryRateLimiter(1));
    await limiter.consume('ada_lovelace');
    await limiter.consume('ada_lovelace');
    await metrics.watchedAuth(recordingAuth().auth).mint({user_id: 'ada_lovelace'});
    metrics.sharedLimitsAvailable(true);
    metrics.sharedLimitsAvailable(false);
    metrics.keySwitched();
    let during = '';
    const handler = metrics.watchedHandler(async () => {
      during = await (await metrics.render()).text();
      return new Response();
    });
    await handler(new Request('https://host.example'));
    const text = await (await metrics.render()).text();
    assert.match(during, /^behest_inflight 1$/m);
    for (const line of [
      'behest_inflight 0',
      'behest_limited_total{scope="user"} 1',
      'behest_gateway_seconds_count{mode="apiKey"} 1',
      'behest_redis_up 0',
      'behest_redis_lost_total 1',
      'behest_key_switch_total 1',
    ]) {
      assert.ok(text.includes(`\n${line}\n`), line);
    }
    assert.ok(!text.includes('ada_lovelace'));
  });

  it('come in the format that Prometheus asks for', async () => {
    const {headers} = await createMetrics('sign').render();
    assert.match(headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  });
});
