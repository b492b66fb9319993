import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {describe, it} from 'node:test';

import {exportJWK, generateKeyPair} from 'jose';

import {readConfig} from '../../server/config.ts';
import {ConfigError} from '../../server/errors.ts';
import {createSignedCookieSession} from '../../server/sessions/signed-cookie.ts';
import {newApiKey, newRsaKeys} from './support/keys.ts';

type Variables = Record<string, string | undefined>;

const key = newApiKey();
const secret = randomBytes(32).toString('base64');
const {pkcs8} = newRsaKeys();
const good: Variables = {
  BEHEST_KEY: key,
  BEHEST_BASE_URL: 'https://amber-fox-042.behest.app/v1',
  ALLOWED_ORIGINS: 'https://app.example, http://localhost:8787',
  SESSION_SECRET: secret,
};

const jwk = {...(await exportJWK((await generateKeyPair('ES256')).publicKey)), alg: 'ES256'};
const provider: Variables = {
  SESSION_SECRET: undefined,
  SESSION_PUBLIC_JWK: JSON.stringify(jwk),
  SESSION_ISSUER: 'https://auth.example',
  SESSION_AUDIENCE: 'https://app.example',
};

function problemsOf(change: Variables): readonly string[] {
  try {
    readConfig({...good, ...change});
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

describe('configuration of the mint server', () => {
  it('needs four variables and fills in the rest', () => {
    const {behest, session, ...rest} = readConfig(good);
    assert.equal(behest.mode, 'apiKey');
    assert.equal(typeof session.verify, 'function');
    assert.deepEqual(rest, {
      baseUrl: 'https://amber-fox-042.behest.app',
      origins: ['https://app.example', 'http://localhost:8787'],
      nextBehest: undefined,
      redisUrl: undefined,
      metricsPort: undefined,
      ttl: 900,
      userRequestsPerMinute: 10,
      networkRequestsPerMinute: 60,
      trustProxyHops: 0,
      host: '127.0.0.1',
      port: 3080,
      logLevel: 'info',
      shutdownGraceMs: 10_000,
    });
  });

  it('takes every other variable from where it is set', () => {
    const {
      behest: _,
      session: __,
      nextBehest,
      ...rest
    } = readConfig({
      ...good,
      ALLOWED_ORIGINS: 'same-origin',
      BEHEST_TTL: '300',
      RATE_USER_PER_MIN: '1',
      RATE_IP_PER_MIN: '2',
      TRUST_PROXY_HOPS: '3',
      HOST: '0.0.0.0',
      PORT: '4',
      LOG_LEVEL: 'warn',
      SHUTDOWN_GRACE_MS: '5',
      REDIS_URL: 'rediss://cache:6380',
      METRICS_PORT: '6',
      BEHEST_KEY_NEXT: newApiKey(),
    });
    assert.equal(nextBehest?.mode, 'apiKey');
    assert.deepEqual(rest, {
      baseUrl: 'https://amber-fox-042.behest.app',
      origins: 'same-origin',
      ttl: 300,
      userRequestsPerMinute: 1,
      networkRequestsPerMinute: 2,
      trustProxyHops: 3,
      host: '0.0.0.0',
      port: 4,
      logLevel: 'warn',
      shutdownGraceMs: 5,
      redisUrl: 'rediss://cache:6380',
      metricsPort: 6,
    });
  });

  it('names everything that is missing at once', () => {
    const problems = problemsOf(Object.fromEntries(Object.keys(good).map((name) => [name, ' '])));
    assert.deepEqual(
      problems.map((problem) => problem.replace(/ .*/, '')),
      ['BEHEST_KEY', 'BEHEST_BASE_URL', 'SESSION_SECRET,', 'ALLOWED_ORIGINS'],
    );
  });

  it('reads the session that the variables describe', async () => {
    const config = readConfig({...good, SESSION_COOKIE: '__Host-mine'});
    const issuing = createSignedCookieSession({secret, cookie: '__Host-mine'});
    const cookie = (await issuing.issue({id: 'ada'})).split(';')[0] ?? '';
    const request = new Request('https://host.example/', {headers: {cookie}});
    assert.equal((await config.session.verify(request))?.id, 'ada');
    assert.equal(await readConfig(good).session.verify(request), null);
    assert.deepEqual(problemsOf(provider), []);
    await readConfig({...good, ...provider}).session.ready();
  });

  it('takes a private key with what it needs, and says what that is', () => {
    const local = {BEHEST_KEY: newRsaKeys().pkcs8.replaceAll('\n', '\\n')};
    assert.deepEqual(problemsOf(local), [
      'BEHEST_KID is missing.',
      'BEHEST_TENANT_ID is missing.',
      'BEHEST_PROJECT_ID is missing.',
    ]);
    const ids = {BEHEST_KID: 'k', BEHEST_TENANT_ID: 't', BEHEST_PROJECT_ID: 'p'};
    assert.equal(readConfig({...good, ...local, ...ids}).behest.mode, 'sign');
    const homeless = problemsOf({...local, ...ids, BEHEST_BASE_URL: undefined});
    assert.deepEqual(homeless, ['BEHEST_BASE_URL is missing.']);
  });

  const wrong: readonly (readonly [string, Variables])[] = [
    ['BEHEST_KEY', {BEHEST_KEY: 'sk-1234'}],
    ['BEHEST_KEY', {BEHEST_KEY: 'behest_sk_live_changeme'}],
    ['BEHEST_KEY', {BEHEST_KEY: `${key}\nX-A: b`}],
    ['BEHEST_KEY', {BEHEST_KEY: `behest_sk_live_${'0'.repeat(32)}`, NODE_ENV: 'production'}],
    ['BEHEST_BASE_URL', {BEHEST_BASE_URL: 'http://mint.test'}],
    ['BEHEST_BASE_URL', {BEHEST_BASE_URL: 'https://user:pass@mint.test'}],
    ['BEHEST_TTL', {BEHEST_TTL: '59'}],
    ['BEHEST_TTL', {BEHEST_TTL: '3601'}],
    ['BEHEST_USER_ID', {BEHEST_USER_ID: 'u_1'}],
    ['BEHEST_TIER', {BEHEST_TIER: '2'}],
    ['ALLOWED_ORIGINS', {ALLOWED_ORIGINS: '*'}],
    ['ALLOWED_ORIGINS', {ALLOWED_ORIGINS: 'https://app.example,null'}],
    ['ALLOWED_ORIGINS', {ALLOWED_ORIGINS: 'https://app.example/'}],
    ['ALLOWED_ORIGINS', {ALLOWED_ORIGINS: ', ,'}],
    ['SESSION_SECRET', {SESSION_SECRET: 'short'}],
    ['SESSION_SECRET', {SESSION_SECRET: 'changeme'.repeat(5), NODE_ENV: 'production'}],
    ['SESSION_SECRET', {...provider, SESSION_SECRET: secret}],
    ['SESSION_COOKIE', {SESSION_COOKIE: 'a b'}],
    ['SESSION_ISSUER', {...provider, SESSION_ISSUER: ''}],
    ['SESSION_AUDIENCE', {...provider, SESSION_AUDIENCE: ''}],
    ['SESSION_PUBLIC_JWK', {...provider, SESSION_PUBLIC_JWK: '{'}],
    ['SESSION_PUBLIC_JWK', {...provider, SESSION_PUBLIC_JWK: 'null'}],
    ['SESSION_PUBLIC_JWK', {...provider, SESSION_PUBLIC_JWK: '{"kty":"oct","alg":"HS256"}'}],
    ['SESSION_JWKS_URL', {...provider, SESSION_JWKS_URL: 'http://auth.example/jwks'}],
    ['UPSTREAM_TIMEOUT_MS', {UPSTREAM_TIMEOUT_MS: 'abc'}],
    ['RATE_USER_PER_MIN', {RATE_USER_PER_MIN: '0'}],
    ['RATE_IP_PER_MIN', {RATE_IP_PER_MIN: '-1'}],
    ['TRUST_PROXY_HOPS', {TRUST_PROXY_HOPS: '1.5'}],
    ['PORT', {PORT: 'abc'}],
    ['PORT', {PORT: '65536'}],
    ['PORT', {PORT: '0'}],
    ['LOG_LEVEL', {LOG_LEVEL: 'loud'}],
    ['SHUTDOWN_GRACE_MS', {SHUTDOWN_GRACE_MS: 'soon'}],
    ['REDIS_URL', {REDIS_URL: 'http://cache'}],
    ['METRICS_PORT', {METRICS_PORT: '90900'}],
    ['METRICS_PORT', {METRICS_PORT: '8080', PORT: '8080'}],
    ['BEHEST_KEY_NEXT', {BEHEST_KEY_NEXT: 'behest_sk_live_short'}],
    ['BEHEST_KEY_NEXT', {BEHEST_KEY_NEXT: 'nonsense'}],
  ];
  for (const [name, change] of wrong) {
    const value = change[name] ?? '';
    it(`refuses ${name} as ${JSON.stringify(value.slice(0, 30))} and shows no value`, () => {
      const problems = problemsOf(change);
      assert.equal(problems.length, 1, problems.join());
      assert.ok(problems[0]?.includes(name), problems[0]);
      if (value.length > 8 && !name.endsWith('ORIGINS')) assert.ok(!problems[0]?.includes(value));
      assert.ok(!problems[0]?.includes(key.slice(15)));
    });
  }

  it('tells all problems in one go', () => {
    const problems = problemsOf({
      PORT: 'x',
      BEHEST_TIER: '1',
      ALLOWED_ORIGINS: '*',
      BEHEST_KEY: 'x',
    });
    assert.equal(problems.length, 4);
  });
});

describe('secrets under names that bundlers publish', () => {
  const prefixes = ['VITE_', 'NEXT_PUBLIC_', 'EXPO_PUBLIC_', 'REACT_APP_', 'NUXT_PUBLIC_'];
  for (const prefix of [...prefixes, 'GATSBY_', 'PUBLIC_']) {
    it(`are refused under ${prefix}, by name and by value`, () => {
      const named = problemsOf({[`${prefix}BEHEST_KEY`]: 'anything'});
      assert.match(String(named), new RegExp(`^${prefix}BEHEST_KEY would be compiled`));
      for (const value of [key, `x ${key} y`, secret, newApiKey(), pkcs8]) {
        const held = problemsOf({[`${prefix}CHAT`]: value});
        assert.match(String(held), new RegExp(`^${prefix}CHAT would be compiled`));
        assert.ok(!String(held).includes(value));
      }
    });
  }

  it('are no reason to refuse what may be public', () => {
    assert.deepEqual(problemsOf({VITE_BEHEST_BASE_URL: 'https://amber-fox-042.behest.app'}), []);
    assert.deepEqual(problemsOf({SOMETHING_ELSE: key, VITE_EMPTY: ''}), []);
  });
});
