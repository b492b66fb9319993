import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest, BehestConfigError} from '@behest/client-ts';
import {jwtVerify} from 'jose';

import {newRsaKeys} from '../support/keys.ts';

const keys = newRsaKeys();
const signing = {env: {}, kid: 'kid_1', tenantId: 'tnt_1', projectId: 'prj_1'};

const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const literal = (text: string) => text.replaceAll('\n', '\\n');
const crlf = (text: string) => text.replaceAll('\n', '\\r\\n');
const spaced = (text: string) => text.replaceAll('\n', ' ');

const encodings: Readonly<Record<string, (pem: string) => string>> = {
  'a PEM': (pem) => pem,
  'a PEM after the prefix': (pem) => `behest_pk_${pem}`,
  'base64 of a PEM': base64,
  'base64 of a PEM after the prefix': (pem) => `behest_pk_${base64(pem)}`,
  'base64url of a PEM after the prefix': (pem) => `behest_pk_${base64url(pem)}`,
  'a PEM with literal \\n': literal,
  'a PEM with literal \\n after the prefix': (pem) => `behest_pk_${literal(pem)}`,
  'a PEM with literal \\r\\n': crlf,
  'a PEM with spaces for newlines': spaced,
  'base64 of a PEM with literal \\n': (pem) => base64(literal(pem)),
  'a quoted PEM between blanks': (pem) => ` "${literal(pem)}"\n`,
};

describe('a private key for local signing', () => {
  for (const [name, encode] of Object.entries(encodings)) {
    for (const form of ['pkcs8', 'pkcs1'] as const) {
      it(`is read from ${name} (${form})`, async () => {
        const behest = new Behest({...signing, key: encode(keys[form])});
        assert.equal(behest.mode, 'sign');
        await behest.ready();
        const {token} = await behest.auth.mint({user_id: 'u_1'});
        const {payload} = await jwtVerify(token, keys.publicKey, {algorithms: ['RS256']});
        assert.equal(payload['uid'], 'u_1');
      });
    }
  }

  const wrong: Readonly<Record<string, string>> = {
    'shorter than 2048 bits': newRsaKeys(1024).pkcs8,
    'a public key': keys.publicKey.export({type: 'spki', format: 'pem'}).toString(),
    'cut off': keys.pkcs8.slice(0, 400),
    'not base64': '-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----',
    'not DER': `-----BEGIN PRIVATE KEY-----\n${base64('x'.repeat(99))}\n-----END PRIVATE KEY-----`,
    'a prefix and nothing': 'behest_pk_',
    'a prefix and noise': 'behest_pk_c2VjcmV0LW5vaXNl',
  };
  for (const [name, key] of Object.entries(wrong)) {
    it(`is refused at construction when it is ${name}, without repeating it`, () => {
      assert.throws(
        () => new Behest({...signing, key}),
        (error) =>
          error instanceof BehestConfigError &&
          error.code === 'bad_key_format' &&
          /^BEHEST_KEY /.test(error.message) &&
          !error.message.includes(key.slice(40, 60) || 'c2VjcmV0'),
      );
    });
  }

  it('of an elliptic curve is refused: the gateway reads RS256 only', async () => {
    const {generateKeyPairSync} = await import('node:crypto');
    const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
    const key = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
    assert.throws(() => new Behest({...signing, key}), BehestConfigError);
  });

  it('whose parts do not belong together fails the self-test', async () => {
    const bytes = Buffer.from(keys.pkcs8.split('\n').slice(1, -2).join(''), 'base64');
    // Inside the modulus: the key still reads, but nothing signed with it verifies.
    for (let at = 60; at < 80; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const key = `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END PRIVATE KEY-----`;
    const behest = new Behest({...signing, key});
    await assert.rejects(behest.ready(), BehestConfigError);
    await assert.rejects(behest.auth.mint({user_id: 'u_1'}), BehestConfigError);
  });
});
