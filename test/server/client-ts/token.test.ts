import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {decodeToken, generateSessionId} from '@behest/client-ts';

import {unsignedToken} from '../support/tokens.ts';

describe('decodeToken', () => {
  it('reads claims, letters of any alphabet included', () => {
    assert.deepEqual(decodeToken(unsignedToken({uid: 'usér ☺', exp: 1})), {uid: 'usér ☺', exp: 1});
  });

  it('throws for anything that is not a JWT with an object inside', () => {
    const texts = ['', 'a.b', 'a.!.c', `a.${Buffer.from('[1]').toString('base64url')}.c`, 'a.YQ.c'];
    for (const text of texts) assert.throws(() => decodeToken(text), /JWT/);
  });
});

describe('generateSessionId', () => {
  it('never gives the same id twice', () => {
    assert.match(generateSessionId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    assert.notEqual(generateSessionId(), generateSessionId());
  });
});
