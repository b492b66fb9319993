import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {inspect} from 'node:util';

import {
  Behest,
  BehestBadRequestError,
  BehestServerError,
  type MintOptions,
} from '@behest/client-ts';
import {decodeProtectedHeader} from 'jose';

import {newApiKey, newRsaKeys} from '../support/keys.ts';
import {json, recordingFetch, type RecordingFetch} from '../support/recording-fetch.ts';
import {epochSeconds, unsignedToken} from '../support/tokens.ts';

const key = newApiKey();

function clientOf(upstream: RecordingFetch): Behest {
  return new Behest({env: {}, key, baseUrl: 'https://slug.behest.app', fetch: upstream.fetch});
}

const anyToken = unsignedToken({uid: 'u_1'});

describe('auth.mint over HTTP', () => {
  it('asks the mint endpoint with the key, the user, a life, a session and nothing else', async () => {
    const upstream = recordingFetch(json({jwt: anyToken, ttl: 900, session_id: 's_1'}));
    await clientOf(upstream).auth.mint({user_id: 'u_1'});
    const [request] = upstream.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request.url, 'https://slug.behest.app/v1/auth/mint');
    assert.equal(request.headers.get('authorization'), `Bearer ${key}`);
    assert.equal(request.headers.get('content-type'), 'application/json');
    assert.equal(request.redirect, 'manual');
    const body = upstream.bodies[0] as Record<string, unknown>;
    assert.deepEqual(Object.keys(body), ['user_id', 'ttl', 'session_id']);
    assert.equal(body['user_id'], 'u_1');
    assert.equal(body['ttl'], 900);
    assert.match(String(body['session_id']), /^[0-9a-f-]{36}$/);
  });

  it('sends a tier as its number, by number or name', async () => {
    const upstream = recordingFetch(json({jwt: anyToken}));
    const {auth} = clientOf(upstream);
    for (const tier of [2, 'free', 'pro', 'max'] as const) await auth.mint({user_id: 'u', tier});
    const tiers = upstream.bodies.map((body) => (body as {tier: number}).tier);
    assert.deepEqual(tiers, [2, 1, 2, 3]);
  });

  it('never sends a role, not even one that a caller smuggles in', async () => {
    const upstream = recordingFetch(json({jwt: anyToken}));
    await clientOf(upstream).auth.mint({user_id: 'u', role: 'admin'} as MintOptions);
    assert.ok(!('role' in (upstream.bodies[0] as object)));
  });

  it('reads the documented answer and takes the expiry from the token itself', async () => {
    const exp = epochSeconds() + 321;
    const token = unsignedToken({uid: 'u_1', exp});
    const upstream = recordingFetch(json({jwt: token, ttl: 300, session_id: 's_9'}));
    const minted = await clientOf(upstream).auth.mint({user_id: 'u_1'});
    assert.deepEqual(minted, {token, sessionId: 's_9', ttl: 300, expiresAt: exp});
  });

  it('reads the older answer, expires_in included, and keeps its own session id', async () => {
    const upstream = recordingFetch(
      json({access_token: 'opaque', token_type: 'Bearer', project_id: 'p', expires_in: 240}),
    );
    const minted = await clientOf(upstream).auth.mint({user_id: 'u_1', session_id: 'mine'});
    assert.equal(minted.token, 'opaque');
    assert.equal(minted.ttl, 240);
    assert.equal(minted.sessionId, 'mine');
    assert.ok(Math.abs(minted.expiresAt - epochSeconds() - 240) <= 2);
  });

  it('calls an answer without a token an error', async () => {
    for (const answer of [json({ok: true}), json(null), json({jwt: ''}), new Response('<html>')]) {
      const upstream = recordingFetch(answer);
      await assert.rejects(clientOf(upstream).auth.mint({user_id: 'u_1'}), (error) => {
        assert.ok(error instanceof BehestServerError);
        assert.equal(error.code, 'server_error');
        return true;
      });
      assert.equal(upstream.requests.length, 1);
    }
  });

  it('calls an answer that repeats the key an error: it would go on to a browser', async () => {
    for (const repeating of [{session_id: key}, {jwt: `${anyToken}${key}`}, {expires_in: [key]}]) {
      const upstream = recordingFetch(json({jwt: anyToken, ...repeating}));
      await assert.rejects(clientOf(upstream).auth.mint({user_id: 'u_1'}), (error) => {
        assert.ok(error instanceof BehestServerError);
        assert.equal(inspect(error, {depth: 9, showHidden: true}).includes(key), false);
        return true;
      });
    }
  });

  it('works without its object, so that it can be handed on', async () => {
    const {mint} = clientOf(recordingFetch(json({jwt: anyToken}))).auth;
    assert.equal((await mint({user_id: 'u_1'})).token, anyToken);
  });
});

