import type {ChatMessage} from './history.ts';
import {pick, type Random} from './random.ts';
import {findSum} from './responder/arithmetic.ts';
import {codeFor} from './responder/code.ts';
import {languageOf} from './responder/language.ts';
import {remember, type Memory} from './responder/memory.ts';
import {readPage, type Page} from './responder/page.ts';
import {PHRASEBOOK} from './responder/phrasebook.ts';
import type {Phrases, Variants} from './responder/phrases.ts';
import {describeScenarios} from './responder/scenario-help.ts';
import {topicOf} from './responder/topic.ts';

export interface Prompt {
  /** What is to be answered. */
  readonly question: string;
  /** Everything that a model would read, the question last. */
  readonly input: readonly ChatMessage[];
  readonly random: Random;
}

interface Draft extends Prompt {
  readonly phrases: Phrases;
  readonly memory: Memory;
  readonly page: Page | undefined;
}

const QUOTE_LENGTH = 80;
const LONGEST_LIST = 10;

/**
 * Writes an answer in markdown, in the question's language as far as it is known. It uses what the
 * conversation and the page have told, and says that it comes from no real model.
 */
export function respond(prompt: Prompt): string {
  const {question, input} = prompt;
  const help = describeScenarios(question);
  if (help !== undefined) {
    return help;
  }
  const context = input.filter((message) => message.role === 'system');
  const draft: Draft = {
    ...prompt,
    phrases: PHRASEBOOK[languageOf(question)],
    memory: remember(input),
    page: readPage(context.map((message) => message.content).join('\n')),
  };
  return [opening(draft), body(draft), closing(draft)].filter(Boolean).join('\n\n');
}

function opening(draft: Draft): string {
  const {phrases, page} = draft;
  return [greeting(draft), page ? phrases.page(page) : ''].filter(Boolean).join('\n\n');
}

function greeting({question, phrases, memory: {name, isNameNew}, random}: Draft): string {
  if (name === undefined) {
    return phrases.asks.greeting.test(question) ? phrases.hello : '';
  }
  return isNameNew ? phrases.meet(name) : pick(random, phrases.greet(name));
}

function body(draft: Draft): string {
  const {question, phrases, memory, page} = draft;
  const {asks, abilities} = phrases;
  const sum = findSum(question);
  if (sum) {
    return `${phrases.sum(sum.expression, String(sum.value))}\n\n${abilities}`;
  }
  if (asks.memory.test(question)) {
    return recall(memory.earlier, phrases);
  }
  if (asks.name.test(question)) {
    return `${phrases.knowName(memory.name)}\n\n${abilities}`;
  }
  if (asks.greeting.test(question) || isOnlyIntroduction(draft)) {
    return abilities;
  }
  return page && asks.page.test(question) ? abilities : explain(draft);
}

/** Somebody has said who they are, and asked nothing. */
function isOnlyIntroduction({question, memory}: Draft): boolean {
  return memory.isNameNew && question.length < 80 && !/[?؟？]/.test(question);
}

function recall(earlier: readonly string[], phrases: Phrases): string {
  const items = earlier.slice(-LONGEST_LIST).map((text, index, list) => {
    const number = earlier.length - list.length + index + 1;
    return `${number}. ${quote(text)}`;
  });
  return [phrases.recall(earlier.length), items.join('\n'), phrases.abilities]
    .filter(Boolean)
    .join('\n\n');
}

/** The topic in headings, lists, and a table or code where they are asked for. */
function explain({question, phrases, random}: Draft): string {
  const topic = topicOf(question);
  const code = codeFor(question, topic);
  const wantsTable = phrases.asks.table.test(question);
  const wantsSteps = phrases.asks.steps.test(question) || random() < 0.4;
  const parts = [
    `## ${topic.charAt(0).toUpperCase()}${topic.slice(1)}`,
    pick(random, phrases.intro(topic)),
    code === undefined ? '' : `${phrases.code(topic)}\n\n${code}`,
    `### ${phrases.points}\n\n${bullets(choose(phrases.pointsOf(topic), 3, random))}`,
    wantsSteps ? `### ${phrases.steps}\n\n${numbers(phrases.stepsOf(topic))}` : '',
    wantsTable ? `### ${phrases.table}\n\n${table(phrases.tableOf(topic))}` : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function closing({phrases, memory, random}: Draft): string {
  const previous = memory.earlier.at(-1);
  const count = phrases.count(
    memory.earlier.length + 1,
    previous === undefined ? undefined : quote(previous),
  );
  return `${count}\n\n${pick(random, phrases.honesty)}`;
}

/** The first line of what somebody wrote, short, its marks of markdown shown as they are. */
function quote(text: string): string {
  const letters = [...(text.split('\n', 1)[0] ?? '').trim()];
  const line =
    letters.length <= QUOTE_LENGTH
      ? letters.join('')
      : `${letters.slice(0, QUOTE_LENGTH).join('')}…`;
  return line.replace(/[`*_<>[\]|\\#~]/g, '\\$&');
}

function choose(variants: Variants, count: number, random: Random): readonly string[] {
  const left: string[] = [...variants];
  const chosen: string[] = [];
  while (chosen.length < count && left.length > 0) {
    chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return chosen;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function numbers(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
