import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';

import {exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK} from 'jose';

import {ConfigError} from '../../../server/errors.ts';
import {createJwtSession, type JwtSession} from '../../../server/sessions/jwt.ts';
import {epochSeconds} from '../support/tokens.ts';

const issuer = 'https://auth.example';
const audience = 'https://app.example';
const {publicKey, privateKey} = await generateKeyPair('ES256', {extractable: true});
const stranger = await generateKeyPair('ES256', {extractable: true});
const publicJwk: JWK = {...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig'};
const strangerJwk = await exportJWK(stranger.publicKey);

interface Forgery {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly key?: CryptoKey | Uint8Array;
}

async function sign({header = {}, claims = {}, key = privateKey}: Forgery = {}): Promise<string> {
  const payload = {
    iss: issuer,
    aud: audience,
    sub: 'u_1',
    iat: epochSeconds(),
    exp: epochSeconds() + 600,
    ...claims,
  };
  const given = Object.entries(payload).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(given))
    .setProtectedHeader({alg: 'ES256', typ: 'JWT', kid: 'k1', ...header})
    .sign(key);
}

const withCookie = (token: string) =>
  new Request('https://host.example/', {headers: {cookie: `sid=${token}`}});
const withBearer = (token: string) =>
  new Request('https://host.example/', {headers: {authorization: `Bearer ${token}`}});

let server: Server;
let asked = 0;
let answer = (): {status: number; body: string} => ({
  status: 200,
  body: JSON.stringify({keys: [publicJwk]}),
});
let jwksUrl = '';

