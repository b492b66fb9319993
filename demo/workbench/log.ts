/** Rows that a log keeps: more than a bug report needs, few enough for a page that stays open for days. */
export const MOST_ROWS = 300;

/** Something written down row by row. The oldest rows make room for new ones, and are counted. */
export class Log<Row> {
  protected readonly changed: () => void;
  #entries: readonly Row[] = [];
  #dropped = 0;

  /** @param changed - Called after every change. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Oldest first; at most `MOST_ROWS`. */
  get entries(): readonly Row[] {
    return this.#entries;
  }

  /** How many have made room since the log was cleared. */
  get dropped(): number {
    return this.#dropped;
  }

  clear(): void {
    this.#entries = [];
    this.#dropped = 0;
    this.changed();
  }

  protected add(...rows: readonly Row[]): void {
    const all = [...this.#entries, ...rows];
    this.#entries = all.slice(-MOST_ROWS);
    this.#dropped += all.length - this.#entries.length;
    this.changed();
  }

  /** Puts another row in the place of one, if it is still there. */
  protected replace(before: Row, after: Row): void {
    this.#entries = this.#entries.map((row) => (row === before ? after : row));
    this.changed();
  }
}
