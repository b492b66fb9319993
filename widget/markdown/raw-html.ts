import type {Take} from './code.ts';
import type {Context} from './context.ts';
import {GrowingText} from './growing-text.ts';
import type {Line} from './line.ts';

/** A block of raw HTML, shown as the text it is. */
export class RawHtml {
  readonly #text: GrowingText;
  /** What ends it on its own line; without it a blank line does. */
  readonly #end: RegExp | undefined;
  #line = '';

  constructor(context: Context, parent: Node, end: RegExp | undefined) {
    this.#end = end;
    const element = context.create(parent, 'p');
    element.className = 'raw-html';
    this.#text = new GrowingText(element);
  }

  take(line: Line): Take {
    if (!this.#end && line.blank) return 'not';
    this.append(line.take());
    return 'taken';
  }

  append(text: string): void {
    this.#line += text;
    this.#text.append(text);
  }

  endLine(): boolean {
    this.#text.endLine();
    const ended = this.#end?.test(this.#line) ?? false;
    this.#line = '';
    return ended;
  }

  draw(): void {
    this.#text.draw();
  }

  close(): void {
    this.#text.close();
  }
}
