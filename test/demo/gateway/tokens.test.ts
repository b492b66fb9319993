import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
  SignJWT,
} from 'jose';
import type {Gateway} from '../../../demo/gateway/gateway.ts';
import {ask, BASE, createTestGateway, PROJECT, randomKey} from './support.ts';

const key = randomKey();

function mint(
  gateway: Gateway,
  body: unknown,
  {path = '/v1/auth/mint', bearer = key} = {},
): Promise<Response> {
  return gateway.fetch(
    new Request(BASE + path, {
      method: 'POST',
      headers: {authorization: `Bearer ${bearer}`},
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

describe('POST /v1/auth/mint', () => {
  const gateway = createTestGateway({apiKeys: [key]});

  it('makes no key pair any more once the gateway is warm: that takes seconds on a busy machine', async (test) => {
    const cold = createTestGateway({apiKeys: [key]});
    const {mock} = test.mock.method(crypto.subtle, 'generateKey');
    await cold.warmUp();
    assert.equal(mock.callCount(), 1);
    assert.equal((await mint(cold, {user_id: 'ada'})).status, 200);
    assert.equal(mock.callCount(), 1);
  });

  for (const path of ['/v1/auth/mint', '/auth/v1/auth/mint']) {
    it(`answers with both documented shapes at ${path}`, async () => {
      const response = await mint(
        gateway,
        {user_id: 'auth0|abc', ttl: 900, session_id: 's1'},
        {path},
      );
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const body = await response.json();
      assert.equal(body.jwt, body.access_token);
      assert.deepEqual(
        {...body, jwt: '', access_token: ''},
        {
          jwt: '',
          access_token: '',
          token_type: 'Bearer',
          project_id: PROJECT,
          ttl: 900,
          expires_in: 900,
          session_id: 's1',
        },
      );
    });
  }

  it('signs the claims in the documented order, with a key of the JWKS', async () => {
    const {jwt} = await gateway.mint({user_id: 'ada', tier: 'pro', ttl: 900});
    const {kid, alg, typ} = decodeProtectedHeader(jwt);
    const claims = decodeJwt(jwt);
    assert.deepEqual({alg, typ}, {alg: 'RS256', typ: 'JWT'});
    assert.deepEqual(Object.keys(claims), [
      'tid',
      'pid',
      'uid',
      'role',
      'scp',
      'iss',
      'aud',
      'iat',
      'nbf',
      'exp',
      'jti',
      'sid',
      'tier',
    ]);
    assert.equal(claims['tier'], 2);
    assert.equal(claims.exp, (claims.iat ?? 0) + 900);

    const keys = createRemoteJWKSet(new URL(`${BASE}/.well-known/jwks.json`), {
      [customFetch]: gateway.asFetch,
    });
    const {protectedHeader} = await jwtVerify(jwt, keys, {audience: 'behest'});
    assert.equal(protectedHeader.kid, kid);
  });

  it('publishes public keys only', async () => {
    const response = await gateway.fetch(new Request(`${BASE}/.well-known/jwks.json`));
    const {keys} = await response.json();
    assert.deepEqual(Object.keys(keys[0]).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    assert.equal(response.headers.get('cache-control'), 'max-age=300');
  });

  it('gives an hour and a fresh session when nothing else is asked', async () => {
    const one = await (await mint(gateway, {user_id: 'ada'})).json();
    const other = await (await mint(gateway, {user_id: 'ada'})).json();
    assert.equal(one.ttl, 3600);
    assert.match(one.session_id, /^[\da-f-]{36}$/);
    assert.notEqual(one.session_id, other.session_id);
  });

  for (const bearer of ['', 'behest_sk_live_0', key.toUpperCase(), `${key}0`]) {
    it(`refuses the key ${bearer.slice(0, 16)}… with a flat 401`, async () => {
      const response = await mint(gateway, {user_id: 'ada'}, {bearer});
      assert.equal(response.status, 401);
      const body = await response.json();
      assert.equal(typeof body.error, 'string');
      assert.equal(body.code, 'invalid_token');
    });
  }

  const refused: readonly (readonly [string, unknown, number])[] = [
    ['no user', {}, 400],
    ['an empty user', {user_id: ' '}, 400],
    ['a user that is no string', {user_id: 7}, 400],
    ['256 characters of user', {user_id: 'x'.repeat(256)}, 400],
    ['a reserved user', {user_id: 'admin'}, 400],
    ['a reserved user in disguise', {user_id: ' System '}, 400],
    ['a ttl below a minute', {user_id: 'ada', ttl: 59}, 400],
    ['a ttl above a day', {user_id: 'ada', ttl: 86_401}, 400],
    ['half a second', {user_id: 'ada', ttl: 900.5}, 400],
    ['a tier that does not exist', {user_id: 'ada', tier: 4}, 400],
    ['a role that does not exist', {user_id: 'ada', role: 'regular'}, 400],
    ['a role that the key may not give', {user_id: 'ada', role: 'admin'}, 403],
    ['a body that is no JSON', 'user_id=ada', 400],
    ['a body that is no object', '[1]', 400],
  ];
  for (const [what, body, status] of refused) {
    it(`refuses ${what} with ${status} in the flat envelope`, async () => {
      const response = await mint(gateway, body);
      assert.equal(response.status, status);
      assert.equal(typeof (await response.json()).error, 'string');
    });
  }

  it('lets the token life be set for all tokens', async () => {
    const short = createTestGateway({apiKeys: [key], settings: {tokenTtl: 5}});
    const body = await (await mint(short, {user_id: 'ada', ttl: 900})).json();
    assert.equal(body.ttl, 5);
    const {iat = 0, exp} = decodeJwt(body.jwt);
    assert.equal(exp, iat + 5);
  });
});

describe('A data route', () => {
  const gateway = createTestGateway({apiKeys: [key]});
  const statusWith = async (token: string): Promise<string> => {
    const response = await ask(gateway, 'Hello', {token});
    const body = response.ok ? undefined : await response.json();
    return `${response.status} ${body?.error?.code ?? ''}`.trim();
  };

  it('refuses the API key that mints', async () => {
    assert.equal(await statusWith(key), '401 invalid_token');
    const {error} = await (await ask(gateway, 'Hello', {token: key})).json();
    assert.match(error.message, /API key opens only the mint route/);
  });

  it('refuses no token, an unsigned one and one signed with a secret', async () => {
    const {jwt} = await gateway.mint({user_id: 'ada'});
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const none = btoa(JSON.stringify({alg: 'none'})).replaceAll('=', '');
    const {kid} = decodeProtectedHeader(jwt);
    const secret = await new SignJWT(decodeJwt(jwt))
      .setProtectedHeader({alg: 'HS256', kid: kid ?? ''})
      .sign(new TextEncoder().encode(header));
    assert.equal(await statusWith('nothing'), '401 invalid_token');
    assert.equal(await statusWith(`${none}.${payload}.`), '401 invalid_token');
    assert.equal(await statusWith(secret), '401 invalid_token');
    const flipped = signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    assert.equal(await statusWith(`${header}.${payload}.${flipped}`), '401 invalid_token');
  });

  it('refuses a token that is expired by more than the leeway, and takes one that is not', async () => {
    const gateway = createTestGateway();
    const {jwt: token} = await gateway.mint({user_id: 'ada', ttl: 60});
    gateway.advance(100);
    assert.equal((await ask(gateway, 'Hello', {token})).status, 200);
    gateway.advance(30);
    const late = await ask(gateway, 'Hello', {token});
    assert.equal(late.status, 401);
    assert.match((await late.json()).error.message, /expired/);
  });
});