before(async () => {
  server = createServer((_request, response) => {
    asked++;
    const {status, body} = answer();
    response.writeHead(status, {'content-type': 'application/json'}).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
});
after(() => server.close());

const forgeries: Readonly<Record<string, () => Promise<string>>> = {
  'is garbage': async () => 'not.a.jwt',
  'has expired': () => sign({claims: {exp: epochSeconds() - 60}}),
  'never expires': () => sign({claims: {exp: undefined}}),
  'is not valid yet': () => sign({claims: {nbf: epochSeconds() + 600}}),
  'is for another service': () => sign({claims: {aud: 'https://other.example'}}),
  'is for no service': () => sign({claims: {aud: undefined}}),
  'comes from another issuer': () => sign({claims: {iss: 'https://evil.test'}}),
  'comes from no issuer': () => sign({claims: {iss: undefined}}),
  'names nobody': () => sign({claims: {sub: undefined}}),
  'names an empty user': () => sign({claims: {sub: ''}}),
  'names an object as user': () => sign({claims: {sub: {id: 'u_1'}}}),
  'is signed by another key': () => sign({key: stranger.privateKey}),
  'names another key': () => sign({header: {kid: 'k9'}}),
  'names no key': () => sign({header: {kid: undefined}}),
  'names a file as key': () => sign({header: {kid: '../../dev/null'}}),
  'brings its own key': () => sign({key: stranger.privateKey, header: {jwk: strangerJwk}}),
  'brings its own key address': () =>
    sign({key: stranger.privateKey, header: {jku: 'https://evil.test/jwks'}}),
  'brings a key address with a good signature': () => sign({header: {x5u: 'https://evil.test'}}),
  'is a logout token by type': () => sign({header: {typ: 'logout+jwt'}}),
  'is a logout token by content': () => sign({claims: {events: {}}, header: {typ: undefined}}),
  'has a type that is no text': () => sign({header: {typ: 7}}),
  'is signed with the public key as a secret': async () =>
    sign({key: new TextEncoder().encode(await exportSPKI(publicKey)), header: {alg: 'HS256'}}),
  'has no signature': async () => `${(await sign()).split('.').slice(0, 2).join('.')}.`,
  'says it needs none': async () => {
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    return `${header}.${(await sign()).split('.')[1]}.`;
  },
  'was changed after signing': async () => {
    const [header, , signature] = (await sign()).split('.');
    const [, payload] = (await sign({claims: {sub: 'u_9'}})).split('.');
    return `${header}.${payload}.${signature}`;
  },
  'is very long': () => sign({claims: {padding: 'x'.repeat(9000)}}),
};

for (const source of ['a pinned key', 'the keys of a provider']) {
  const session = (): JwtSession =>
    createJwtSession({
      ...(source === 'a pinned key' ? {publicJwk} : {jwksUrl}),
      issuer,
      audience,
      cookie: 'sid',
    });

  describe(`a JWT session under ${source}`, () => {
    it('is the subject of a good token', async () => {
      assert.deepEqual(await session().verify(withCookie(await sign())), {
        id: 'u_1',
        visit: undefined,
      });
    });

    it('takes a token without a type', async () => {
      const token = await sign({header: {typ: undefined}});
      assert.equal((await session().verify(withCookie(token)))?.id, 'u_1');
    });

    it('names the visit by what the provider gives', async () => {
      const visitOf = async (claims: Record<string, unknown>) =>
        (await session().verify(withCookie(await sign({claims}))))?.visit;
      assert.equal(await visitOf({sid: 's', session_id: 'i', jti: 'j'}), 's');
      assert.equal(await visitOf({session_id: 'i', jti: 'j'}), 'i');
      assert.equal(await visitOf({jti: 'j'}), 'j');
      assert.equal(await visitOf({sid: 7, jti: ''}), undefined);
    });

    for (const [name, forge] of Object.entries(forgeries)) {
      it(`is nobody when the token ${name}`, async () => {
        assert.equal(await session().verify(withCookie(await forge())), null);
      });
    }
  });
}

describe('where a JWT session looks for its token', () => {
  const options = {publicJwk, issuer, audience};

  it('is the cookie alone, unless bearer tokens are wanted', async () => {
    const token = await sign();
    const cookies = createJwtSession({...options, cookie: 'sid'});
    assert.equal(await cookies.verify(withBearer(token)), null);
    const bearer = createJwtSession({...options, bearer: true});
    assert.equal((await bearer.verify(withBearer(token)))?.id, 'u_1');
    assert.equal(await bearer.verify(withCookie(token)), null);
  });

  it('is never a second place when the first holds something wrong', async () => {
    const both = createJwtSession({...options, cookie: 'sid', bearer: true});
    const request = withCookie(await sign());
    request.headers.set('authorization', 'Basic dTpw');
    assert.equal(await both.verify(request), null);
  });

  it('is not one of two cookies', async () => {
    const session = createJwtSession({...options, cookie: 'sid'});
    const token = await sign();
    assert.equal(await session.verify(withCookie(`${token}; sid=${token}`)), null);
  });
});

describe('the keys of a JWT session', () => {
  const base = {issuer, audience, cookie: 'sid'};

  it('are fetched once before the first request, when asked to be ready', async () => {
    const session = createJwtSession({...base, jwksUrl});
    asked = 0;
    await session.ready();
    await session.ready();
    await session.verify(withCookie(await sign()));
    assert.equal(asked, 1);
  });

  it('that cannot be had sign nobody out', async () => {
    const good = answer;
    const broken = [
      {status: 500, body: '{}'},
      {status: 200, body: 'no json'},
      {status: 200, body: '{}'},
    ];
    for (const wrong of broken) {
      answer = () => wrong;
      const session = createJwtSession({...base, jwksUrl});
      await assert.rejects(session.verify(withCookie(await sign())));
      await assert.rejects(session.ready());
    }
    answer = good;
  });

  it('must be public, asymmetric and safely fetched', async () => {
    const secret = {kty: 'oct', k: 'c2VjcmV0', alg: 'HS256'};
    const priv = {...(await exportJWK(privateKey)), alg: 'ES256'};
    const {alg: _, ...withoutAlgorithm} = publicJwk;
    for (const wrong of [secret, priv, withoutAlgorithm, {}]) {
      assert.throws(() => createJwtSession({...base, publicJwk: wrong as JWK}), ConfigError);
    }
    for (const url of ['http://auth.example/jwks', 'nonsense', 'file:///jwks']) {
      assert.throws(() => createJwtSession({...base, jwksUrl: url}), ConfigError);
    }
  });

  it('are not ready when they are no key', async () => {
    const session = createJwtSession({...base, publicJwk: {kty: 'EC', alg: 'ES256'}});
    await assert.rejects(session.ready());
  });
});
