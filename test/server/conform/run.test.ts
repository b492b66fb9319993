import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {conform, CHECKS} from '../../../server/conform/run.ts';
import {ANSWER_FAULTS} from '../support/answer-faults.ts';
import {broken, inProcess, reference, target} from '../support/conform-host.ts';
import {IDENTITY_FAULTS} from '../support/identity-faults.ts';
import {POLICY_FAULTS} from '../support/policy-faults.ts';

/** Every one has been seen in the wild, or in a quickstart. */
const FAULTS = [...ANSWER_FAULTS, ...IDENTITY_FAULTS, ...POLICY_FAULTS];

describe('the conformance kit', () => {
  it('has at least 44 rules, each with a name of its own', () => {
    assert.ok(CHECKS.length >= 44);
    assert.equal(new Set(CHECKS.map(({id}) => id)).size, CHECKS.length);
  });

  it('finds nothing wrong with the reference, for pages of another origin', async () => {
    const results = await conform(target, inProcess(reference()));
    const odd = results.filter(({outcome}) => outcome !== 'passed');
    assert.deepEqual(
      odd.map(({id, outcome, detail}) => [id, outcome, detail]),
      [['claim-signature', 'skipped', 'needs --jwks']],
    );
  });

  it('finds nothing wrong with the reference, for pages of its own origin', async () => {
    const {origin} = new URL(target.url);
    assert.deepEqual(await broken(reference({origins: 'same-origin'}), {origin}), []);
  });

  it('asks what it can with one session, and says what it could not', async () => {
    const one = {...target, sessions: target.sessions.slice(0, 1), burst: 0};
    const results = await conform(one, inProcess(reference()));
    const skipped = results.filter(({outcome}) => outcome === 'skipped');
    assert.equal(
      skipped.find(({id}) => id === 'claim-users-differ')?.detail,
      'needs 2 sessions (--as)',
    );
    assert.ok(results.every(({outcome}) => outcome !== 'failed'));
  });

  it('waits when the host says that it asks too often', async () => {
    const good = reference();
    let first = true;
    const busy = (request: Request) => {
      if (!first) return good(request);
      first = false;
      return new Response(null, {status: 429, headers: {'retry-after': '0.01'}});
    };
    assert.deepEqual(await broken(busy), []);
  });
});

describe('a fault of a host', () => {
  assert.ok(FAULTS.length >= 36);
  for (const [fault, found, host] of FAULTS) {
    it(`is found when it ${fault}`, async () => {
      const failures = await broken(host());
      assert.ok(failures.includes(found), `${found} is not among ${failures.join(', ') || 'none'}`);
    });
  }
});
