import {BlockReader} from './blocks.ts';
import {Context} from './context.ts';
import type {MarkdownLabels} from './labels.ts';

/** Longer replies end in a note. In UTF-16 units; an answer of a model has a tenth of it. */
const LONGEST_REPLY = 500_000;
/** What must not be parted from what comes next: half a line break, half a character. */
const HALF = /[\r\ud800-\udbff]$/;

/** A reply that is drawn into a node as it grows; all at once is the case of one piece. */
export class Reply {
  readonly #root: Node;
  readonly #context: Context;
  readonly #reader: BlockReader;
  #held = '';
  #room = LONGEST_REPLY;

  constructor(root: Node, labels: MarkdownLabels, firstHeading: number) {
    this.#root = root;
    this.#context = new Context(root, labels, firstHeading);
    this.#reader = new BlockReader(root, this.#context);
  }

  /** Takes more text; what it leaves open is shown by `draw`. */
  read(text: string): void {
    if (this.#room < 0) return;
    const all = this.#held + text.slice(0, this.#room);
    this.#held = HALF.exec(all)?.[0] ?? '';
    this.#readLines(all.slice(0, all.length - this.#held.length));
    this.#room -= text.length;
    if (this.#room < 0) this.#endEarly();
  }

  draw(): void {
    this.#reader.draw();
  }

  /** Draws again what has changed since, up to so many characters; says whether all is done. */
  catchUp(budget: number): boolean {
    return this.#context.catchUp(budget);
  }

  /** No more text will come. */
  end(): void {
    this.#readLines(this.#held);
    this.#held = '';
    this.#reader.end();
    this.catchUp(Infinity);
  }

  #readLines(text: string): void {
    if (text) this.#reader.read(text.replace(/\r\n?/g, '\n'));
  }

  #endEarly(): void {
    this.end();
    const note = document.createElement('p');
    note.className = 'markdown';
    note.textContent = this.#context.labels.tooLong;
    this.#root.appendChild(note);
  }
}
