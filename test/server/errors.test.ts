import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {
  Behest,
  BehestAuthError,
  BehestBadRequestError,
  BehestConfigError,
  BehestError,
  BehestQuotaError,
  BehestRateLimitError,
  BehestServerError,
} from '@behest/client-ts';

import {ConfigError, Refusal} from '../../server/errors.ts';
import {newApiKey} from './support/keys.ts';
import {hang, json, recordingFetch, type Step} from './support/recording-fetch.ts';
import {ask, failingAuth, ORIGIN, verdict} from './support/token-endpoint.ts';

const SECRET = 'UPSTREAM_SECRET';

describe('what a failed mint becomes', () => {
  const table: readonly (readonly [unknown, string])[] = [
    [new BehestAuthError(SECRET), '502 mint_misconfigured'],
    [new BehestAuthError(SECRET, {status: 403}), '502 mint_misconfigured'],
    [new BehestConfigError([SECRET]), '502 mint_misconfigured'],
    [new BehestQuotaError(SECRET), '402 quota_exceeded'],
    [new BehestRateLimitError(SECRET, {retryAfter: 7}), '429 rate_limited'],
    [new BehestBadRequestError(SECRET), '500 internal'],
    [new BehestServerError(SECRET), '503 gateway_unavailable'],
    [new BehestServerError(SECRET, {code: 'network_error'}), '503 gateway_unavailable'],
    [new BehestServerError(SECRET, {code: 'timeout', status: 504}), '504 gateway_timeout'],
    [new BehestServerError(SECRET, {status: 200}), '502 gateway_error'],
    [new BehestError(SECRET), '502 gateway_error'],
    [new BehestError(SECRET, {status: 302}), '502 gateway_error'],
    [new BehestError(SECRET, {status: 404}), '502 gateway_error'],
    [new Error(SECRET), '500 internal'],
    [SECRET, '500 internal'],
  ];
  for (const [error, expected] of table) {
    it(`${String(error).split(':')[0]} is ${expected}, in our own words`, async () => {
      const response = await ask({auth: failingAuth(error)});
      assert.equal(await verdict(Promise.resolve(response.clone())), expected);
      assert.ok(!(await response.text()).includes(SECRET));
    });
  }

  it('says when to come back, within reason', async () => {
    const cases = [
      [7, '7'],
      [0, '1'],
      [2.2, '3'],
      [1e9, '3600'],
      [undefined, '10'],
    ] as const;
    for (const [retryAfter, expected] of cases) {
      const details = retryAfter === undefined ? {} : {retryAfter};
      const auth = failingAuth(new BehestRateLimitError('slow down', details));
      assert.equal((await ask({auth})).headers.get('retry-after'), expected);
    }
  });

  it('gives up on a mint of another make that never ends', async (test) => {
    test.mock.timers.enable({apis: ['setTimeout']});
    const answer = verdict(ask({auth: {mint: () => new Promise(() => undefined)}}));
    await new Promise(setImmediate);
    test.mock.timers.tick(12_000);
    assert.equal(await answer, '504 gateway_timeout');
  });
});

describe('the token endpoint with the real client', () => {
  const key = newApiKey();
  const upstream = (...script: readonly Step[]) => {
    const {fetch} = recordingFetch(...script);
    return ask({
      auth: new Behest({env: {}, key, baseUrl: 'https://s.behest.app', fetch, timeoutMs: 400}).auth,
    });
  };
  const table: readonly (readonly [string, Step, string])[] = [
    ['a refused key', json({error: `key ${key} is revoked`}, 401), '502 mint_misconfigured'],
    ['a killed project', json({}, 403), '502 mint_misconfigured'],
    ['a used-up quota', json({error: {message: SECRET}}, 402), '402 quota_exceeded'],
    ['a wrong request', json({}, 422), '500 internal'],
    ['a redirect', json({}, 302, {location: 'https://evil.test'}), '502 gateway_error'],
    ['an HTML page', new Response('<html>'), '502 gateway_error'],
    ['no token', json({ok: true}), '502 gateway_error'],
    ['something that is no JWT', json({jwt: SECRET}), '502 gateway_error'],
    ['a broken gateway', json({}, 500), '503 gateway_unavailable'],
    ['a dead network', new TypeError('fetch failed'), '503 gateway_unavailable'],
    ['silence', hang, '504 gateway_timeout'],
  ];
  for (const [name, step, expected] of table) {
    it(`answers ${expected} for ${name}`, async () => {
      const response = await upstream(step);
      const text = await response.clone().text();
      assert.equal(await verdict(Promise.resolve(response)), expected);
      assert.ok(!text.includes(SECRET) && !text.includes(key));
    });
  }
});

describe('our own errors', () => {
  it('have names that a bundler cannot take away, and say everything that is wrong', () => {
    const {name, message} = new ConfigError(['A is missing.', 'B is short.']);
    assert.deepEqual([name, message], ['ConfigError', 'A is missing.\nB is short.']);
    assert.equal(new Refusal('not_ready').name, 'Refusal');
  });
});

describe('every refusal', () => {
  it('has the shape of the contract and the headers of every answer', async () => {
    const response = await ask({session: () => null});
    const {error} = (await response.json()) as {error: Record<string, unknown>};
    assert.deepEqual(error, {
      code: 'unauthenticated',
      message: 'Sign in first.',
      requestId: response.headers.get('x-request-id'),
      retryable: false,
    });
    const headers = Object.fromEntries(response.headers);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['vary'], 'Origin');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
    assert.match(String(headers['strict-transport-security']), /max-age=\d{8}/);
    assert.equal(headers['access-control-allow-origin'], ORIGIN);
    assert.equal(headers['content-type'], 'application/json');
    for (const absent of ['set-cookie', 'retry-after', 'allow']) {
      assert.equal(headers[absent], undefined, absent);
    }
  });
});
