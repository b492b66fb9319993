import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {exportJWK, generateKeyPair, SignJWT} from 'jose';

import {epochSeconds} from '../server/support/tokens.ts';

process.env['AUTH0_DOMAIN'] = 'tenant.auth0.example';
process.env['AUTH0_AUDIENCE'] = 'https://api.example';
process.env['SUPABASE_URL'] = 'https://project.supabase.example';
process.env['FIREBASE_PROJECT_ID'] = 'project-1';

const {publicKey, privateKey} = await generateKeyPair('ES256');
const jwk = {...(await exportJWK(publicKey)), alg: 'ES256', kid: 'k_1'};

const providers = {
  auth0: {iss: 'https://tenant.auth0.example/', aud: 'https://api.example', sub: 'auth0|ada'},
  supabase: {iss: 'https://project.supabase.example/auth/v1', aud: 'authenticated', sub: 'ada'},
  firebase: {iss: 'https://securetoken.google.com/project-1', aud: 'project-1', sub: 'ada'},
};

const bearer = async (claims: object) => {
  const token = await new SignJWT({...claims, exp: epochSeconds() + 60})
    .setProtectedHeader({alg: 'ES256', kid: 'k_1'})
    .sign(privateKey);
  return new Request('https://host.example', {headers: {authorization: `Bearer ${token}`}});
};

describe('the session of', () => {
  for (const [name, claims] of Object.entries(providers)) {
    it(`${name} is the user of a bearer token that its keys verify, for this application`, async (test) => {
      const asked: string[] = [];
      test.mock.method(globalThis, 'fetch', async (url: string) => {
        asked.push(url);
        return Response.json({keys: [jwk]});
      });
      const {session} = (await import(`../../recipes/sessions/${name}.ts`)) as {
        readonly session: (request: Request) => Promise<{readonly id: string} | null>;
      };
      assert.equal((await session(await bearer(claims)))?.id, claims.sub);
      assert.equal(await session(await bearer({...claims, aud: 'another'})), null);
      assert.equal(await session(await bearer({...claims, iss: 'https://evil.example'})), null);
      assert.equal(await session(new Request('https://host.example')), null);
      assert.equal(asked.length, 1);
      assert.match(String(asked[0]), /^https:\/\/.+(jwks\.json|securetoken@.+)$/);
    });
  }
});
