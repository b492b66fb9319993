import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {inspect} from 'node:util';

import {
  Behest,
  BehestAuthError,
  BehestBadRequestError,
  BehestError,
  BehestQuotaError,
  BehestRateLimitError,
  BehestServerError,
} from '@behest/client-ts';

import {newApiKey} from '../support/keys.ts';
import {json, recordingFetch} from '../support/recording-fetch.ts';
import {unsignedToken} from '../support/tokens.ts';

const key = newApiKey();

async function failureOf(answer: Response): Promise<BehestError> {
  const {fetch} = recordingFetch(answer);
  const {auth} = new Behest({env: {}, key, baseUrl: 'https://slug.behest.app', fetch});
  const error: unknown = await auth.mint({user_id: 'u_1'}).catch((caught: unknown) => caught);
  assert.ok(error instanceof BehestError);
  return error;
}

describe('a refused request', () => {
  const table = [
    [400, BehestBadRequestError, 'BehestBadRequestError', 'validation_error'],
    [422, BehestBadRequestError, 'BehestBadRequestError', 'validation_error'],
    [401, BehestAuthError, 'BehestAuthError', 'invalid_token'],
    [402, BehestQuotaError, 'BehestQuotaError', 'quota_exceeded'],
    [403, BehestAuthError, 'BehestAuthError', 'forbidden'],
    [404, BehestError, 'BehestError', undefined],
    [409, BehestError, 'BehestError', undefined],
    [429, BehestRateLimitError, 'BehestRateLimitError', 'rate_limited'],
    [500, BehestServerError, 'BehestServerError', 'server_error'],
    [502, BehestServerError, 'BehestServerError', 'server_error'],
  ] as const;
  for (const [status, kind, name, code] of table) {
    it(`with ${status} is a ${name}, also when the body says nothing`, async () => {
      const error = await failureOf(new Response(null, {status}));
      assert.equal(error.constructor, kind);
      assert.equal(error.name, name);
      assert.equal(error.status, status);
      assert.equal(error.code, code);
      assert.equal(error.message, `Behest answered ${status}.`);
    });
  }

  const envelopes: Readonly<Record<string, unknown>> = {
    nested: {error: {code: 'tier_limit', message: 'Too much', details: {tier: 'free'}}},
    flat: {error: 'Too much', code: 'tier_limit', retryable: false, upgrade_url: '/billing'},
    bare: {code: 'tier_limit', message: 'Too much'},
  };
  for (const [name, body] of Object.entries(envelopes)) {
    it(`keeps code, message and body of the ${name} envelope`, async () => {
      const error = await failureOf(json(body, 402));
      assert.equal(error.code, 'tier_limit');
      assert.equal(error.message, 'Too much');
      assert.deepEqual(error.raw, body);
    });
  }

  it('survives HTML, arrays and a code that is no word', async () => {
    const answers = [new Response('<h1>Bad</h1>', {status: 402}), json([1], 402)];
    for (const answer of [...answers, json({error: {code: 'no word\n', message: 7}}, 402)]) {
      assert.equal((await failureOf(answer)).code, 'quota_exceeded');
    }
  });

  it('carries the trace id, by either header', async () => {
    const both = {'x-trace-id': 't_1', 'x-request-id': 'r_1'};
    assert.equal((await failureOf(json({}, 402, both))).traceId, 't_1');
    assert.equal((await failureOf(json({}, 402, {'x-request-id': 'r_1'}))).traceId, 'r_1');
  });

  it('tells how long to wait, in seconds', async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const cases: [Response, number | undefined][] = [
      [json({}, 429, {'retry-after': '7'}), 7],
      [json({error: {retry_after: 3.2}}, 429), 4],
      [json({error: {details: {retry_after: 5}}}, 429), 5],
      [json({retry_after: 6}, 429, {'retry-after': '<script>'}), 6],
      [json({}, 429, {'retry-after': '-1'}), undefined],
      [json({}, 429), undefined],
    ];
    for (const [answer, expected] of cases) {
      const error = await failureOf(answer);
      assert.ok(error instanceof BehestRateLimitError);
      assert.equal(error.retryAfter, expected);
    }
    const dated = await failureOf(json({}, 429, {'retry-after': inAMinute}));
    assert.ok(dated instanceof BehestRateLimitError);
    assert.ok(Number(dated.retryAfter) >= 58 && Number(dated.retryAfter) <= 61);
  });

  it('shows no key and no token, whatever the gateway echoes', async () => {
    const token = unsignedToken({uid: 'u_1'});
    const echoes = [
      {error: {code: 'x', message: `key ${key} is bad`, details: {key, token}}},
      {error: `pem -----BEGIN PRIVATE KEY-----abc`, code: key},
      `plain ${key} ${token}`,
    ];
    for (const echo of echoes) {
      const error = await failureOf(json(echo, 401));
      const seen = [inspect(error, {depth: 9, showHidden: true}), JSON.stringify(error.raw)].join();
      assert.ok(!seen.includes(key.slice(15)), 'key');
      assert.ok(!seen.includes(token), 'token');
      assert.ok(!seen.includes('BEGIN PRIVATE'), 'pem');
    }
  });

  it('shows no key that is spelled with escapes', async () => {
    const spelled = key.replace('k', String.raw`\u006b`);
    const body = `{"error":{"message":"${spelled}","${spelled}":["${spelled}"]}}`;
    const error = await failureOf(new Response(body, {status: 401}));
    const seen = [inspect(error, {depth: 9, showHidden: true}), JSON.stringify(error.raw)].join();
    assert.ok(!seen.includes(key.slice(15)), 'key');
  });

  it('shows no token of a caller, even one that looks like nothing', async () => {
    const {fetch} = recordingFetch(json({error: {message: 'bad token opaque-4711'}}, 401));
    const {threads} = new Behest({env: {}, key, baseUrl: 'https://slug.behest.app', fetch});
    const failing = threads.list({token: 'opaque-4711'});
    await assert.rejects(failing, {message: 'bad token [removed]'});
  });

  it('keeps the body out of enumeration and JSON, and its message on one line', async () => {
    const error = await failureOf(json({error: {message: 'one\ntwo\u001b[31m'}}, 400));
    assert.equal(error.message, 'one two [31m');
    assert.ok(!Object.keys(error).includes('raw'));
    assert.deepEqual(JSON.parse(JSON.stringify(error)), {
      name: 'BehestBadRequestError',
      status: 400,
      code: 'validation_error',
    });
  });
});
