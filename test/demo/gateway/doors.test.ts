import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {decodeJwt} from 'jose';
import type {Gateway} from '../../../demo/gateway/gateway.ts';
import {
  ask,
  BASE,
  call,
  createTestGateway,
  hear,
  messagesOf,
  NOON,
  randomKey,
  recordingClock,
} from './support.ts';

describe('A scenario elsewhere', () => {
  it('history fills a thread when it is read, once', async () => {
    const gateway = createTestGateway({clock: recordingClock().clock});
    gateway.setScenario({name: 'history', n: 30});
    const messages = await messagesOf(gateway, 't');
    assert.equal(messages.length, 30);
    assert.equal(messages[0]?.role, 'user');
    assert.equal(messages.at(-1)?.role, 'assistant');
    assert.equal((await messagesOf(gateway, 't')).length, 30);
    assert.equal((await (await call(gateway, '/v1/threads')).json())[0].messages_count, 30);
    assert.ok(Date.parse((messages[0] as unknown as {created_at: string}).created_at) < NOON);
  });

  it('history fills the present thread when it is typed', async () => {
    const gateway = createTestGateway();
    await hear(await ask(gateway, '/s history n=4 Hello', {thread: 't'}));
    assert.equal((await messagesOf(gateway, 't')).length, 6);
  });

  it('404-thread and 403-thread refuse the thread routes and leave chat alone', async () => {
    const gateway = createTestGateway();
    await hear(await ask(gateway, 'Hello', {thread: 't'}));
    for (const [name, status] of [
      ['404-thread', 404],
      ['403-thread', 403],
    ] as const) {
      gateway.setScenario({name});
      assert.equal((await call(gateway, '/v1/threads/t/messages')).status, status);
      assert.equal((await ask(gateway, 'Hello')).status, 200);
    }
  });

  it('any refusal can stand at the thread routes or the mint route', async () => {
    const gateway = createTestGateway();
    gateway.setScenario({name: '500', at: 'threads'});
    assert.equal((await call(gateway, '/v1/threads')).status, 500);
    assert.equal((await ask(gateway, 'Hello')).status, 200);
  });

  it('typed for another door, hits the next request there, once and for this user only', async () => {
    const gateway = createTestGateway();
    const {text} = await hear(await ask(gateway, '/s mint-500'));
    assert.match(text, /\*\*mint-500\*\* is on/);
    assert.equal(await gateway.hostFault('grace'), undefined);
    assert.equal((await gateway.hostFault('ada'))?.status, 500);
    assert.equal(await gateway.hostFault('ada'), undefined);
  });

  it('offline leaves everything to the page', async () => {
    const gateway = createTestGateway({scenario: {name: 'offline'}});
    assert.equal((await ask(gateway, 'Hello')).status, 200);
  });
});

describe('The token answer of a host', () => {
  const gateway = createTestGateway();

  it('is what the widget reads, with a token that the gateway accepts', async () => {
    const response = await gateway.tokenResponse({id: 'ada', sessionId: 's1', baseUrl: BASE});
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const body = await response.json();
    assert.deepEqual(Object.keys(body), ['token', 'sessionId', 'ttl', 'expiresAt', 'baseUrl']);
    assert.equal(body.sessionId, 's1');
    assert.equal(body.ttl, 900);
    assert.equal(body.expiresAt, decodeJwt(body.token).exp);
    assert.equal((await ask(gateway, 'Hello', {token: body.token})).status, 200);
  });

  const broken: readonly (readonly [string, number, RegExp])[] = [
    ['mint-401', 401, /"code":"unauthenticated"/],
    ['mint-403', 403, /"code":"origin_not_allowed"/],
    ['mint-429', 429, /"code":"rate_limited"/],
    ['mint-500', 500, /"code":"server_error"/],
    ['mint-html', 200, /^<!doctype html>/],
    ['mint-no-token', 200, /^\{"status":"ok"\}$/],
  ];
  for (const [name, status, body] of broken) {
    it(`is broken by ${name} until the scenario is off`, async () => {
      gateway.setScenario({name});
      const response = await gateway.tokenResponse({id: 'ada'});
      assert.equal(response.status, status);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('retry-after'), name === 'mint-429' ? '7' : null);
      assert.match(await response.text(), body);
      gateway.setScenario(null);
      assert.equal(await gateway.hostFault('ada'), undefined);
    });
  }

  it('is late by the milliseconds of mint-slow', async () => {
    const {clock, waits} = recordingClock();
    const slow = createTestGateway({
      clock,
      settings: {waitScale: 1},
      scenario: {name: 'mint-slow'},
    });
    assert.equal((await slow.tokenResponse({id: 'ada'})).status, 200);
    assert.deepEqual(waits, [12_000]);
  });

  it('is refused at the mint route in the flat envelope, with Retry-After', async () => {
    const key = randomKey();
    const gateway = createTestGateway({apiKeys: [key], scenario: {name: '429', at: 'mint', n: 9}});
    const response = await mintOver(gateway, key);
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('retry-after'), '9');
    const {error, code, retryable} = await response.json();
    assert.deepEqual([typeof error, code, retryable], ['string', 'rate_limited', true]);
    assert.equal((await ask(gateway, 'Hello')).status, 200);
  });

  it('is left alone by the same scenario at the mint route of the gateway', async () => {
    const key = randomKey();
    const gateway = createTestGateway({
      apiKeys: [key],
      scenario: {name: 'mint-no-token', at: 'mint'},
    });
    assert.equal((await gateway.tokenResponse({id: 'ada'})).status, 200);
    const response = await mintOver(gateway, key);
    assert.equal(response.status, 200);
    assert.equal('jwt' in (await response.json()), false);
  });
});

function mintOver(gateway: Gateway, key: string): Promise<Response> {
  return gateway.fetch(
    new Request(`${BASE}/v1/auth/mint`, {
      method: 'POST',
      headers: {authorization: `Bearer ${key}`},
      body: JSON.stringify({user_id: 'ada'}),
    }),
  );
}
