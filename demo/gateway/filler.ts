import {createRandom, integerBetween} from './random.ts';
import type {Services} from './services.ts';
import type {Owner, ThreadMessage} from './threads.ts';

interface Filling {
  readonly owner: Owner;
  readonly thread: string | undefined;
  /** Messages, questions and answers together. */
  readonly count: number;
}

const MINUTE_MS = 60_000;
const MOST_MESSAGES = 10_000;
const SUBJECTS = ['the invoice', 'my account', 'a delivery', 'the settings', 'an error'];

/** Gives a thread that has no messages a past: questions and answers, a minute apart, up to now. */
export function fillThread(services: Services, filling: Filling): void {
  const {owner, thread} = filling;
  const count = Math.min(filling.count, MOST_MESSAGES);
  const {threads, project, clock, newId} = services;
  if (thread === undefined || threads.messages(owner, thread)?.length) {
    return;
  }
  const random = createRandom(`${project.seed}|history|${thread}`);
  const start = clock.now() - count * MINUTE_MS;
  for (let index = 0; index < count; index++) {
    const subject = SUBJECTS[integerBetween(random, 0, SUBJECTS.length - 1)] ?? '';
    const number = Math.floor(index / 2) + 1;
    const past: ThreadMessage = {
      id: newId('msg'),
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: index % 2 === 0 ? question(number, subject) : answer(number, subject),
      created_at: new Date(start + index * MINUTE_MS).toISOString(),
      status: 'complete',
      ...(index % 2 === 1 && {finish_reason: 'stop'}),
    };
    threads.append(owner, thread, past);
  }
}

function question(number: number, subject: string): string {
  return `Question ${number}: what should I know about ${subject}?`;
}

function answer(number: number, subject: string): string {
  return `Answer ${number}. About **${subject}** there are three things to know:

1. it has a number, which is ${number * 17},
2. it was changed ${number} times,
3. \`status = "fine"\`.`;
}
