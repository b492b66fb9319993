const WORD = 'donaudampfschifffahrtsgesellschaftskapitaen';

export const LONG_WORD = `A word of 400 letters:

${WORD.repeat(10).slice(0, 400)}

An address without a place to break: https://example.com/${'a-very-long-path-segment_'.repeat(12)}

| key | value |
|---|---|
| token | ${'x'.repeat(200)} |

\`\`\`sh
echo "${'one endless line of code; '.repeat(16)}"
\`\`\`

Inline code does it too: \`${'unbroken'.repeat(30)}\`.
`;

const COLUMNS = Array.from({length: 30}, (_, column) => column + 1);
const row = (cell: (column: number) => string): string => `| ${COLUMNS.map(cell).join(' | ')} |`;

export const WIDE_TABLE = `Thirty columns:

${row((column) => `column ${column}`)}
${row(() => '---')}
${row((column) => `value ${column * 7}`)}
${row((column) => (column % 2 ? 'odd' : 'even'))}
${row((column) => `${column} of 30`)}

And a line of text behind it.
`;

const LEVELS = Array.from({length: 12}, (_, level) => level);

export const DEEP_LIST = `Twelve levels of points:

${LEVELS.map((level) => `${'  '.repeat(level)}- level ${level + 1}, with some words to wrap`).join('\n')}

Twelve levels of numbers:

${LEVELS.map((level) => `${'   '.repeat(level)}1. step ${level + 1}`).join('\n')}

Twelve levels of quotation:

${LEVELS.map((level) => `${'> '.repeat(level + 1)}depth ${level + 1}`).join('\n')}
`;
