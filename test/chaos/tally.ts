/**
 * How often each kind of fault was put in the way of a reader, and each deed done, over all readers. Not
 * every fault strikes: an answer may be shorter than the place of its cut.
 */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** `kind count`, by the alphabet. */
  get lines(): readonly string[] {
    return [...this.#counts].map(([kind, count]) => `${kind} ${count}`).sort();
  }
}
