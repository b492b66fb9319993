import {createRandom, integerBetween, pick} from '../../demo/gateway/random.ts';
import type {Random} from '../../demo/gateway/random.ts';
import {questionOf} from './answers.ts';
import type {Wanted} from './answers.ts';
import {planFaults, SOUND} from './wire-faults.ts';
import type {FaultPlan} from './wire-faults.ts';

/** What happens beside the question: to the page, to its reader or to the servers. */
export type Deed =
  | {readonly kind: 'stop' | 'reload' | 'new-conversation'}
  | {readonly kind: 'hide' | 'freeze' | 'offline'; readonly ms: number}
  | {readonly kind: 'shift-clock'; readonly ms: number}
  | {readonly kind: 'advance-gateway'; readonly seconds: number}
  | {readonly kind: 'kill-mint' | 'kill-gateway'};

/** Everything that one turn is made of. */
export interface TurnPlan {
  readonly number: number;
  readonly question: string;
  /** Written while the answer comes; `''`: nothing. */
  readonly next: string;
  readonly pressesTwice: boolean;
  readonly faults: FaultPlan;
  /** Milliseconds after the question. */
  readonly deeds: readonly {readonly after: number; readonly deed: Deed}[];
  /** Whether a failure is tried again. */
  readonly triesAgain: boolean;
  /** Whether a new conversation begins behind it. */
  readonly endsConversation: boolean;
}

const HOUR_MS = 3_600_000;

/** Refusals of the gateway itself, before the first word. */
const REFUSALS = [
  '400',
  '401-once',
  '401-always',
  '402',
  '403',
  '422',
  '429 n=1',
  '500',
  '5xx-once',
  'html',
  'message',
  'no-body',
  '500 at=mint',
  '429 at=mint n=1',
  '401 at=mint',
] as const;

const ERRORS = ['server_error', 'quota_exceeded', 'rate_limited', 'invalid_token', 'odd'] as const;

/** One turn, the same for the same seed, page and number. */
export function planTurn(seed: number, page: number, number: number): TurnPlan {
  const random = createRandom(`${seed} ${page} ${number}`);
  const refusal =
    random() < 0.2 ? `/s ${pick(random, REFUSALS)} times=${integerBetween(random, 1, 3)}\n` : '';
  return {
    number,
    question: `${refusal}${questionOf(`${page}.${number}`, wantedBy(random))}`,
    next: random() < 0.4 ? `thought ${page}.${number} ☕` : '',
    pressesTwice: random() < 0.2,
    faults: random() < 0.75 ? planFaults(random) : SOUND,
    deeds: deedsOf(random),
    triesAgain: random() < 0.6,
    endsConversation: random() < 0.08,
  };
}

function wantedBy(random: Random): Wanted {
  const hasError = random() < 0.12;
  return {
    words: pick(random, [1, 8, 25, 60, 120]),
    error: hasError ? pick(random, ERRORS) : '',
    times: hasError ? integerBetween(random, 1, 3) : 0,
    end: random() < 0.06 ? pick(random, ['length', 'content_filter']) : 'stop',
  };
}

function deedsOf(random: Random): TurnPlan['deeds'] {
  const deeds: {after: number; deed: Deed}[] = [];
  while (deeds.length < 3 && random() < 0.35) {
    deeds.push({after: integerBetween(random, 0, 90), deed: deedBy(random)});
  }
  return deeds;
}

function deedBy(random: Random): Deed {
  const ms = integerBetween(random, 10, 120);
  const draw = random();
  if (draw < 0.2) return {kind: 'stop'};
  if (draw < 0.4) return {kind: 'reload'};
  if (draw < 0.48) return {kind: 'hide', ms};
  if (draw < 0.58) return {kind: 'freeze', ms};
  if (draw < 0.7) return {kind: 'offline', ms};
  if (draw < 0.8) return {kind: 'shift-clock', ms: integerBetween(random, -30, 30) * HOUR_MS};
  if (draw < 0.86) return {kind: 'advance-gateway', seconds: integerBetween(random, 30, 2000)};
  if (draw < 0.92) return {kind: 'kill-mint'};
  if (draw < 0.97) return {kind: 'kill-gateway'};
  return {kind: 'new-conversation'};
}
