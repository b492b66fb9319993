import {createRandom, integerBetween, pick} from '../../demo/gateway/random.ts';
import type {Random} from '../../demo/gateway/random.ts';

/** What a question asks of the model behind the gateway; it travels inside the question itself. */
export interface Wanted {
  /** Words of the answer. */
  readonly words: number;
  /** The gateway's code of an error event in the middle; `''`: none. */
  readonly error: string;
  /** How many times that error comes before an answer gets through. */
  readonly times: number;
  readonly end: 'stop' | 'length' | 'content_filter';
}

const KINDS = ['alpha', 'bêta', 'γάμμα', 'дельта', '語', '😀', '👩‍👩‍👧', '**bold**', '`code`'] as const;

/** A question that nobody has put before, in words that the model here understands. */
export function questionOf(name: string, {words, error, times, end}: Wanted): string {
  const trouble = error === '' ? '' : ` error=${error} times=${times}`;
  return `Question ${name}: words=${words} end=${end}${trouble}.`;
}

/** Reads what {@link questionOf} has written, also behind a line that chooses a scenario. */
export function wantedOf(question: string): Wanted {
  const read = (name: string): string => new RegExp(`${name}=(\\w+)`).exec(question)?.[1] ?? '';
  return {
    words: Number(/words=(\d+)/.exec(question)?.[1] ?? 0),
    error: read('error'),
    times: Number(/error=\w+ times=(\d+)/.exec(question)?.[1] ?? 0),
    end: (read('end') || 'stop') as Wanted['end'],
  };
}

/**
 * The one right answer to a question: numbered words, so that each that is lost or doubled can be
 * told, with letters of one to four bytes, paragraphs and marks of markdown.
 */
export function answerTo(question: string): string {
  const random = createRandom(question);
  const {words} = wantedOf(question);
  return Array.from({length: words}, (_, index) => wordAt(index + 1, random)).join('');
}

function wordAt(number: number, random: Random): string {
  const gap = number === 1 ? '' : random() < 0.08 ? '\n\n' : ' ';
  return `${gap}${number}${pick(random, KINDS)}`;
}

/** An answer in the pieces in which a model would speak it. */
export function piecesOf(question: string): readonly string[] {
  const random = createRandom(`${question} in pieces`);
  const letters = [...answerTo(question)];
  const pieces: string[] = [];
  while (letters.length > 0) pieces.push(letters.splice(0, integerBetween(random, 1, 24)).join(''));
  return pieces;
}
