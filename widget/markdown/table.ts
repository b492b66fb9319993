import type {Context} from './context.ts';
import {createTableBox} from './elements.ts';
import {morph} from './morph.ts';
import {closeMarks} from './open-marks.ts';

/** A longer row is drawn when it is complete, and as plain text. In UTF-16 units. */
const LONGEST_ROW = 4096;

/** The cells of a row; a pipe with a backslash before it belongs to its cell. */
export function splitRow(row: string): string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/\\\|/g, '|').trim());
}

/** A table that grows by rows. */
export class Table {
  readonly #context: Context;
  readonly #alignments: readonly string[];
  readonly #table: HTMLTableElement;
  #body: HTMLElement | undefined;
  #row: HTMLElement | undefined;
  #text = '';

  constructor(context: Context, parent: Node, rows: {head: string; delimiters: string}) {
    this.#context = context;
    this.#alignments = splitRow(rows.delimiters).map((cell) =>
      cell.endsWith(':')
        ? cell.startsWith(':')
          ? 'center'
          : 'right'
        : cell.startsWith(':')
          ? 'left'
          : '',
    );
    const box = createTableBox(context.labels);
    context.append(parent, box);
    this.#table = box.appendChild(document.createElement('table'));
    const row = this.#addRow(this.#table.appendChild(document.createElement('thead')), 'th');
    this.#fill(row, rows.head, false);
  }

  append(text: string): void {
    this.#text += text;
  }

  endLine(): boolean {
    if (this.#text) this.#drawRow(false);
    this.#row = undefined;
    this.#text = '';
    return false;
  }

  draw(): void {
    if (this.#text && this.#text.length < LONGEST_ROW) this.#drawRow(true);
  }

  close(): void {
    this.endLine();
  }

  #drawRow(grows: boolean): void {
    this.#body ??= this.#table.appendChild(document.createElement('tbody'));
    this.#row ??= this.#addRow(this.#body, 'td');
    this.#fill(this.#row, this.#text, grows);
  }

  #addRow(parent: Node, name: 'th' | 'td'): HTMLElement {
    const row = document.createElement('tr');
    for (const alignment of this.#alignments) {
      const cell = row.appendChild(document.createElement(name));
      if (name === 'th') cell.scope = 'col';
      if (alignment) cell.align = alignment;
    }
    parent.appendChild(row);
    return row;
  }

  #fill(row: HTMLElement, text: string, grows: boolean): void {
    const texts = splitRow(text);
    for (const [index, cell] of [...row.children].entries()) {
      const content = texts[index] ?? '';
      const open = grows && index === texts.length - 1;
      morph(cell, null, this.#context.render(open ? closeMarks(content) : content));
      if (!grows) this.#context.watch(content, [...cell.childNodes]);
    }
  }
}
