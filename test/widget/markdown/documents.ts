const WORDS = [
  'cache',
  'the',
  'queue_name',
  'naïve',
  'Überlauf',
  '日本語',
  'שלום',
  '👩‍💻',
  'x',
  '3',
  'a*b',
];
const INLINE = [
  '**bold**',
  '*em*',
  '***both***',
  '_under_',
  '__strong__',
  '~~gone~~',
  '`code`',
  '`` a ` b ``',
  '[link](https://example.org/a "t")',
  '[ref][one]',
  '[two]',
  '![alt](https://example.org/i.png)',
  '<https://example.org>',
  'https://example.org/x?a=1&b=2',
  'www.example.org',
  'a@example.org',
  '<b>raw</b>',
  '&copy;',
  '&#x41;',
  '\\*literal\\*',
  '5 * 3',
  '**open',
  '`open',
  '[open',
  '*a **b* c**',
  'end  \nnext',
  'end\\\nnext',
  '$x$ | y',
];
const LINES = [
  '# One',
  '### Three ###',
  '#not a heading',
  'Title\n===',
  'Title\n---',
  '---',
  '* * *',
  '```js\nlet a = 1;\n\n  b();\n```',
  '~~~\n```\n~~~',
  '````\nopen fence',
  '    indented\n\n      more',
  '| a | b |\n|:--|--:|\n| `x` | **y** |\n| 1 |',
  'a | b\n--|--\n1 | 2',
  '| not | a table |',
  '<div>\n*text*\n</div>',
  '<!-- a\n\nb -->',
  '<details>\n<summary>s</summary>',
  '[one]: https://example.org/one "title"',
  '[two]:\nhttps://example.org/two',
  '[^1]: a footnote',
  '[half]: ',
  '- [ ] to do\n- [x] done',
  '-',
  '>',
  '\t\ttabs',
];

type Random = () => number;
const pick = (random: Random, from: readonly string[]): string =>
  from[Math.floor(random() * from.length)] ?? '';

function createText(random: Random): string {
  const parts: string[] = [];
  for (let count = 1 + random() * 8; count > 0; count--) {
    parts.push(pick(random, random() < 0.5 ? WORDS : INLINE));
  }
  return parts.join(random() < 0.9 ? ' ' : '');
}

function indent(block: string, first: string, rest: string): string {
  return block
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join('\n');
}

function createBlock(random: Random, depth: number): string {
  const kind = random();
  if (kind < 0.35) return createText(random);
  if (kind < 0.6) return pick(random, LINES);
  if (depth === 0) return '';
  const inner = createBlocks(random, depth - 1);
  if (kind < 0.72) return indent(inner, '> ', random() < 0.8 ? '> ' : '');
  const marker = pick(random, ['- ', '* ', '+ ', '1. ', '7) ', '10.  ']);
  return indent(inner, marker, random() < 0.85 ? ' '.repeat(marker.length) : '');
}

function createBlocks(random: Random, depth: number): string {
  const blocks: string[] = [];
  for (let count = 1 + random() * 4; count > 0; count--) blocks.push(createBlock(random, depth));
  return blocks.join(random() < 0.6 ? '\n\n' : '\n');
}

/** A document of whatever markdown knows, well-formed or not. */
export function createDocument(random: Random): string {
  const text = createBlocks(random, 3);
  return random() < 0.1 ? text.replaceAll('\n', '\r\n') : text;
}
