const TAB_STOP = 4;

/** A cursor in one line of source that counts columns as CommonMark does: a tab runs to the next stop. */
export class Line {
  readonly text: string;
  #position = 0;
  #column = 0;
  /** Columns of a tab that a container took only part of; they count as spaces of what is left. */
  #leftOfTab = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** What is left, without the whitespace it starts with. */
  get rest(): string {
    return this.text.slice(this.#position).trimStart();
  }

  get blank(): boolean {
    return this.rest === '';
  }

  /** Columns of whitespace that the rest starts with. */
  get indent(): number {
    let column = this.#column + this.#leftOfTab;
    for (let at = this.#position; ; at++) {
      const character = this.text[at];
      if (character === ' ') column++;
      else if (character === '\t') column += TAB_STOP - (column % TAB_STOP);
      else return column - this.#column;
    }
  }

  /** Takes up to so many columns of whitespace. */
  skipColumns(columns: number): void {
    const end = this.#column + Math.min(columns, this.indent);
    while (this.#column < end) {
      if (this.#leftOfTab === 0) {
        const stop = TAB_STOP - (this.#column % TAB_STOP);
        this.#leftOfTab = this.text[this.#position] === '\t' ? stop : 1;
        this.#position++;
      }
      this.#leftOfTab--;
      this.#column++;
    }
  }

  /** Takes the whitespace and then so many characters, which are no tabs. */
  skip(characters: number): void {
    this.skipColumns(this.indent);
    this.#position += characters;
    this.#column += characters;
  }

  /** Everything that is left, with its whitespace. */
  take(): string {
    return ' '.repeat(this.#leftOfTab) + this.text.slice(this.#position);
  }
}
