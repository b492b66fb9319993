import {answerTo} from './answers.ts';
import type {Sight} from './page-watch.ts';

/** What the campaign knows of a conversation beside what the page shows. */
export interface Knowledge {
  /** Every text that the reader has written in this turn. */
  readonly written: readonly string[];
  /** Questions that the gateway has taken before. */
  readonly taken: readonly string[];
  /** How often the reader has put a question that was put more than once. */
  readonly repeated: ReadonlyMap<string, number>;
  /** Questions whose answers came over a wire that changed their bytes. */
  readonly garbled: ReadonlySet<string>;
  /** Questions and retries since the last check: each may make so many requests. */
  readonly asks: number;
  /** How often the page was loaded or read its thread again since. */
  readonly readings: number;
  /** How often its reader came back to the page since: each may ask for a token. */
  readonly returns: number;
  /** The last public state at the check before. */
  readonly stateBefore: string;
}

/**
 * How often the chat has put a question again by itself without knowing what the gateway has stored:
 * the thread could not be read in between. A gateway that had taken it then has it twice.
 */
export function countBlindRepeats({requests}: Sight): number {
  let [repeats, isOpen] = [0, false];
  for (const {kind, status} of requests) {
    if (kind === 'thread' && (status === 200 || status === 404)) isOpen = false;
    if (kind !== 'chat') continue;
    if (isOpen) repeats++;
    isOpen = status === 0 || status === 200;
  }
  return repeats;
}

/** Public states that may follow each other (docs/api.md; design 4): what is missing is illegal. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  idle: ['thinking', 'quota', 'rate-limited', 'signed-out', 'offline'],
  thinking: ['streaming', 'idle', 'quota', 'rate-limited', 'signed-out', 'offline'],
  streaming: ['thinking', 'idle', 'quota', 'rate-limited', 'signed-out', 'offline'],
  quota: ['thinking', 'idle', 'rate-limited', 'signed-out', 'offline'],
  'rate-limited': ['idle', 'offline', 'signed-out'],
  'signed-out': ['idle', 'offline', 'rate-limited'],
  offline: ['idle', 'thinking', 'quota', 'rate-limited', 'signed-out'],
};

/** Everything that is wrong with what is seen when a turn has ended. */
export function findProblems(sight: Sight, known: Knowledge): readonly string[] {
  return [
    ...conversationProblems(sight, known),
    ...answerProblems(sight, known),
    ...textProblems(sight, known),
    ...problemsInMotion(sight, known),
  ];
}

/** What must not be at any moment. */
export function problemsInMotion(sight: Sight, known: Knowledge): readonly string[] {
  return [
    ...stateProblems(sight, known),
    ...requestProblems(sight, known),
    ...sight.leaks.map((leak) => `a secret is in the ${leak}`),
    ...sight.faults.map((fault) => `an uncaught error: ${fault}`),
  ];
}

function conversationProblems(sight: Sight, {garbled}: Knowledge): readonly string[] {
  const {messages, bubbles} = sight;
  const problems: string[] = [];
  for (const [index, {role, status, text}] of messages.entries()) {
    if (status === 'pending' || status === 'streaming') problems.push(`left open: ${text}`);
    if (role === 'assistant' && messages[index - 1]?.role !== 'user') {
      problems.push(`an answer without a question: ${text}`);
    }
    const hasOtherBytes = isGarbled(messages[index - 1]?.text ?? '', garbled);
    if (!hasOtherBytes && plain(text) !== plain(bubbles[index] ?? '')) {
      problems.push(`on the screen stands ${bubbles[index]}, not ${text}`);
    }
  }
  if (new Set(messages.map(({id}) => id)).size !== messages.length) problems.push('an id twice');
  if (bubbles.length !== messages.length) {
    problems.push(`${bubbles.length} bubbles for ${messages.length} messages`);
  }
  return problems;
}

// What was handed back goes out again with what was written meanwhile, as one question.
function isGarbled(question: string, garbled: ReadonlySet<string>): boolean {
  return [...garbled].some((asked) => question.includes(asked));
}

