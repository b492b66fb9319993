import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {Behest} from '@behest/client-ts';
import OpenAI from 'openai';

import {createGateway} from '../../demo/gateway/gateway.ts';
import {createHost} from '../../demo/host.ts';
import {SITE_FILES} from '../../demo/site-files.ts';

const gatewayUrl = 'http://localhost:8788';
const site = 'http://localhost:8787';
const key = `behest_sk_live_${'0123456789abcdef'.repeat(2)}`;
const gateway = createGateway({apiKeys: [key], origins: [site], settings: {waitScale: 0}});

interface TokenAnswer {
  readonly token: string;
  readonly ttl: number;
  readonly sessionId: string;
  readonly expiresAt: number;
  readonly baseUrl: string;
}

describe('the demo host', () => {
  const behest = new Behest({key, baseUrl: gatewayUrl, fetch: gateway.asFetch, env: {}});
  const host = createHost({behest, sessionSecret: 'b7f1'.repeat(16)});

  const call = async (path: string, init: RequestInit = {}): Promise<Response> =>
    host.request(`${site}${path}`, init);
  const signIn = async (user: string): Promise<string> => {
    const response = await call('/session', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({user}),
    });
    assert.equal(response.status, 200);
    return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  };

  it('gives no token to a visitor', async () => {
    const response = await call('/api/behest/token', {method: 'POST'});
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it('keeps the session in a cookie that scripts cannot read', async () => {
    const response = await call('/session', {method: 'POST', body: '{"user": "ada"}'});
    assert.match(response.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/);
  });

  it('signs in nobody but its own users', async () => {
    for (const body of ['{"user": "mallory"}', '{"user": "toString"}', '{}', 'nonsense', '']) {
      const response = await call('/session', {method: 'POST', body});
      assert.equal(response.status, 400, body);
      assert.equal(response.headers.get('set-cookie'), null);
    }
  });

  it('ends the session', async () => {
    const response = await call('/session', {method: 'DELETE'});
    assert.equal(response.status, 204);
    assert.match(response.headers.get('set-cookie') ?? '', /Max-Age=0/);
  });

  it('knows who is signed in', async () => {
    const cookie = await signIn('grace');
    const response = await call('/session', {headers: {cookie}});
    assert.deepEqual(await response.json(), {user: {id: 'grace', name: 'Grace'}});
  });

  it('serves its page with the two lines of the README', async () => {
    const page = await (await call('/')).text();
    assert.ok(page.includes('<script type="module" src="/behest-chat.js"></script>'));
    assert.ok(page.includes('<behest-chat token-endpoint="/api/behest/token"></behest-chat>'));
  });

  it('serves what the page loads, and says that it is well', async () => {
    for (const path of [...Object.keys(SITE_FILES), '/healthz', '/readyz']) {
      assert.equal((await call(path)).status, 200, path);
    }
  });

  it('breaks its token endpoint for QA, and mends it again', async () => {
    const breakable = createHost({
      behest,
      sessionSecret: 'b7f1'.repeat(16),
      fault: gateway.hostFault,
    });
    const cookie = await signIn('ada');
    const mint = async (): Promise<number> => {
      const request = {method: 'POST', headers: {cookie}};
      return (await breakable.request(`${site}/api/behest/token`, request)).status;
    };
    gateway.setScenario({name: 'mint-500'});
    assert.equal(await mint(), 500);
    gateway.setScenario(null);
    assert.equal(await mint(), 200);
  });

  describe('for a user who is signed in', () => {
    let response: Response;
    let answer: TokenAnswer;
    before(async () => {
      const cookie = await signIn('ada');
      response = await call('/api/behest/token', {method: 'POST', headers: {cookie}});
      answer = (await response.json()) as TokenAnswer;
    });

    it('hands out a token with everything that the element needs', () => {
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.deepEqual(Object.keys(answer).sort(), [
        ...['baseUrl', 'expiresAt', 'sessionId', 'token', 'ttl'],
      ]);
      assert.equal(answer.baseUrl, gatewayUrl);
      assert.ok(answer.ttl > 895 && answer.ttl <= 900, `ttl ${answer.ttl}`);
      assert.ok(Math.abs(answer.expiresAt - Date.now() / 1000 - 900) < 10);
      assert.ok(![...response.headers].flat().includes('*'));
    });

    it('hands out a token with which a stock OpenAI client streams an answer', async () => {
      const client = new OpenAI({
        apiKey: answer.token,
        baseURL: `${gatewayUrl}/v1`,
        fetch: gateway.asFetch,
        maxRetries: 0,
      });
      const stream = await client.chat.completions.create({
        model: 'default',
        messages: [{role: 'user', content: 'Name three parts of a bicycle.'}],
        stream: true,
      });
      const pieces: string[] = [];
      for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? '');
      assert.ok(pieces.length > 3 && pieces.join('').length > 20);
    });

    it('has a gateway that refuses the key itself', async () => {
      const refused = await gateway.asFetch(`${gatewayUrl}/v1/chat/completions`, {
        method: 'POST',
        headers: {authorization: `Bearer ${key}`, 'content-type': 'application/json'},
        body: '{"messages": [{"role": "user", "content": "Hello"}]}',
      });
      assert.equal(refused.status, 401);
    });
  });
});
