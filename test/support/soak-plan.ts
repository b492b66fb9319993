import {createRandom, pick} from '../../demo/gateway/random.ts';
import type {TurnPlan} from './soak-page.ts';

const FAULTS = [
  'answer',
  'split',
  'no-done',
  'empty',
  'length',
  'filter',
  '400',
  '401-once',
  '401-always',
  '402',
  '403',
  '404',
  '429 n=1',
  '500',
  '5xx-once',
  'html',
  'error-event',
  '402-mid',
  '401-mid',
  '429-mid',
  'drop',
  'eof',
  'malformed',
  'stall',
  'cors',
  'mint-500',
] as const;

/** Turns that meet every fault of the stand-in, the same for the same seed. */
export function* planTurns(seed: number): Generator<TurnPlan, never> {
  const random = createRandom(seed);
  for (let turn = 0; ; turn++) {
    const fault = pick(random, FAULTS);
    const middle = /^(drop|eof|error-event|4\d\d-mid|malformed|stall)$/.test(fault);
    const details = middle
      ? ` n=${pick(random, [0, 2, 5])} times=${pick(random, [1, 3])} stored=${pick(random, ['full', 'partial', 'none'])}`
      : '';
    yield {
      question: `/s ${fault}${details} size=${pick(random, [3, 20])}\nWhat is question ${turn} about?`,
      fault,
      next: pick(random, ['', '', `a thought during turn ${turn}`]),
    };
  }
}
