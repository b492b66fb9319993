import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest} from '@behest/client-ts';

import {createGateway} from '../../demo/gateway/gateway.ts';
import {createApp, TOKEN_PATH} from '../../server/app.ts';
import {createTokenHandler} from '../../server/token-handler.ts';
import {newApiKey, newRsaKeys} from './support/keys.ts';

const key = newApiKey();
const rsa = newRsaKeys();
const baseUrl = 'https://amber-fox-042.behest.app';
const tenantId = 'tnt_1';
const projectId = 'prj_1';
const pem = rsa.publicKey.export({type: 'spki', format: 'pem'}).toString();

const gateway = createGateway({
  apiKeys: [key],
  tenantId,
  projectId,
  publicKeys: [{kid: 'kid_1', key: pem}],
  settings: {waitScale: 0},
});

const modes = {
  'an API key': new Behest({env: {}, key, baseUrl, fetch: gateway.asFetch}),
  'a private key': new Behest({
    env: {},
    key: rsa.pkcs8,
    kid: 'kid_1',
    tenantId,
    projectId,
    baseUrl,
    fetch: gateway.asFetch,
  }),
};

/** Status of a whole answer: the gateway keeps what was read to the end. */
async function chat(token: string, threadId: string): Promise<number> {
  const response = await gateway.asFetch(`${baseUrl}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-thread-id': threadId,
    },
    body: JSON.stringify({messages: [{role: 'user', content: 'Hello'}], stream: false}),
  });
  await response.text();
  return response.status;
}

for (const [name, behest] of Object.entries(modes)) {
  describe(`the mint server with ${name}, against the stand-in gateway`, () => {
    const app = createApp({
      token: createTokenHandler({
        auth: behest.auth,
        session: () => ({id: 'ada', visit: 'v_1'}),
        tier: () => 'pro',
        origins: 'same-origin',
        baseUrl,
      }),
      ready: behest.ready,
    });

    it('hands out a token that the gateway accepts, for a thread that only its user sees', async () => {
      assert.equal((await app.request('/readyz')).status, 200);
      const answer = await app.request(TOKEN_PATH, {method: 'POST'});
      const {token} = (await answer.json()) as {token: string};
      const threadId = `th_${behest.mode}`;
      assert.equal(await chat(token, threadId), 200);
      const messages = await behest.threads.messages(threadId, {token});
      assert.deepEqual(
        messages.map(({role}) => role),
        ['user', 'assistant'],
      );
      await assert.rejects(behest.threads.get(threadId, {userId: 'grace'}), {status: 404});
      await behest.threads.delete(threadId, {token});
      await assert.rejects(behest.threads.get(threadId, {token}), {status: 404});
    });
  });
}

describe('the API key itself', () => {
  it('opens nothing but the mint', async () => {
    assert.equal(await chat(key, 'th_1'), 401);
  });
});
