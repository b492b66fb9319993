import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';

import {sessionIdOf} from '../../server/visit.ts';

describe('the Behest session of a visit', () => {
  it('is a UUID of 122 bits of SHA-256, the same on every instance and in every release', () => {
    const visit = 'v_☺ " 1';
    const hash = createHash('sha256').update(JSON.stringify(['behest-visit', 'ada', visit]));
    const hex = hash.digest('hex');
    const id = sessionIdOf('ada', visit);
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
    const given = id.replaceAll('-', '').split('');
    const differing = given.flatMap((digit, index) => (digit === hex[index] ? [] : [index]));
    assert.ok(differing.every((index) => index === 12 || index === 16));
  });

  it('does not mix up users and visits that are the same letters together', () => {
    assert.notEqual(sessionIdOf('ada', 'b1'), sessionIdOf('adab', '1'));
  });
});
