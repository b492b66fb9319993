import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Result} from '../../../server/conform/check.ts';
import {countOf, report} from '../../../server/conform/report.ts';
import {unsignedToken} from '../support/tokens.ts';

const results: readonly Result[] = [
  {id: 'a', title: 'A holds', outcome: 'passed', detail: undefined},
  {id: 'b', title: 'B #holds', outcome: 'failed', detail: 'answered "200"'},
  {id: 'c', title: 'C holds', outcome: 'skipped', detail: 'needs --jwks'},
];

describe('the report of the conformance kit', () => {
  it('says in sentences what holds, what does not and why', () => {
    assert.equal(
      report(results, 'text', []),
      [
        'ok   A holds (a)',
        'FAIL B #holds (b): answered "200"',
        'skip C holds (c): needs --jwks',
        '',
        '1 passed, 1 failed, 1 skipped',
        '',
      ].join('\n'),
    );
  });

  it('is valid TAP', () => {
    assert.equal(
      report(results, 'tap', []),
      [
        'TAP version 13',
        '1..3',
        'ok 1 - a: A holds',
        'not ok 2 - b: B \\#holds',
        '  ---',
        '  message: "answered \\"200\\""',
        '  ...',
        'ok 3 - c: C holds # SKIP needs --jwks',
        '',
      ].join('\n'),
    );
  });

  it('is valid JSON', () => {
    const parsed = JSON.parse(report(results, 'json', [])) as {results: Result[]};
    assert.deepEqual(parsed, {...countOf(results), results: JSON.parse(JSON.stringify(results))});
  });

  it('prints neither tokens nor sessions, whatever a rule complains about', () => {
    const token = unsignedToken({uid: 'ada'});
    const detail = `saw ${token} and s3cret-session`;
    const bad: Result = {id: 'd', title: 'D', outcome: 'failed', detail};
    for (const format of ['text', 'tap', 'json'] as const) {
      const text = report([bad], format, ['s3cret-session']);
      assert.match(text, /saw \[removed\] and \[removed\]/);
    }
  });
});
