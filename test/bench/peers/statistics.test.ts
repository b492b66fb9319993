import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {growth, median, percentile, rotated} from '../../../bench/peers/statistics.ts';

describe('the statistics of the benchmarks', () => {
  it('take the middle of what was measured, whatever its order', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(percentile([4, 1, 3, 2], 0.95), 4);
    assert.equal(median([]), 0);
  });

  it('see whether a cost grows as the size or as its square', () => {
    assert.equal(growth([10, 5], [20, 10]), 1);
    assert.equal(growth([10, 5], [20, 20]), 2);
    assert.equal(growth([10, 5], [20, 6]), 1);
    assert.equal(growth([10, 5], [20, 60]), 2);
  });

  it('let another begin each round', () => {
    assert.deepEqual(rotated(['a', 'b', 'c'], 1), ['b', 'c', 'a']);
    assert.deepEqual(rotated(['a', 'b', 'c'], 3), ['a', 'b', 'c']);
  });
});
