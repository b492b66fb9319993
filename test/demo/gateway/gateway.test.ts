import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createGateway} from '../../../demo/gateway/gateway.ts';
import {ask, BASE, call, createTestGateway, hear} from './support.ts';

describe('createGateway', () => {
  it('gives an app that can be mounted and asked directly', async () => {
    const {app} = createTestGateway();
    const response = await app.request('/v1/models');
    assert.equal(response.status, 200);
  });

  it('has two gateways refuse the tokens of each other', async () => {
    const {jwt: token} = await createTestGateway({seed: 1}).mint({user_id: 'ada'});
    assert.equal((await ask(createTestGateway({seed: 2}), 'Hello', {token})).status, 401);
    assert.equal((await ask(createTestGateway({seed: 1}), 'Hello', {token})).status, 401);
  });

  it('forgets everything on reset but the keys', async () => {
    const gateway = createTestGateway();
    const {jwt: token} = await gateway.mint({user_id: 'ada'});
    await hear(await ask(gateway, 'Hello', {thread: 't', token}));
    gateway.advance(7200);
    gateway.reset();
    assert.deepEqual(gateway.log(), []);
    assert.equal(gateway.stats().started, 0);
    assert.equal((await ask(gateway, 'Hello', {token})).status, 200);
    assert.equal((await call(gateway, '/v1/threads/t')).status, 404);
  });

  it('answers 500 without details when it fails itself, and reports why', async () => {
    const reported: unknown[] = [];
    const gateway = createGateway({
      apiKeys: [],
      journal: () => {
        throw new Error('The disk is full at /secret/path.');
      },
      report: (error) => reported.push(error),
    });
    const response = await ask(gateway, 'Hello', {thread: 't'});
    assert.equal(response.status, 500);
    assert.equal((await response.json()).error.message, 'The gateway has failed.');
    assert.match(String(reported[0]), /disk is full/);
  });
});

describe('The error envelope', () => {
  const shapes: readonly (readonly [string, RegExp])[] = [
    ['nested', /^\{"error":\{"code":"invalid_token","message":"[^"]+"\}\}$/],
    ['flat', /^\{"error":"[^"]+","code":"invalid_token","retryable":false\}$/],
    ['bare', /^\{"code":"invalid_token","message":"[^"]+"\}$/],
    ['legacy', /^\{"error":\{"code":"BEHEST_AUTH_INVALID","message":"[^"]+"\}\}$/],
    ['message', /^\{"message":"[^"]+"\}$/],
    ['html', /^<!doctype html>/],
    ['empty', /^$/],
  ];
  for (const [envelope, shape] of shapes) {
    it(`can be ${envelope} on all data routes`, async () => {
      const gateway = createTestGateway({settings: {envelope: envelope as 'nested'}});
      const response = await gateway.fetch(new Request(`${BASE}/v1/threads`));
      assert.equal(response.status, 401);
      assert.match(await response.text(), shape);
    });
  }
});

describe('The fetch of a gateway', () => {
  it('rejects when it is aborted before or while the response is made', async () => {
    const gateway = createTestGateway({settings: {waitScale: 1}});
    const {jwt} = await gateway.mint({user_id: 'ada'});
    const send = (signal: AbortSignal) =>
      gateway.asFetch(`${BASE}/v1/chat/completions`, {
        method: 'POST',
        headers: {authorization: `Bearer ${jwt}`},
        body: JSON.stringify({
          messages: [{role: 'user', content: '/s slow-headers'}],
          stream: true,
        }),
        signal,
      });
    await assert.rejects(send(AbortSignal.abort()), {name: 'AbortError'});
    const client = new AbortController();
    const response = send(client.signal);
    setTimeout(() => client.abort(), 20);
    await assert.rejects(response, {name: 'AbortError'});
  });
});