// Marks of markdown and spaces are drawn as something else than letters.
function plain(text: string): string {
  return text.replaceAll(/[\s*`]/g, '');
}

// Every question has one right answer; what is shown is all of it or its beginning.
function answerProblems({messages}: Sight, {garbled}: Knowledge): readonly string[] {
  return messages.flatMap(({role, text, status}, index) => {
    const question = messages[index - 1]?.text ?? '';
    if (role !== 'assistant') return [];
    const right = answerTo(question);
    if (isGarbled(question, garbled)) {
      return text.length > right.length + 16 ? [`too long: ${text}`] : [];
    }
    if (!right.startsWith(text))
      return [`not the answer to ${question}: ${difference(text, right)}`];
    return status === 'done' && text !== right
      ? [`said to be done with ${text.length} of ${right.length} letters: ${question}`]
      : [];
  });
}

function difference(text: string, right: string): string {
  let same = 0;
  while (same < text.length && text[same] === right[same]) same++;
  return `behind ${same} of ${text.length} letters …${text.slice(Math.max(0, same - 20), same + 40)}`;
}

// What a reader has written stands in the conversation or in the composer, as it was written and as
// often as it was put: a gateway may keep both answers to a question that was put again.
function textProblems(sight: Sight, {written, taken, repeated}: Knowledge): readonly string[] {
  const {messages, draft, field} = sight;
  const questions = messages.filter(({role}) => role === 'user').map(({text}) => text);
  const problems = [...new Set([...written, ...taken])].flatMap((text) => {
    const count = [...questions, draft].join('\0').split(text).length - 1;
    const isRight = count >= 1 && count <= (repeated.get(text) ?? 1);
    return isRight ? [] : [`${count === 0 ? 'lost' : `there ${count} times`}: ${text}`];
  });
  return field === draft ? problems : [...problems, `the field shows ${field}, not ${draft}`];
}

function stateProblems(
  {state, marks, changes, finals}: Sight,
  {stateBefore, asks}: Knowledge,
): readonly string[] {
  const problems: string[] = [];
  let last = stateBefore;
  for (const change of changes) {
    const [from = '', to = ''] = change.split('>');
    if (from !== last) problems.push(`the state was ${last}, the event says ${change}`);
    if (!NEXT[from]?.includes(to)) problems.push(`an illegal change of state: ${change}`);
    last = to;
  }
  if (last !== state) problems.push(`the last event said ${last}, the state is ${state}`);
  if (marks.join() !== state) problems.push(`:state(${marks.join()}) in ${state}`);
  const answers = finals.filter((final) => final.includes(' assistant '));
  if (new Set(answers).size !== answers.length) problems.push(`an answer ended twice: ${answers}`);
  if (finals.length > 2 * asks) problems.push(`${finals.length} final messages: ${finals}`);
  return problems;
}

/** Attempts of one question (contract 7.4): the first one and two more. */
const ATTEMPTS = 3;

function requestProblems(
  {requests}: Sight,
  {asks, readings, returns}: Knowledge,
): readonly string[] {
  const count = (kind: string, refused: boolean): number =>
    requests.filter((one) => one.kind === kind && (one.status === 401) === refused).length;
  const chats = count('chat', false);
  const threads = count('thread', false);
  const refusals = count('chat', true) + count('thread', true);
  const mints = count('mint', false) + count('mint', true);
  const problems: string[] = [];
  const most = (what: string, number: number, limit: number): void => {
    if (number > limit) problems.push(`${number} requests for ${what}, ${limit} at most`);
  };
  most('answers', chats, ATTEMPTS * asks);
  most('answers and stored ones', chats + threads, ATTEMPTS * (asks + readings));
  // Each attempt may find its token refused once, and ends with the second refusal.
  most('refused requests', refusals, (ATTEMPTS + 1) * (asks + readings));
  // One for each attempt, one for each refusal, and those of coming near and of coming back.
  most('tokens', mints, ATTEMPTS * (asks + readings) + refusals + 1 + returns + readings);
  return problems;
}
