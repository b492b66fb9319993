import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest, BehestAuthError, BehestServerError, type Auth} from '@behest/client-ts';

import {createGateway} from '../../demo/gateway/gateway.ts';
import {createRotatingAuth} from '../../server/key-rotation.ts';
import {newRsaKeys} from './support/keys.ts';
import {failingAuth, recordingAuth} from './support/token-endpoint.ts';

const refused = new BehestAuthError('no');
const ada = {user_id: 'ada'};

function pair(first: Auth, second: Auth) {
  let switches = 0;
  const auth = createRotatingAuth([first, second], () => switches++);
  return {auth, switches: () => switches};
}

/** An auth that can be revoked. */
function revocable() {
  const {auth, asked} = recordingAuth();
  const key = {revoked: false};
  const mint: Auth['mint'] = async (options) => {
    if (key.revoked) throw refused;
    return auth.mint(options);
  };
  return {auth: {mint}, asked, key};
}

describe('two API keys', () => {
  it('are used one at a time: the second only after the gateway refused the first', async () => {
    const [old, next] = [revocable(), revocable()];
    const {auth, switches} = pair(old.auth, next.auth);
    await auth.mint(ada);
    assert.deepEqual([old.asked.length, next.asked.length, switches()], [1, 0, 0]);
    old.key.revoked = true;
    await Promise.all([auth.mint(ada), auth.mint(ada)]);
    await auth.mint(ada);
    assert.deepEqual([old.asked.length, next.asked.length, switches()], [1, 3, 1]);
    old.key.revoked = false;
    next.key.revoked = true;
    await auth.mint(ada);
    assert.equal(switches(), 2);
  });

  it('are both refused as one refused key is', async () => {
    const {auth, switches} = pair(failingAuth(refused), failingAuth(new BehestAuthError('nor')));
    await assert.rejects(auth.mint(ada), refused);
    assert.equal(switches(), 0);
  });

  it('tell of the second key what is not about the key', async () => {
    const down = new BehestServerError('down');
    await assert.rejects(pair(failingAuth(refused), failingAuth(down)).auth.mint(ada), down);
  });

  for (const error of [
    new BehestAuthError('closed', {status: 403}),
    new BehestServerError('down'),
  ]) {
    it(`do not help against ${error.status}`, async () => {
      const next = revocable();
      await assert.rejects(pair(failingAuth(error), next.auth).auth.mint(ada), error);
      assert.equal(next.asked.length, 0);
    });
  }
});

describe('two signing keys', () => {
  it('are both good while both public keys are published, so that instances change one by one', async () => {
    const [old, next] = [newRsaKeys(), newRsaKeys()];
    const ids = {tenantId: 'tnt_1', projectId: 'prj_1'};
    const published = (keys: typeof old, kid: string) => ({
      kid,
      key: keys.publicKey.export({type: 'spki', format: 'pem'}).toString(),
    });
    const chat = async (signer: typeof old, kid: string, publicKeys: readonly (typeof old)[]) => {
      const gateway = createGateway({
        apiKeys: [],
        ...ids,
        publicKeys: publicKeys.map((keys) => published(keys, keys === old ? 'old' : 'next')),
        settings: {waitScale: 0},
      });
      const {token} = await new Behest({env: {}, key: signer.pkcs8, kid, ...ids}).auth.mint(ada);
      const headers = {authorization: `Bearer ${token}`};
      return (await gateway.asFetch('https://g.test/v1/threads', {headers})).status;
    };
    assert.equal(await chat(old, 'old', [old, next]), 200);
    assert.equal(await chat(next, 'next', [old, next]), 200);
    assert.equal(await chat(next, 'next', [old]), 401);
  });
});
