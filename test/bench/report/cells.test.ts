import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {aheadOf, cellOf} from '../../../bench/report/cells.ts';
import type {Row} from '../../../bench/results.ts';

function rowOf(values: Row['values'], unit = 'ms'): Row {
  return {id: 'load', what: 'Load', unit, values};
}

describe('a cell of the benchmarks', () => {
  it('says the ratio to ours first, and the figure behind it', () => {
    const row = rowOf({ours: {value: 40}, theirs: {value: 100}});
    assert.equal(cellOf(row, 'ours', 'ours'), '1 (40 ms)');
    assert.equal(cellOf(row, 'theirs', 'ours'), '2.50 (100 ms)');
  });

  it('marks what was continued, and says where nothing was measured', () => {
    const row = rowOf({ours: {value: 2}, theirs: {value: 2500, projected: true}});
    assert.equal(cellOf(row, 'theirs', 'ours'), '~1,250 (~2,500 ms)');
    assert.equal(cellOf(row, 'others', 'ours'), 'not reached');
  });

  it('has no ratio to nothing', () => {
    const row = rowOf({ours: {value: 0}, theirs: {value: 3}}, '');
    assert.equal(cellOf(row, 'theirs', 'ours'), '– (3)');
  });
});

describe('who is ahead', () => {
  it('is who needs less than ours', () => {
    const row = rowOf({ours: {value: 40}, theirs: {value: 20}, others: {value: 60}});
    assert.deepEqual(aheadOf(row, 'ours'), ['theirs']);
  });

  it('is nobody within a tenth, nor within what nobody notices', () => {
    assert.deepEqual(aheadOf(rowOf({ours: {value: 40}, theirs: {value: 37}}), 'ours'), []);
    assert.deepEqual(aheadOf(rowOf({ours: {value: 3}, theirs: {value: 1.5}}), 'ours'), []);
  });
});
