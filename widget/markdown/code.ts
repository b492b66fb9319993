import type {Context} from './context.ts';
import {createCodeBlock} from './elements.ts';
import {INDENTED_CODE} from './grammar.ts';
import {GrowingText} from './growing-text.ts';
import type {Line} from './line.ts';

/** Whether a line belongs to a block of text; `last` is its closing fence. */
export type Take = 'taken' | 'blank' | 'last' | 'not';

/**
 * Tells the page of a code block that is complete and stands in it by then; `highlight.js` listens.
 * The event's path begins with the `code` element.
 */
function announce(code: Element): void {
  requestAnimationFrame(() => {
    code.dispatchEvent(new Event('behest-code', {bubbles: true, composed: true}));
  });
}

/** A fenced or indented code block that grows. */
export class Code {
  readonly #text: GrowingText;
  readonly #code: Element;
  /** Whatever closes the block: the fence's character, at least as often. */
  readonly #fence: string;
  readonly #fenceIndent: number;
  /** Blank lines that count only if code follows them; of indented code. */
  readonly #blankLines: string[] = [];
  /** The line that opens it holds no code. */
  #isOpening: boolean;

  constructor(
    context: Context,
    parent: Node,
    fence?: {mark: string; info: string; indent: number},
  ) {
    this.#isOpening = fence !== undefined;
    this.#fence = fence?.mark ?? '';
    this.#fenceIndent = fence?.indent ?? 0;
    const {block, code} = createCodeBlock(fence?.info ?? '', context.labels);
    context.append(parent, block);
    this.#text = new GrowingText(code);
    this.#code = code;
  }

  take(line: Line): Take {
    return this.#fence ? this.#takeFenced(line) : this.#takeIndented(line);
  }

  #takeFenced(line: Line): Take {
    const rest = line.rest.trimEnd();
    const closes =
      line.indent < INDENTED_CODE &&
      rest.startsWith(this.#fence) &&
      rest === rest.charAt(0).repeat(rest.length);
    if (closes) return 'last';
    line.skipColumns(this.#fenceIndent);
    this.append(line.take());
    return 'taken';
  }

  #takeIndented(line: Line): Take {
    if (line.blank) {
      line.skipColumns(INDENTED_CODE);
      this.#blankLines.push(line.take());
      return 'blank';
    }
    if (line.indent < INDENTED_CODE) return 'not';
    line.skipColumns(INDENTED_CODE);
    for (const blank of this.#blankLines.splice(0)) {
      this.append(blank);
      this.#text.endLine();
    }
    this.append(line.take());
    return 'taken';
  }

  append(text: string): void {
    this.#text.append(text);
  }

  endLine(): boolean {
    if (!this.#isOpening && this.#blankLines.length === 0) this.#text.endLine();
    this.#isOpening = false;
    return false;
  }
  draw(): void {
    this.#text.draw();
  }
  close(): void {
    this.#text.close();
    if (this.#code.className) announce(this.#code);
  }
}
