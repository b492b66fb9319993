import {badRequest, ENVELOPES} from './errors.ts';
import {DOORS, type ScenarioChoice} from './scenario.ts';
import {findScenario} from './scenarios.ts';

/** A choice typed into a prompt, and what is left to be answered. */
export interface MagicLine {
  readonly choice: ScenarioChoice;
  readonly question: string;
}

const MAGIC_LINE = /^\s*\/s[^\S\n]+([\w-]+)((?:[^\S\n]+\w+=\S+)*)\s*/;
const STORED = ['full', 'partial', 'none'] as const;
const NUMBERS: readonly string[] = ['n', 'delay', 'times', 'after', 'chars', 'size', 'gap'];

/** The parts that are words, and which; `user` may be any. */
const WORDS = new Map<string, readonly string[] | undefined>([
  ['stored', STORED],
  ['envelope', ENVELOPES],
  ['at', DOORS],
  ['user', undefined],
]);

/**
 * Reads `/s name key=value …` at the beginning of a prompt. What follows the last pair, on the same
 * line or below, is the question.
 *
 * @throws GatewayError 400 when a value makes no sense.
 */
export function readMagicLine(prompt: string): MagicLine | undefined {
  const found = MAGIC_LINE.exec(prompt);
  if (!found) {
    return undefined;
  }
  const [line, name, pairs = ''] = found;
  const entries = pairs.trim().split(/\s+/).filter(Boolean).map(splitPair);
  return {
    choice: checkChoice({name, ...Object.fromEntries(entries)}),
    question: prompt.slice(line.length),
  };
}

/** The prompt without the line that chooses a scenario. */
export function withoutMagicLine(prompt: string): string {
  return prompt.replace(MAGIC_LINE, '');
}

/**
 * The scenario that a request's own address asks for, such as `?s=429&n=7`: it hits this request and
 * no other, so that two pages with different scenarios do not disturb each other.
 *
 * @throws GatewayError 400 when a value makes no sense.
 */
export function choiceOf(url: string): ScenarioChoice | undefined {
  const query = new URL(url).searchParams;
  const name = query.get('s');
  if (name === null || !findScenario(name)) {
    return undefined;
  }
  const parts = [...query].filter(([key]) => NUMBERS.includes(key) || WORDS.has(key));
  return checkChoice({...Object.fromEntries(parts), name});
}

/** `?seed=` of a request: its answer and trace id then depend on nothing else but the question. */
export function seedOf(url: string): string | undefined {
  return new URL(url).searchParams.get('seed') ?? undefined;
}

/**
 * Takes a choice from outside. Numbers may be written as text.
 *
 * @throws GatewayError 400 that names the first thing that makes no sense.
 */
export function checkChoice(value: unknown): ScenarioChoice {
  if (typeof value !== 'object' || value === null) {
    throw badRequest('A scenario is an object with a name.');
  }
  const {name, ...rest} = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string') {
    throw badRequest('A scenario needs a name.');
  }
  const checked = Object.entries(rest)
    .filter(([, part]) => part !== undefined && part !== null)
    .map(([key, part]) => [key, checkPart(key, part)]);
  return {name, ...Object.fromEntries(checked)};
}

function checkPart(key: string, value: unknown): unknown {
  if (NUMBERS.includes(key)) {
    const number = Number(value);
    if (!Number.isFinite(number) || number < 0) {
      throw badRequest(`${key} must be a number that is not negative.`);
    }
    return number;
  }
  if (!WORDS.has(key)) {
    throw badRequest(`A scenario has no ${key}.`);
  }
  const words = WORDS.get(key);
  if (typeof value !== 'string' || (words && !words.includes(value))) {
    throw badRequest(`${key} must be ${words ? words.join(' or ') : 'text'}.`);
  }
  return value;
}

function splitPair(pair: string): [string, string] {
  const place = pair.indexOf('=');
  return [pair.slice(0, place), pair.slice(place + 1)];
}
