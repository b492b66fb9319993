import {columnWidths, setColumnWidths} from './columns.ts';
import type {Context} from './context.ts';
import {createTable} from './elements.ts';
import {morph} from './morph.ts';

/** A table is laid out as a whole, so a longer one is made of pieces with columns of fixed widths. */
const PIECE_ROWS = 50;
/** A piece of a table with many columns has fewer rows. */
const PIECE_CELLS = 500;
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
    this.#row = undefined;
    this.#text = '';
    const rows = Math.min(PIECE_ROWS, PIECE_CELLS / this.#alignments.length);
    if (!this.#piece || this.#piece.childElementCount < rows) return false;
    this.#piece = undefined;
    if (this.#widths.length === 0) this.#fixColumns([...this.#table.rows]);
    return false;
  }

  draw(): void {
    if (this.#text && this.#text.length < LONGEST_ROW) this.#fillRow(true);
  }

  close(): void {
    this.endLine();
  }

  #fillRow(grows: boolean): void {
    this.#piece ??= this.#addPiece();
    this.#row ??= this.#addRow(this.#piece, 'td');
    this.#fill(this.#row, this.#text, grows);
  }

  /** The first piece has drawn rows when it ends: skipped from then on, they would jump. */
  #addPiece(): HTMLElement {
    const piece = this.#table.appendChild(document.createElement('tbody'));
    if (this.#widths.length > 0) piece.className = 'piece';
    return piece;
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
