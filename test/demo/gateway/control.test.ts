import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Gateway} from '../../../demo/gateway/gateway.ts';
import {SCENARIOS} from '../../../demo/gateway/scenarios.ts';
import {ask, BASE, createTestGateway, hear, ORIGIN, randomKey} from './support.ts';

interface Order {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly base?: string;
}

function direct(gateway: Gateway, path: string, order: Order = {}): Promise<Response> {
  const {method = order.body === undefined ? 'GET' : 'POST', body, headers, base = BASE} = order;
  return gateway.fetch(
    new Request(`${base}/__standin/${path}`, {
      method,
      ...(headers && {headers}),
      ...(body !== undefined && {body: JSON.stringify(body)}),
    }),
  );
}

describe('The control routes', () => {
  it('turn a scenario on, show it and turn it off', async () => {
    const gateway = createTestGateway();
    assert.equal(
      (await direct(gateway, 'scenario', {body: {name: '402', user: 'ada'}})).status,
      204,
    );
    assert.deepEqual(await (await direct(gateway, 'scenario')).json(), {name: '402', user: 'ada'});
    assert.equal((await ask(gateway, 'Hello')).status, 402);
    assert.equal((await ask(gateway, 'Hello', {user: 'grace'})).status, 200);
    assert.equal((await direct(gateway, 'scenario', {method: 'DELETE'})).status, 204);
    assert.equal((await ask(gateway, 'Hello')).status, 200);
    assert.equal(await (await direct(gateway, 'scenario')).json(), null);
  });

  for (const body of [
    {name: 'no-such-thing'},
    {n: 7},
    {name: '429', n: -1},
    {name: '429', n: 'many'},
    {name: 'drop', stored: 'some'},
    {name: 'drop', at: 'window'},
    {name: 'drop', colour: 'red'},
  ]) {
    it(`refuse the order ${JSON.stringify(body)} with 400`, async () => {
      const gateway = createTestGateway();
      const response = await direct(gateway, 'scenario', {body});
      assert.equal(response.status, 400);
      assert.equal((await ask(gateway, 'Hello')).status, 200);
    });
  }

  it('hand out the whole table', async () => {
    const table = await (await direct(createTestGateway(), 'scenarios')).json();
    assert.deepEqual(
      table.map((row: {name: string}) => row.name),
      SCENARIOS.map(({name}) => name),
    );
  });

  it('change settings and refuse what is no setting', async () => {
    const gateway = createTestGateway();
    const body = {envelope: 'flat', tokenTtl: 30, allowStainless: false};
    assert.equal((await direct(gateway, 'settings', {body})).status, 204);
    assert.equal(gateway.settings.envelope, 'flat');
    const refused = await ask(gateway, '/s 402');
    assert.equal(typeof (await refused.json()).error, 'string');
    for (const wrong of [{envelope: 'round'}, {tokenTtl: -1}, {waitScale: 'slow'}, {speed: 1}]) {
      assert.equal((await direct(gateway, 'settings', {body: wrong})).status, 400);
    }
    assert.equal((await (await direct(gateway, 'settings')).json()).tokenTtl, 30);
  });

  it('move the clock, use up a quota and begin again', async () => {
    const gateway = createTestGateway({settings: {limits: true}});
    const {jwt: token} = await gateway.mint({user_id: 'ada', ttl: 60});
    await direct(gateway, 'quota', {body: {user: 'ada', tokens: 50_000}});
    assert.equal((await ask(gateway, 'Hello', {token})).status, 402);
    await direct(gateway, 'clock', {body: {seconds: 3600}});
    assert.equal((await ask(gateway, 'Hello', {token})).status, 401);
    await direct(gateway, 'reset', {method: 'POST'});
    assert.equal((await ask(gateway, 'Hello', {token, thread: 't'})).status, 200);
    assert.equal((await direct(gateway, 'clock', {body: {seconds: 'much'}})).status, 400);
  });

  it('report what the gateway is doing', async () => {
    const gateway = createTestGateway();
    await hear(await ask(gateway, 'Hello'));
    const {started, finished, open, tokens} = await (await direct(gateway, 'stats')).json();
    assert.deepEqual({started, finished, open}, {started: 1, finished: 1, open: 0});
    assert.ok(tokens > 50);
  });

  it('serve this machine and pages of allowed origins only', async () => {
    const gateway = createTestGateway();
    const statusWith = async (order: Order): Promise<number> =>
      (await direct(gateway, 'stats', order)).status;
    for (const base of ['http://localhost:1', 'http://127.0.0.1:8788', 'http://[::1]:8788']) {
      assert.equal(await statusWith({base}), 200, base);
    }
    for (const base of [
      'http://evil.example',
      'http://localhost.evil.example',
      'http://10.0.0.7',
    ]) {
      assert.equal(await statusWith({base}), 403, base);
    }
    assert.equal(await statusWith({headers: {origin: ORIGIN}}), 200);
    assert.equal(await statusWith({headers: {origin: 'https://evil.example'}}), 403);
    assert.equal(await statusWith({headers: {origin: 'null'}}), 403);
  });

  it('serve a listed host that is not this machine', async () => {
    const base = 'https://amber-fox-042.behest.app';
    const gateway = createTestGateway({allowedHosts: ['amber-fox-042.behest.app']});
    assert.equal((await direct(gateway, 'stats', {base})).status, 200);
  });

  it('do not exist when control is off', async () => {
    const gateway = createTestGateway({control: false});
    assert.equal((await direct(gateway, 'stats')).status, 404);
    assert.equal((await direct(gateway, 'scenario', {body: {name: '500'}})).status, 404);
    assert.equal((await ask(gateway, 'Hello')).status, 200);
  });
});

describe('The log', () => {
  it('says who asked what when and how it went, without any text or secret', async () => {
    const key = randomKey();
    const gateway = createTestGateway({apiKeys: [key]});
    await gateway.fetch(
      new Request(`${BASE}/v1/auth/mint`, {
        method: 'POST',
        headers: {authorization: `Bearer ${key}`},
        body: JSON.stringify({user_id: 'ada'}),
      }),
    );
    const response = await ask(gateway, '/s 402 my secret words', {thread: 't'});
    const log = gateway.log();
    assert.deepEqual(
      log.map(({method, path, status}) => `${method} ${path} ${status}`),
      ['POST /v1/auth/mint 200', 'POST /v1/chat/completions 402'],
    );
    const {at: _, milliseconds, ...entry} = log[1]!;
    assert.ok(milliseconds >= 0);
    assert.deepEqual(entry, {
      method: 'POST',
      path: '/v1/chat/completions',
      status: 402,
      traceId: response.headers.get('x-trace-id'),
      user: 'ada',
      thread: 't',
      scenario: '402',
    });
    assert.doesNotMatch(JSON.stringify(log), /secret|behest_sk|eyJ/);
  });
});
