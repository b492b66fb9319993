import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Log, MOST_ROWS} from '../../../demo/workbench/log.ts';

interface Row {
  readonly number: number;
  readonly note?: string;
}

class Rows extends Log<Row> {
  fill(from: number, to: number): void {
    for (let number = from; number <= to; number++) this.add({number});
  }
  amend(row: Row | undefined, note: string): void {
    if (row) this.replace(row, {...row, note});
  }
}

describe('a log of the workbench', () => {
  it('keeps the newest rows, and counts those that made room', () => {
    let changes = 0;
    const log = new Rows(() => changes++);
    log.fill(1, MOST_ROWS);
    assert.deepEqual([log.entries.length, log.dropped], [MOST_ROWS, 0]);
    log.fill(MOST_ROWS + 1, MOST_ROWS + 7);
    assert.deepEqual([log.entries.length, log.dropped], [MOST_ROWS, 7]);
    assert.deepEqual([log.entries[0]?.number, log.entries.at(-1)?.number], [8, MOST_ROWS + 7]);
    assert.equal(changes, MOST_ROWS + 7);
  });

  it('lets a row be amended while it is there, and forgets one that is gone', () => {
    const log = new Rows(() => undefined);
    log.fill(1, 2);
    const [first, second] = log.entries;
    log.amend(second, 'done');
    log.fill(3, MOST_ROWS + 1);
    log.amend(first, 'too late');
    assert.deepEqual(log.entries[0], {number: 2, note: 'done'});
    assert.equal(log.entries.filter(({note}) => note === 'too late').length, 0);
    assert.equal(log.entries.length, MOST_ROWS);
  });

  it('starts anew when it is cleared', () => {
    const log = new Rows(() => undefined);
    log.fill(0, MOST_ROWS);
    log.clear();
    assert.deepEqual([log.entries.length, log.dropped], [0, 0]);
  });
});
