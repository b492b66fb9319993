/** How many characters may stand in one line of a column. */
const WIDEST = 40;
/** More characters that there is room for: later rows hold greater numbers. */
const SPARE = 3;
/** Of a character and around a text, in pixels, at the usual size. */
const CHARACTER = 9;
const PADDING = 24;
/** Letters as wide as two, for the most part. */
const WIDE = /[MW\u1100-\uffef]/g;

/**
 * Widths for a table's columns, in pixels, by the texts of these rows without what is `unseen` in
 * them. Nothing is measured, so that the same text has the same widths however it came.
 */
export function columnWidths(rows: readonly HTMLTableRowElement[], unseen: string): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, {textContent}] of [...row.cells].entries()) {
      const {length} = textContent.replaceAll(unseen, '').replace(WIDE, 'xx');
      const width = (Math.min(length, WIDEST) + SPARE) * CHARACTER + PADDING;
      widths[column] = Math.max(widths[column] ?? 0, width);
    }
  }
  return widths;
}

/** Gives a row's cells these widths, by attributes: a `style` has no place in a reply. */
export function setColumnWidths(row: HTMLTableRowElement, widths: readonly number[]): void {
  for (const [column, width] of widths.entries()) {
    const cell = row.cells[column];
    if (cell) cell.width = `${width}`;
  }
}
