import {columnWidths, setColumnWidths} from './columns.ts';
import type {Context} from './context.ts';
import {createTable} from './elements.ts';
import {morph} from './morph.ts';

/** A table is laid out as a whole, so a longer one is made of pieces with columns of fixed widths. */
const PIECE_ROWS = 50;
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
  #piece: HTMLElement | undefined;
  #row: HTMLTableRowElement | undefined;
  /** Of the columns, in pixels, once they are fixed. */
  #widths: readonly number[] = [];
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
    if (this.#piece?.childElementCount === PIECE_ROWS) this.#endPiece(this.#piece);
    this.#row = undefined;
    this.#text = '';
    return false;
  }

  draw(): void {
    if (this.#text && this.#text.length < LONGEST_ROW) this.#fillRow(true);
  }

  close(): void {
    this.endLine();
  }

  #fillRow(grows: boolean): void {
    this.#piece ??= this.#table.appendChild(document.createElement('tbody'));
    this.#row ??= this.#addRow(this.#piece, 'td');
    this.#fill(this.#row, this.#text, grows);
  }

  #endPiece(piece: HTMLElement): void {
    if (!this.#table.width) this.#fixColumns([...this.#table.rows]);
    piece.className = 'piece';
    this.#piece = undefined;
  }

  #fixColumns(rows: readonly HTMLTableRowElement[]): void {
    this.#widths = columnWidths(rows, this.#context.labels.newTab);
    this.#table.width = `${this.#widths.reduce((sum, width) => sum + width, 0)}`;
    for (const row of rows) setColumnWidths(row, this.#widths);
  }

  #addRow(parent: Node, name: 'th' | 'td'): HTMLTableRowElement {
    const row = document.createElement('tr');
    for (const alignment of this.#alignments) {
      const cell = row.appendChild(document.createElement(name));
      if (name === 'th') cell.scope = 'col';
      if (alignment) cell.align = alignment;
    }
    setColumnWidths(row, this.#widths);
    return parent.appendChild(row);
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
