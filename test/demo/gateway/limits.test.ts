import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ask, call, createTestGateway, hear, NOON, PROJECT, recordingClock} from './support.ts';

function createLimitedGateway(tierScale = 1): ReturnType<typeof createTestGateway> {
  let now = NOON;
  const clock = {...recordingClock().clock, now: () => now++};
  return createTestGateway({clock, settings: {limits: true, tierScale}});
}

const owner = (uid: string) => ({pid: PROJECT, uid});

describe('The limits of a tier', () => {
  it('let ten requests a minute through, then say when to come back', async () => {
    const gateway = createLimitedGateway();
    for (let count = 0; count < 10; count++) {
      assert.equal((await ask(gateway, 'Hello')).status, 200);
      gateway.advance(1);
    }
    const refused = await ask(gateway, 'Hello');
    assert.equal(refused.status, 429);
    assert.equal((await refused.json()).error.code, 'rate_limited');
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(Number.isInteger(wait) && wait >= 49 && wait <= 51);
    gateway.advance(wait - 2);
    assert.equal((await ask(gateway, 'Hello')).status, 429);
    gateway.advance(2);
    assert.equal((await ask(gateway, 'Hello')).status, 200);
  });

  it('count each user by themselves and by the tier in the token', async () => {
    const gateway = createLimitedGateway(0.1);
    const {jwt: token} = await gateway.mint({user_id: 'max', tier: 'max'});
    assert.equal((await ask(gateway, 'Hello')).status, 200);
    assert.equal((await ask(gateway, 'Hello')).status, 429);
    assert.equal((await ask(gateway, 'Hello', {user: 'grace'})).status, 200);
    for (let count = 0; count < 30; count++) {
      assert.equal((await ask(gateway, 'Hello', {token})).status, 200);
    }
    assert.equal((await ask(gateway, 'Hello', {token})).status, 429);
  });

  it('refuse the day after so many requests with 402 and the numbers, until midnight UTC', async () => {
    const gateway = createLimitedGateway(0.02);
    await ask(gateway, 'Hello');
    gateway.advance(61);
    await ask(gateway, 'Hello');
    gateway.advance(61);
    const refused = await ask(gateway, 'Hello');
    assert.equal(refused.status, 402);
    assert.deepEqual((await refused.json()).error, {
      code: 'quota_exceeded',
      message: 'The free tier allows 2 requests a day.',
      details: {tier: 'free', limit: {requests_per_day: 2}, usage: {requests_today: 2}},
    });
    gateway.advance(86_400);
    assert.equal((await ask(gateway, 'Hello')).status, 200);
  });

  it('end an answer in the middle when the tokens of the day are used up', async () => {
    const gateway = createLimitedGateway(0.001);
    const heard = await hear(await ask(gateway, 'Hello', {thread: 't'}));
    assert.equal(heard.error?.code, 'quota_exceeded');
    assert.ok(heard.text.length > 100 && heard.text.length <= 200);
    assert.deepEqual([heard.isDone, heard.finish], [true, undefined]);
    const details = (heard.error as unknown as {details: Record<string, unknown>}).details;
    assert.deepEqual(details['limit'], {tokens_per_day: 50});
    const [, answer] = gateway.threads.messages(owner('ada'), 't')!;
    assert.equal(answer?.status, 'interrupted');
    assert.equal(answer?.content, heard.text);
  });

  it('refuse a whole answer that the budget cannot pay', async () => {
    const gateway = createLimitedGateway(0.001);
    const response = await ask(gateway, 'Hello', {body: {stream: false}});
    assert.equal(response.status, 402);
    assert.equal(gateway.stats().open, 0);
  });

  it('do not apply when they are off', async () => {
    const gateway = createTestGateway({settings: {limits: false, tierScale: 0.001}});
    for (let count = 0; count < 12; count++) {
      assert.equal((await ask(gateway, 'Hello')).status, 200);
    }
  });
});

describe('GET /v1/billing/usage', () => {
  it('adds up what the user has asked and been told in the window', async () => {
    const gateway = createLimitedGateway();
    const {text} = await hear(await ask(gateway, 'Hello'));
    gateway.advance(86_400);
    await hear(await ask(gateway, 'Hello again'));
    const usage = await (await call(gateway, '/v1/billing/usage?to=2026-01-02')).json();
    const {cost_usd, by_model, ...counts} = usage.platform;
    assert.equal(usage.project_id, PROJECT);
    assert.deepEqual(usage.window, {from: '2026-01-02', to: '2026-01-02'});
    assert.deepEqual(counts, {
      requests: 1,
      input_tokens: 2,
      output_tokens: Math.ceil(text.length / 4),
    });
    assert.ok(cost_usd > 0);
    assert.deepEqual(by_model, [{model: 'gemini-2.5-flash', requests: 1, cost_usd}]);
    const other = await (await call(gateway, '/v1/billing/usage', {user: 'grace'})).json();
    assert.equal(other.platform.requests, 0);
  });
});

describe('GET /v1/usage', () => {
  it('is missing as in reality, until the switch is on', async () => {
    const gateway = createLimitedGateway();
    await hear(await ask(gateway, 'Hello'));
    assert.equal((await call(gateway, '/v1/usage?granularity=day')).status, 404);
    gateway.settings.usageRoute = true;
    const usage = await (await call(gateway, '/v1/usage?granularity=day')).json();
    assert.equal(usage.breakdown.length, 1);
    assert.equal(usage.breakdown[0].timestamp, '2026-01-02T00:00:00.000Z');
    assert.equal(usage.totals.tokens, usage.breakdown[0].tokens);
    assert.ok(usage.totals.tokens > 50);
  });
});
