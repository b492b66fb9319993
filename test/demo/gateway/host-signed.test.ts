import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload} from 'jose';
import {ask, BASE, createTestGateway, hear, PROJECT} from './support.ts';

describe('A token that the host has signed itself', async () => {
  const pair = await generateKeyPair('RS256', {extractable: true});
  const stranger = await generateKeyPair('RS256');
  const gateway = createTestGateway({
    publicKeys: [{kid: 'kid_host', key: await exportSPKI(pair.publicKey)}],
  });
  const now = Math.floor(Date.now() / 1000);
  const claims: JWTPayload = {
    tid: 'tnt',
    pid: PROJECT,
    uid: 'ada',
    role: 'user',
    scp: [],
    iss: 'https://api.behest.ai',
    aud: 'behest',
    iat: now,
    nbf: now,
    exp: now + 900,
  };
  const sign = (changes: JWTPayload, {kid = 'kid_host', privateKey = pair.privateKey} = {}) =>
    new SignJWT({...claims, ...changes}).setProtectedHeader({alg: 'RS256', kid}).sign(privateKey);
  const statusOf = async (token: Promise<string>): Promise<number> =>
    (await ask(gateway, 'Hello', {token: await token})).status;

  it('is accepted when its public key is registered as PEM or as JWK', async () => {
    assert.equal(await statusOf(sign({})), 200);
    const other = createTestGateway({
      publicKeys: [{kid: 'kid_host', key: await exportJWK(pair.publicKey)}],
    });
    assert.equal((await ask(other, 'Hello', {token: await sign({})})).status, 200);
  });

  it('appears in the JWKS beside the key of the gateway', async () => {
    const response = await gateway.fetch(new Request(`${BASE}/.well-known/jwks.json`));
    const {keys} = await response.json();
    assert.equal(keys.length, 2);
    assert.equal(keys[1].kid, 'kid_host');
    assert.equal('d' in keys[1], false);
  });

  const refused: readonly (readonly [string, JWTPayload, number])[] = [
    ['another project', {pid: 'other'}, 403],
    ['another audience', {aud: 'other'}, 401],
    ['an issuer that nobody trusts', {iss: 'https://evil.example'}, 401],
    ['no user', {uid: ''}, 401],
    ['a user that is no string', {uid: {id: 'ada'}}, 401],
    ['a time that has not come', {nbf: now + 600}, 401],
    ['an issue in the future', {iat: now + 600}, 401],
    ['an end in the past', {exp: now - 120}, 401],
  ];
  for (const [what, changes, status] of refused) {
    it(`is refused with ${status} for ${what}`, async () => {
      assert.equal(await statusOf(sign(changes)), status);
    });
  }

  it('is refused without an end, under another key id and with another key', async () => {
    const {exp: _, ...endless} = claims;
    const forever = new SignJWT(endless)
      .setProtectedHeader({alg: 'RS256', kid: 'kid_host'})
      .sign(pair.privateKey);
    assert.equal(await statusOf(forever), 401);
    assert.equal(await statusOf(sign({}, {kid: 'kid_other'})), 401);
    assert.equal(await statusOf(sign({}, {privateKey: stranger.privateKey})), 401);
  });

  it('is refused when it brings its own key along', async () => {
    const jwk = await exportJWK(stranger.publicKey);
    const token = new SignJWT(claims)
      .setProtectedHeader({alg: 'RS256', kid: 'kid_evil', jwk})
      .sign(stranger.privateKey);
    assert.equal(await statusOf(token), 401);
  });

  it('counts for the user it names, whatever identity headers say', async () => {
    const token = await sign({uid: 'grace'});
    const headers = {'x-end-user-id': 'ada', 'x-project-id': 'other', 'x-tier': '3'};
    await hear(await ask(gateway, 'Hello', {token, headers, thread: 't'}));
    assert.deepEqual(gateway.threads.list({pid: PROJECT, uid: 'ada'}), []);
    assert.equal(gateway.threads.list({pid: PROJECT, uid: 'grace'}).length, 1);
  });
});
