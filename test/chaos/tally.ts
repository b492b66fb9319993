/** How often each kind of fault has been met, and each deed been done, by all readers together. */
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
