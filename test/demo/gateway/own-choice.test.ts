import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {BASE, createTestGateway} from './support.ts';

const gateway = createTestGateway({control: false});

async function askAt(query: string, {thread = 'own', user = 'ada'} = {}): Promise<Response> {
  const {jwt} = await gateway.mint({user_id: user});
  return gateway.fetch(
    new Request(`${BASE}/v1/chat/completions${query}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${jwt}`,
        'content-type': 'application/json',
        'x-thread-id': thread,
      },
      body: JSON.stringify({stream: true, messages: [{role: 'user', content: 'Hello'}]}),
    }),
  );
}

async function wordsOf(response: Response): Promise<string> {
  return (await response.text()).replace(/"(id|created)":("[^"]*"|\d+)/g, '');
}

describe('A scenario in the address of a request', () => {
  it('hits that request and no other', async () => {
    assert.equal((await askAt('?s=429&n=7')).headers.get('retry-after'), '7');
    assert.equal((await askAt('')).status, 200);
  });

  it('wins over the scenario that is on for all', async () => {
    gateway.setScenario({name: '500'});
    assert.equal((await askAt('?s=403')).status, 403);
    gateway.setScenario(null);
  });

  it('hits as often as the table says, in each thread by itself', async () => {
    assert.equal((await askAt('?s=5xx-once', {thread: 'one'})).status, 503);
    assert.equal((await askAt('?s=5xx-once', {thread: 'two'})).status, 503);
    assert.equal((await askAt('?s=5xx-once', {thread: 'one'})).status, 200);
  });

  it('stands at its own door only', async () => {
    assert.equal((await askAt('?s=mint-401')).status, 200);
    const request = new Request('http://localhost:8787/api/behest/token?s=mint-401');
    assert.equal((await gateway.hostFault('ada', request))?.status, 401);
    assert.equal((await gateway.tokenResponse({id: 'ada'}, request)).status, 401);
    assert.equal((await gateway.tokenResponse({id: 'ada'})).status, 200);
  });

  it('is nothing when the table does not have it, and refused when a value makes no sense', async () => {
    assert.equal((await askAt('?s=nonsense')).status, 200);
    assert.equal((await askAt('?s=429&n=soon')).status, 400);
  });
});

describe('A seed in the address of a request', () => {
  it('gives the same answer and trace id to everybody, another seed another answer', async () => {
    const first = await askAt('?seed=7', {thread: 'a'});
    const second = await askAt('?seed=7', {thread: 'b', user: 'grace'});
    const other = await askAt('?seed=8', {thread: 'c'});
    const trace = first.headers.get('x-trace-id');
    assert.match(trace ?? '', /^trace_[0-9a-f]{24}$/);
    assert.equal(second.headers.get('x-trace-id'), trace);
    assert.notEqual(other.headers.get('x-trace-id'), trace);
    const words = await wordsOf(first);
    assert.equal(await wordsOf(second), words);
    assert.notEqual(await wordsOf(other), words);
  });
});
