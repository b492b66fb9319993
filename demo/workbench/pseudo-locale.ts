/**
 * A language in which every text of a table stands in ⟦marks⟧: words without them do not come from
 * the table. Its `language` stays, because plurals and numbers follow it.
 *
 * @param longer - Share by which each text grows, as in other languages; default 0
 */
export function pseudoLocale<Table extends {readonly language: string}>(
  table: Table,
  longer = 0,
): Table {
  const mark = (text: string): string =>
    `⟦${text}${text.slice(0, Math.ceil(text.length * longer))}⟧`;
  const translate = (value: string | object): string | object =>
    typeof value === 'string'
      ? mark(value)
      : Object.fromEntries(Object.entries(value).map(([form, text]) => [form, mark(String(text))]));
  const marked = Object.entries(table).map(([name, value]: [string, string | object]) => [
    name,
    translate(value),
  ]);
  return {...(Object.fromEntries(marked) as Table), language: table.language};
}
