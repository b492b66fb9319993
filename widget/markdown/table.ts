import type {Context} from './context.ts';
import {createTable} from './elements.ts';
import {morph} from './morph.ts';

/** One part in so many of a table's rows waits to be drawn: a table is laid out as a whole. */
const WAITING_ROWS = 16;
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
  /** Rows that are not inserted yet. */
  readonly #waiting = document.createDocumentFragment();
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
    const {box, table} = createTable(context.labels);
    context.append(parent, box);
    this.#table = table;
    const row = this.#addRow(this.#table.appendChild(document.createElement('thead')), 'th');
    this.#fill(row, rows.head, false);
  }

  append(text: string): void {
    this.#text += text;
  }

  endLine(): boolean {
    if (this.#text) this.#fillRow(false);
    this.#row = undefined;
    this.#text = '';
    return false;
  }

  draw(): void {
    if (this.#text && this.#text.length < LONGEST_ROW) this.#fillRow(true);
    const drawn = this.#body?.childElementCount ?? 0;
    if (this.#waiting.childElementCount * WAITING_ROWS > drawn) this.#insert();
  }

  close(): void {
    this.endLine();
    if (this.#waiting.firstChild) this.#insert();
  }

  #insert(): void {
    this.#body ??= this.#table.appendChild(document.createElement('tbody'));
    this.#body.append(this.#waiting);
  }

  #fillRow(grows: boolean): void {
    this.#row ??= this.#addRow(this.#waiting, 'td');
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
      const nodes = this.#context.render(content, grows && index === texts.length - 1);
      if (cell.firstChild) morph(cell, null, nodes);
      else cell.append(nodes);
      if (!grows && content.includes('[')) this.#context.watch(content, [...cell.childNodes]);
    }
  }
}
