import type {Phrases} from './phrases.ts';

const ORDINALS = new Intl.PluralRules('en', {type: 'ordinal'});
const SUFFIXES: Readonly<Record<string, string>> = {one: 'st', two: 'nd', few: 'rd'};

export const ENGLISH: Phrases = {
  asks: {
    memory:
      /\b(what (did|have) I (ask|say|said)|how many questions|(my|the) (first|last|previous|earlier) questions?|summari[sz]e (our|this) (chat|conversation)|we talked about)/i,
    name: /\b(who am I|what('s| is) my name|(do you )?(know|remember) my name)\b/i,
    page: /\b(this|the) (page|site|article|document)\b|\bwhere am I\b|\bam I (reading|looking at)\b/i,
    table: /\b(table|compare|comparison|versus|vs\.?|difference)\b/i,
    steps: /\b(steps?|how (do|can|to|should)|list|guide|instructions|plan)\b/i,
    greeting:
      /^\W*(hi|hello|hey|good (morning|evening)|thanks?( you)?|(my name is|I am|I'm|call me) \S+)\W*$/i,
  },
  meet: (name) => `Nice to meet you, ${name}. I will use your name for the rest of this thread.`,
  greet: (name) => [`Here you go, ${name}.`, `Let us see, ${name}.`, `Gladly, ${name}.`],
  hello: 'Hello, and welcome.',
  knowName: (name) =>
    name === undefined
      ? 'You have not told me your name in this thread. Say “my name is …” and I will remember it.'
      : `Your name is **${name}**: you told me so in this thread.`,
  sum: (expression, value) => `\`${expression}\` = **${value}**

That one is reckoned for real, with brackets first, then powers, then multiplication and division from left to right, then the rest.`,
  recall: (count) =>
    count === 0
      ? 'This is the first thing that you have asked in this thread, so there is nothing to look back on yet.'
      : `Before this you asked ${count === 1 ? 'one question' : `${count} questions`} in this thread:`,
  page({title, url, headings, excerpt}) {
    if (title === undefined && url === undefined) {
      return `The page has told me this about itself: “${excerpt}”.`;
    }
    const place = title === undefined ? '' : ` **${title}**`;
    const address = url === undefined ? '' : ` (\`${url}\`)`;
    const parts =
      headings.length === 0
        ? ''
        : ` Its headings are ${headings.map((heading) => `“${heading}”`).join(', ')}.`;
    return `You are reading${place}${address}.${parts}`;
  },
  intro: (topic) => [
    `You asked about **${topic}**. Here is the shape that a good answer could have: first the short version, then the way there.`,
    `**${topic}** is worth more than one sentence, so I have put it in order: what matters, how to go about it, and what to watch.`,
    `Let us take **${topic}** apart. The parts below are short on purpose; ask about any of them and I will go on from there.`,
  ],
  points: 'In short',
  pointsOf: (topic) => [
    `Start from what *${topic}* is meant to do, not from how it is usually done.`,
    'Decide early what you will **not** do; it saves more time than any tool.',
    'One small working example tells you more than three pages of plans.',
    `Write down what you expect from ${topic} before you try it, then compare.`,
    'Keep the parts that change often away from the parts that never do.',
    'When two ways look equally good, take the one that is easier to undo.',
  ],
  steps: 'Step by step',
  stepsOf: (topic) => [
    `Say in one sentence what ${topic} should achieve.`,
    'Collect what is already there, and leave it as it is for now.',
    'Build the smallest version that could possibly be useful.',
    'Try it with somebody who has never seen it, and watch without helping.',
    'Fix the first thing that went wrong, then begin again at step 3.',
  ],
  table: 'Side by side',
  tableOf: (topic) => [
    ['Question', 'Simple way', 'Thorough way'],
    [`Time for ${topic}`, 'an hour', 'a week'],
    ['Risk', 'low, easy to undo', 'medium, needs a plan'],
    ['Good for', 'finding out', 'staying with it'],
  ],
  code: (topic) => `And as code, for ${topic}:`,
  abilities: `Here is what I can do while the real model is away:

- answer sums such as \`17 * (3 + 4)\`,
- remember your name and what you asked in this thread,
- say which page you are on, when the page tells me,
- put a topic into headings, lists, tables or code in a language that you name,
- show every fault of the wire: type \`/s\` for the list.`,
  honesty: [
    '*I am a stand-in model: my form is real, my knowledge is not.*',
    '*These words come from a stand-in model that runs beside the demo, not from a language model.*',
    '*A stand-in model wrote this; please do not act on it.*',
  ],
  count: (number, previous) =>
    `This was your ${number}${SUFFIXES[ORDINALS.select(number)] ?? 'th'} question in this conversation${
      previous === undefined ? '' : `; before it you asked “${previous}”`
    }.`,
};