describe('auth.mint refuses before any request', () => {
  const wrong: Readonly<Record<string, unknown>> = {
    'a missing user': {},
    'no options at all': undefined,
    'an undefined user': {user_id: undefined},
    'an empty user': {user_id: ''},
    'a blank user': {user_id: '  '},
    'a number as user': {user_id: 7},
    'an object as user': {user_id: {id: 'u_1'}},
    'a user of 256 characters': {user_id: 'u'.repeat(256)},
    'the reserved user admin': {user_id: 'admin'},
    'a reserved user in other case': {user_id: ' Dashboard-Service '},
    'the reserved user system': {user_id: 'SYSTEM'},
    'the default user': {user_id: 'default'},
    'an unknown tier': {user_id: 'u', tier: 'gold'},
    'a broken tier': {user_id: 'u', tier: 1.5},
    'a tier below one': {user_id: 'u', tier: 0},
    'a life below a minute': {user_id: 'u', ttl: 59},
    'a life of no number': {user_id: 'u', ttl: '900'},
    'a session with a line break': {user_id: 'u', session_id: 'a\r\nb'},
  };
  for (const [name, options] of Object.entries(wrong)) {
    it(name, async () => {
      const upstream = recordingFetch(json({jwt: anyToken}));
      const minting = clientOf(upstream).auth.mint(options as MintOptions);
      await assert.rejects(minting, BehestBadRequestError);
      assert.equal(upstream.requests.length, 0);
    });
  }

  it('but takes the ids of identity providers', async () => {
    const upstream = recordingFetch(json({jwt: anyToken}));
    for (const id of ['auth0|5f7c', 'a.b+c@ok.test', 'administrator', 'u'.repeat(255)]) {
      await clientOf(upstream).auth.mint({user_id: id});
    }
    assert.equal(upstream.requests.length, 4);
  });
});

describe('auth.mint by local signing', () => {
  const behest = new Behest({
    env: {},
    key: newRsaKeys().pkcs8,
    kid: 'kid_1',
    tenantId: 'tnt_1',
    projectId: 'prj_1',
    ttl: 600,
  });

  it('writes the header and the claims of the contract, in their order', async () => {
    const before = epochSeconds();
    const minted = await behest.auth.mint({user_id: 'u_1', session_id: 's_1', tier: 'pro'});
    assert.deepEqual(decodeProtectedHeader(minted.token), {alg: 'RS256', typ: 'JWT', kid: 'kid_1'});
    const text = Buffer.from(minted.token.split('.')[1] ?? '', 'base64url').toString();
    const claims = JSON.parse(text) as Record<string, unknown>;
    const {iat, jti, ...rest} = claims;
    assert.ok(typeof iat === 'number' && iat >= before && iat <= before + 2);
    assert.match(String(jti), /^[0-9a-f-]{36}$/);
    assert.equal(
      Object.keys(claims).join(),
      'tid,pid,uid,role,scp,iss,aud,iat,nbf,exp,jti,sid,tier',
    );
    assert.deepEqual(rest, {
      tid: 'tnt_1',
      pid: 'prj_1',
      uid: 'u_1',
      role: 'user',
      scp: [],
      iss: 'https://api.behest.app',
      aud: 'behest',
      nbf: iat - 30,
      exp: iat + 600,
      sid: 's_1',
      tier: 2,
    });
    assert.deepEqual(
      {...minted, token: ''},
      {token: '', sessionId: 's_1', ttl: 600, expiresAt: iat + 600},
    );
  });

  it('leaves the tier out when there is none, and never repeats a token', async () => {
    const [first, second] = await Promise.all([
      behest.auth.mint({user_id: 'u_1'}),
      behest.auth.mint({user_id: 'u_1'}),
    ]);
    assert.notEqual(first.token, second.token);
    assert.notEqual(first.sessionId, second.sessionId);
    const text = Buffer.from(first.token.split('.')[1] ?? '', 'base64url').toString();
    assert.ok(!text.includes('tier'));
  });

  it('refuses a reserved user too', async () => {
    await assert.rejects(behest.auth.mint({user_id: 'Admin'}), BehestBadRequestError);
  });
});
