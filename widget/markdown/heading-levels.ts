/**
 * Levels for the headings of one reply: the first one stands right below what is above the reply, and
 * none skips a level, so that a reader who goes by headings finds no hole (WCAG 1.3.1). Headings of
 * the same rank keep the same level. With `first` 1 nothing stands above and they stay as written.
 */
export class HeadingLevels {
  readonly #first: number;
  #topRank: number | undefined;
  #last: number;

  constructor(first: number) {
    this.#first = first;
    this.#last = first - 1;
  }

  /** The element's name for a heading of this rank, 1 to 6. */
  take(rank: number): string {
    this.#topRank ??= rank;
    const wanted = this.#first + Math.max(0, rank - this.#topRank);
    this.#last = this.#first === 1 ? rank : Math.min(wanted, this.#last + 1, 6);
    return `h${this.#last}`;
  }
}
