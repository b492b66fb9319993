import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {JournalRecord} from '../../../demo/gateway/threads.ts';
import {openMemory, remember, signedIn} from '../../../demo/static/memory.ts';

class FakeStorage implements Storage {
  readonly #items = new Map<string, string>();
  readonly #most: number;

  /** @param most - Characters that a value may have. */
  constructor(most = Infinity) {
    this.#most = most;
  }
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(name: string): string | null {
    return this.#items.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    if (value.length > this.#most) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(name, value);
  }
  removeItem(name: string): void {
    this.#items.delete(name);
  }
  clear(): void {
    this.#items.clear();
  }
}

const removal = (thread: string): JournalRecord => ({
  op: 'remove',
  owner: {pid: 'p', uid: 'ada'},
  thread,
});

describe('the memory of the static site', () => {
  it('gives the next page the changes of this one, in order', () => {
    const storage = new FakeStorage();
    const {records, journal} = openMemory(storage);
    assert.deepEqual(records, []);
    journal(removal('a'));
    journal(removal('b'));
    assert.deepEqual(openMemory(storage).records, [removal('a'), removal('b')]);
  });

  it('begins anew when the storage is full', () => {
    const storage = new FakeStorage(150);
    const {journal} = openMemory(storage);
    for (const thread of ['a', 'b', 'c', 'd']) journal(removal(thread));
    assert.ok(openMemory(storage).records.length < 4);
    assert.ok(openMemory(storage).records.length > 0);
  });

  it('knows who is signed in, until they sign out', () => {
    const storage = new FakeStorage();
    assert.equal(signedIn(storage), null);
    remember(storage, 'ada');
    assert.equal(signedIn(storage), 'ada');
    remember(storage, null);
    assert.equal(signedIn(storage), null);
  });
});
