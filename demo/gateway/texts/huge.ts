import {integerBetween, pick, type Random} from '../random.ts';

/** One table a so many characters, one code block a so many: 60 and 120 in 200,000. */
const SECTION_LENGTH = 3130;

const SUBJECTS = ['The gateway', 'A reader', 'The cache', 'Each worker', 'The index'] as const;
const VERBS = ['keeps', 'measures', 'forgets', 'repeats', 'explains'] as const;
const OBJECTS = ['the first answer', 'a short list', 'every token', 'the old plan'] as const;
const ENDINGS = ['without hurry', 'in one pass', 'as **promised**', 'for `n` steps'] as const;

/** More would only fill the memory. */
const LONGEST = 2_000_000;

/** Markdown of about the given length, in numbered sections with tables, code and lists. */
export function hugeText(characters: number, random: Random): string {
  const sections: string[] = [];
  let length = 0;
  while (length < Math.min(characters, LONGEST)) {
    const section = writeSection(sections.length + 1, random);
    sections.push(section);
    length += section.length;
  }
  return sections.join('');
}

function writeSection(number: number, random: Random): string {
  let text = `## Part ${number}\n\n${paragraph(random)}\n\n${table(random)}\n\n`;
  text += `${codeBlock(number, random)}\n\n${paragraph(random)}\n\n${codeBlock(number + 1, random)}\n\n`;
  while (text.length < SECTION_LENGTH) {
    text += random() < 0.3 ? `${list(random)}\n\n` : `${paragraph(random)}\n\n`;
  }
  return text;
}

function sentence(random: Random): string {
  const [subject, verb, object] = [
    pick(random, SUBJECTS),
    pick(random, VERBS),
    pick(random, OBJECTS),
  ];
  return `${subject} ${verb} ${object} ${pick(random, ENDINGS)}.`;
}

function paragraph(random: Random): string {
  return Array.from({length: integerBetween(random, 3, 6)}, () => sentence(random)).join(' ');
}

function list(random: Random): string {
  return Array.from({length: integerBetween(random, 3, 6)}, () => `- ${sentence(random)}`).join(
    '\n',
  );
}

function table(random: Random): string {
  const rows = Array.from(
    {length: integerBetween(random, 3, 8)},
    (_, index) => `| ${index + 1} | ${pick(random, OBJECTS)} | ${integerBetween(random, 1, 999)} |`,
  );
  return `| step | subject | count |\n|---:|---|---:|\n${rows.join('\n')}`;
}

function codeBlock(number: number, random: Random): string {
  const limit = integerBetween(random, 3, 99);
  return `\`\`\`js
export function part${number}(items) {
  for (const item of items.slice(0, ${limit})) {
    console.log(item.name, '${pick(random, OBJECTS)}');
  }
}
\`\`\``;
}
