import {integerBetween, type Random} from './random.ts';

/** Lowest and highest value, both included. */
export type Range = readonly [number, number];

/** How fast an answer is spoken; all times in milliseconds. */
export interface Pace {
  /** Before the first text. */
  readonly first: Range;
  /** Characters (code points) in a chunk. */
  readonly size: Range;
  /** Between two chunks. */
  readonly gap: Range;
  /** Share of the gaps that are a short pause instead, 0 to 1. */
  readonly pauses?: number;
}

/** A size that no answer reaches. */
export const WHOLE_ANSWER = 1e9;

const PAUSE: Range = [120, 260];

/** A model in no hurry: about 240 characters a second, uneven as real ones are. */
export const NATURAL: Pace = {first: [350, 900], size: [3, 18], gap: [15, 55], pauses: 0.04};

/** The same size and gap throughout. */
export function evenPace(size: number, gap: number, first = 300): Pace {
  return {first: [first, first], size: [size, size], gap: [gap, gap]};
}

export interface Piece {
  readonly text: string;
  /** Milliseconds to wait before it is sent. */
  readonly wait: number;
  /** Where it ends in the whole text, in UTF-16 units. */
  readonly end: number;
}

/**
 * Cuts a text into the pieces in which it is spoken, never inside a surrogate pair.
 *
 * @param boundary - A place in the text (UTF-16 units) at which a piece must end.
 */
export function* paceText(
  text: string,
  {pace, boundary = 0, random}: {pace: Pace; boundary?: number; random: Random},
): Generator<Piece, void, undefined> {
  let start = 0;
  while (start < text.length) {
    const natural = advance(text, start, Math.max(1, integerBetween(random, ...pace.size)));
    const end = start < boundary && boundary < natural ? advance(text, boundary - 1, 1) : natural;
    const wait = integerBetween(random, ...(start === 0 ? pace.first : nextGap(pace, random)));
    yield {text: text.slice(start, end), wait, end};
    start = end;
  }
}

function nextGap(pace: Pace, random: Random): Range {
  return random() < (pace.pauses ?? 0) ? PAUSE : pace.gap;
}

/** The place that is `count` code points behind `start`. */
function advance(text: string, start: number, count: number): number {
  let place = start;
  for (let done = 0; done < count && place < text.length; done++) {
    place += (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1;
  }
  return place;
}
