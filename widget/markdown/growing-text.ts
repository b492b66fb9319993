import {setText} from './morph.ts';
import {visibleText} from './policy.ts';

/** Lines that one box holds; see `GrowingText`. */
const LINES_PER_PIECE = 64;

/**
 * Preformatted text that grows by lines. Long text is kept in boxes of its own, so that a new line
 * lays out one box and not all the text.
 */
export class GrowingText {
  readonly #host: HTMLElement;
  #complete = new Text();
  #last = new Text();
  #lines = 0;
  /** Complete lines that are not drawn yet. */
  #buffer = '';
  #line = '';

  constructor(host: HTMLElement) {
    this.#host = host;
    host.append(this.#complete, this.#last);
  }

  append(text: string): void {
    this.#line += text;
  }

  endLine(): void {
    this.#buffer += `${visibleText(this.#line)}\n`;
    this.#line = '';
    if (++this.#lines % LINES_PER_PIECE > 0) return;
    this.close();
    const piece = document.createElement('span');
    piece.className = 'piece';
    this.#complete = new Text();
    this.#last = new Text();
    piece.append(this.#complete, this.#last);
    this.#host.append(piece);
  }

  draw(): void {
    if (this.#buffer) this.#complete.appendData(this.#buffer);
    this.#buffer = '';
    setText(this.#last, visibleText(this.#line));
  }

  /** Draws all and drops the nodes that came to nothing. */
  close(): void {
    this.draw();
    if (!this.#last.data) this.#last.remove();
    if (!this.#complete.data) this.#complete.remove();
  }
}
