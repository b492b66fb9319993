/** Stands at the very end of an answer, so that a page can tell when all of it is shown. */
export const END = 'The last word of it all: finis.';
/** Stands where an answer pauses before its paced rest. */
export const PAUSE = 'Here it takes a breath: caesura.';

const TOKEN_CHARACTERS = 4;

// What models write: prose with inline marks, lists, code, tables, quotes.
const BLOCKS: readonly ((turn: number) => string)[] = [
  (turn) => `## Step ${turn}: look before you leap`,
  (turn) =>
    `A queue that is *bounded* tells its writer when to wait. In round ${turn} the **limit** was ` +
    `\`${turn * 8}\` entries, and [the notes](https://example.com/notes/${turn}) say why: memory is ` +
    'shared, so one slow reader must not starve the others. ~~Larger~~ smaller is safer.',
  (turn) =>
    `- read the **first** ${turn} lines\n- keep \`offset\` and *length*\n- hand over\n` +
    '  - to the parser\n  - to the log, with [a trace](https://example.com/trace)\n- wait',
  (turn) =>
    '```js\n' +
    `export function drain(queue, limit = ${turn}) {\n  const taken = [];\n` +
    '  while (queue.length > 0 && taken.length < limit) taken.push(queue.shift());\n' +
    '  return taken.filter((entry) => entry !== undefined);\n}\n```',
  (turn) =>
    '| measure | before | after |\n| --- | ---: | ---: |\n' +
    `| rows | ${turn} | ${turn * 3} |\n| **retries** | 7 | 1 |\n| \`p99\` | 80 ms | 31 ms |`,
  (turn) =>
    `> Nothing is as permanent as a workaround that has worked ${turn} times, ` +
    'said **somebody** who had to maintain it.',
  (turn) =>
    `1. stop the writer\n2. copy **${turn}** files with \`rsync\`\n3. compare the sums\n4. start again`,
  (turn) =>
    `It holds for Ärger, naïve names and 日本語 alike: characters are counted, not bytes. ` +
    `After ${turn} rounds nothing was lost, and *nothing* was said twice.`,
];

/** Markdown of about so many characters: the same for the same length. */
export function answerOf(length: number, end = END): string {
  const blocks: string[] = [];
  let size = 0;
  for (let turn = 1; size < length - end.length; turn++) {
    const block = BLOCKS[turn % BLOCKS.length]?.(turn) ?? '';
    blocks.push(block);
    size += block.length + 2;
  }
  return [...blocks, end].join('\n\n');
}

/** A model's tokens: about four characters each. */
export function tokensOf(text: string): readonly string[] {
  const characters = [...text];
  const count = Math.ceil(characters.length / TOKEN_CHARACTERS);
  return Array.from({length: count}, (_, index) =>
    characters.slice(index * TOKEN_CHARACTERS, (index + 1) * TOKEN_CHARACTERS).join(''),
  );
}

export interface StoredMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** A long conversation: questions and answers in turns. */
export function conversationOf(messages: number): readonly StoredMessage[] {
  return Array.from({length: messages}, (_, index) =>
    index % 2 === 0
      ? {role: 'user', text: `Question ${index}: what does it do, and how often?`}
      : {role: 'assistant', text: answerOf(500, `That was answer ${index}.`)},
  );
}
