import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest, BehestConfigError} from '@behest/client-ts';

import {newApiKey, newRsaKeys} from '../support/keys.ts';

const baseUrl = 'https://amber-fox-042.behest.app';

function problemOf(init: ConstructorParameters<typeof Behest>[0]): BehestConfigError {
  try {
    new Behest({env: {}, ...init});
  } catch (error) {
    assert.ok(error instanceof BehestConfigError);
    return error;
  }
  throw new assert.AssertionError({message: 'The configuration was accepted.'});
}

describe('configuration of Behest', () => {
  it('reads the documented variables, and lets an option win over its variable', () => {
    const env = {BEHEST_KEY: newApiKey(), BEHEST_BASE_URL: 'https://from-env.behest.app'};
    assert.equal(new Behest({env}).baseUrl, 'https://from-env.behest.app');
    assert.equal(new Behest({env, baseUrl}).baseUrl, baseUrl);
    assert.equal(new Behest({env}).mode, 'apiKey');
  });

  it('takes the gateway with or without /v1 and slashes', () => {
    for (const spelling of [`${baseUrl}/`, `${baseUrl}/v1`, `${baseUrl}/v1//`]) {
      assert.equal(new Behest({env: {}, key: newApiKey(), baseUrl: spelling}).baseUrl, baseUrl);
    }
  });

  it('names the key and the gateway at once when both are missing', () => {
    const error = problemOf({});
    assert.equal(error.code, 'missing_env');
    assert.equal(error.status, undefined);
    assert.deepEqual(error.problems, ['BEHEST_KEY is missing.', 'BEHEST_BASE_URL is missing.']);
  });

  it('counts a blank key as missing', () => {
    assert.equal(problemOf({key: '  \n', baseUrl}).code, 'missing_env');
  });

  it('names everything that local signing lacks', () => {
    const error = problemOf({key: newRsaKeys().pkcs8});
    assert.equal(error.code, 'missing_env');
    assert.deepEqual(error.problems, [
      'BEHEST_KID is missing.',
      'BEHEST_TENANT_ID is missing.',
      'BEHEST_PROJECT_ID is missing.',
    ]);
  });

  it('refuses a key of no known form without repeating it', () => {
    for (const key of [
      'sk-c0ffee',
      'bh_live_c0ffee',
      'behest_sk_live_',
      'behest_sk_live_c0ffee\n:',
    ]) {
      const error = problemOf({key, baseUrl});
      assert.equal(error.code, 'bad_key_format');
      assert.ok(!JSON.stringify([error.message, error]).includes('c0ffee'), 'key repeated');
    }
  });

  it('refuses a gateway that would get the key in clear, or an address with a user in it', () => {
    const wrong = ['http://mint.test', 'ftp://mint.test', 'mint.test', 'https://a:b@mint.test'];
    for (const address of [...wrong, 'https://mint.test?x=1', 'https://mint.test#x']) {
      const error = problemOf({key: newApiKey(), baseUrl: address});
      assert.match(error.message, /^BEHEST_BASE_URL must be/);
      assert.ok(!error.message.includes('mint.test'));
    }
  });

  it('allows http on loopback', () => {
    for (const host of ['localhost:8788', '127.0.0.1', '[::1]:80', 'chat.localhost']) {
      assert.doesNotThrow(
        () => new Behest({env: {}, key: newApiKey(), baseUrl: `http://${host}`}),
        host,
      );
    }
  });

  it('refuses a life of tokens that is no number or out of range', () => {
    for (const ttl of ['abc', '59', '86401', '90.5']) {
      const error = problemOf({env: {BEHEST_TTL: ttl}, key: newApiKey(), baseUrl});
      assert.equal(error.code, 'invalid_option');
      assert.match(error.message, /BEHEST_TTL/);
    }
  });

  it('takes the deprecated names and says so once per process', () => {
    const said: string[] = [];
    const warn = (message: string) => said.push(message);
    for (let times = 0; times < 2; times++) {
      new Behest({env: {}, apiKey: newApiKey(), baseUrl, warn});
      new Behest({env: {BEHEST_KEY: '', BEHEST_API_KEY: newApiKey()}, baseUrl, warn});
    }
    assert.deepEqual(said, [
      'The option apiKey is deprecated: use key.',
      'BEHEST_API_KEY is deprecated: use BEHEST_KEY.',
    ]);
  });

  it('shows the key in no property, enumeration, JSON or inspection', async () => {
    const {inspect} = await import('node:util');
    const key = newApiKey();
    const behest = new Behest({env: {BEHEST_KEY: key}, baseUrl});
    const seen = [
      JSON.stringify(behest),
      inspect(behest, {depth: 9, showHidden: true}),
      JSON.stringify(structuredCloneable(behest)),
    ].join();
    assert.ok(seen.includes(baseUrl));
    assert.ok(!seen.includes(key.slice(15)));
  });
});

function structuredCloneable(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.getOwnPropertyNames(value).map((name) => [name, Reflect.get(value, name)]),
  );
}
