import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Refusal} from '../../server/errors.ts';
import {mintableUserId} from '../../server/user-id.ts';

describe('the id a token may be made for', () => {
  const good = [
    ...['u_1', 'auth0|5f7c8ec7c33c6c004bbafe82', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', '7'],
    ...['a.b+c@ok.test', 'administrator-jones', 'org:42:ada', 'u'.repeat(128)],
  ];
  for (const id of good) {
    it(`may be ${id.slice(0, 40)}`, () => assert.equal(mintableUserId(id), id));
  }

  const bad = [
    ...['', ' ', '*', '../admin', 'u'.repeat(129), 'us\u00e9r', 'u_1\r\nX: y', 'u_1\u0000', ' u_1'],
    ...['\uff41\uff44\uff4d\uff49\uff4e', 'ad\u200bmin', '\u0430dmin', '-u', 'a b', 'a/b', 'u_1\n'],
    ...['admin', 'ADMIN', 'System', 'root', 'service', 'dashboard-service', 'anonymous', 'default'],
    ...[
      'null',
      'undefined',
      'NaN',
      'guest',
      'false',
      'none',
      7,
      null,
      undefined,
      {id: 'u_1'},
      ['a'],
    ],
  ];
  for (const id of bad) {
    it(`may not be ${JSON.stringify(id)?.slice(0, 40)}`, () => {
      assert.throws(() => mintableUserId(id), Refusal);
    });
  }
});
