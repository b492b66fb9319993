import {trendOf} from './slope.ts';
import type {Trend} from './slope.ts';

/**
 * Every quantity that must stay flat, with the growth over the measured time that is no leak even when
 * it is no chance.
 */
const TOLERANCE = {
  // No object is smaller: whatever is kept at each turn, were it one empty object, is more.
  'heap of the pages, bytes': ({turns}) => 16 * turns,
  'event listeners': () => 0,
  'timers that are due': () => 0,
  'nodes, attached and detached': () => 0,
  'heap of the servers, bytes': ({turns}) => 16 * turns,
  // The allocator keeps pages that it has once been given; what is alive is in the line above.
  'memory of the servers, bytes': ({mean}) => 0.05 * mean,
  'open handles of the servers': () => 0,
} as const satisfies Readonly<Record<string, (soak: Soaked) => number>>;

interface Soaked {
  /** On all pages, while growth was measured. */
  readonly turns: number;
  readonly mean: number;
}

/** What is left when all pages and servers rest, at the end of one round. */
export type Round = Readonly<Record<keyof typeof TOLERANCE, number>>;

export interface Verdict {
  readonly isFlat: boolean;
  /** One line a quantity. */
  readonly lines: readonly string[];
}

/** @param turns played on all pages in all rounds together */
export function judge(rounds: readonly Round[], {turns}: {readonly turns: number}): Verdict {
  const verdicts = (Object.keys(TOLERANCE) as (keyof Round)[]).map((quantity) => {
    const trend = trendOf(rounds.map((round) => round[quantity]));
    if (!trend) return {isFlat: false, line: `too short to tell: ${quantity}`};
    const measured = turns * trend.share;
    const tolerated = TOLERANCE[quantity]({turns: measured, mean: trend.mean});
    const isFlat = !trend.isSignificant || trend.growth <= tolerated;
    return {isFlat, line: `${isFlat ? 'flat   ' : 'GROWING'} ${describe(quantity, trend)}`};
  });
  return {
    isFlat: verdicts.every(({isFlat}) => isFlat),
    lines: verdicts.map(({line}) => line),
  };
}

function describe(quantity: string, {mean, means, growth, isSignificant}: Trend): string {
  const number = (value: number): string => value.toLocaleString('en', {maximumFractionDigits: 2});
  const share = mean === 0 ? '' : ` (${number((100 * growth) / mean)} %)`;
  const course = means.map(number).join(' ');
  const chance = isSignificant ? `significant: ${course}` : 'not significant';
  return `${quantity}: mean ${number(mean)}, growth ${number(growth)}${share}, ${chance}`;
}
