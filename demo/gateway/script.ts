import type {GatewayError} from './errors.ts';
import {
  chunkJson,
  DONE,
  errorJson,
  frame,
  usageJson,
  splitsOf,
  type ChunkHead,
  type TokenUsage,
  type WireHabit,
} from './frames.ts';
import type {Fault, Place} from './scenario.ts';
import {paceText, type Pace} from './pace.ts';
import {integerBetween, type Random} from './random.ts';

/** Everything about one answer that is decided before its first byte. */
export interface Plan {
  readonly head: ChunkHead;
  readonly text: string;
  readonly finishReason: string;
  readonly pace: Pace;
  readonly habits: readonly WireHabit[];
  readonly random: Random;
  /** Whether `[DONE]` ends the stream. */
  readonly done: boolean;
  readonly usage?: TokenUsage;
  readonly fault?: Fault;
  /** Where the fault strikes; default: after the whole text, before the finish. */
  readonly place?: Place;
}

/** One thing to do, after `wait` milliseconds. */
export interface Step {
  readonly wait: number;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** The part of the answer that is complete once these bytes are out. */
  readonly text?: string | undefined;
  /** The answer is complete. */
  readonly finishReason?: string | undefined;
  /** `cut`: break the connection. `stall`: send nothing more and stay. */
  readonly end?: 'cut' | 'stall';
}

const encoder = new TextEncoder();

/** Between the halves of an event that is split, so that they travel apart. */
const SPLIT_GAP_MS = 8;

type Steps = Generator<Step, void, undefined>;

/** Asked before each piece is sent; an error ends the answer. */
type Say = (text: string) => GatewayError | undefined;

/**
 * The stream of an answer, step by step, computed as it is needed: a first chunk with the role, the
 * text in pieces, a last chunk with `finish_reason`, `[DONE]` (contract 4.4), and the plan's fault.
 */
export function* scriptOf(plan: Plan, say: Say): Steps {
  const {head, fault} = plan;
  const boundary = plan.place?.unit === 'characters' ? plan.place.count : 0;
  let pending = fault;
  let sent = 0;
  let end = 0;

  yield* event(plan, {content: chunkJson(head, {role: 'assistant', content: ''})});
  for (const piece of paceText(plan.text, {pace: plan.pace, boundary, random: plan.random})) {
    if (pending && isDue(plan.place, sent, end)) {
      if (!(yield* strike(plan, pending))) {
        return;
      }
      pending = undefined;
    }
    const refusal = say(piece.text);
    if (refusal) {
      yield* strike(plan, {kind: 'error', facts: refusal.facts});
      return;
    }
    const content = chunkJson(head, {content: piece.text});
    yield* event(plan, {content, wait: piece.wait, text: piece.text});
    sent++;
    end = piece.end;
  }
  if (!pending || (yield* strike(plan, pending))) {
    yield* ending(plan);
  }
}

/** The answer of a request that did not ask for a stream, after the time that speaking it takes. */
export function* wholeScriptOf(plan: Plan): Steps {
  const {head, text, finishReason, usage} = plan;
  const message = {role: 'assistant', content: text};
  const body = {
    ...head,
    object: 'chat.completion',
    choices: [{index: 0, message, finish_reason: finishReason}],
    usage,
  };
  const bytes = encoder.encode(JSON.stringify(body));
  const pieces = paceText(text, {pace: plan.pace, random: plan.random});
  const wait = [...pieces].reduce((sum, piece) => sum + piece.wait, 0);
  if (plan.fault?.kind === 'cut' || plan.fault?.kind === 'stall') {
    yield {wait, bytes: bytes.subarray(0, bytes.length / 2)};
    yield {wait: 0, end: plan.fault.kind};
  } else {
    yield {wait, bytes, text, finishReason};
  }
}

function isDue(place: Place | undefined, sentChunks: number, end: number): boolean {
  switch (place?.unit) {
    case 'chunks':
      return sentChunks >= place.count;
    case 'characters':
      return end >= place.count;
    case undefined:
      return false;
  }
}

/** Lets the fault happen; says whether the answer goes on after it. */
function* strike(plan: Plan, fault: Fault): Generator<Step, boolean, undefined> {
  const wait = integerBetween(plan.random, ...plan.pace.gap);
  switch (fault.kind) {
    case 'error':
      yield* event(plan, {content: errorJson(fault.facts), wait});
      yield* event(plan, {content: DONE});
      return false;
    case 'malformed':
      yield {wait, bytes: encoder.encode('data: {"choices":[{"delta":{"content":"\n\n')};
      return true;
    case 'cut':
    case 'stall':
      yield {wait: 0, end: fault.kind};
      return false;
    case 'eof':
      return false;
  }
}

function* ending(plan: Plan): Steps {
  const {head, finishReason, usage, done} = plan;
  yield* event(plan, {content: chunkJson(head, {}, finishReason), finishReason});
  if (usage) {
    yield* event(plan, {content: usageJson(head, usage)});
  }
  if (done) {
    yield* event(plan, {content: DONE});
  }
}

interface Event {
  readonly content: unknown;
  readonly wait?: number;
  readonly text?: string;
  readonly finishReason?: string;
}

/** The writes of one event; what it means counts when its last byte is out. */
function event(
  {habits, random}: Plan,
  {content, wait = 0, text, finishReason}: Event,
): readonly Step[] {
  const bytes = encoder.encode(frame(content, habits));
  const splits = splitsOf(bytes.length, habits, random);
  if (splits.length === 0) {
    return [{wait, bytes, text, finishReason}];
  }
  const ends = [...splits, bytes.length];
  const pause = habits.includes('bytes') ? 0 : SPLIT_GAP_MS;
  return ends.map((end, index) => ({
    wait: index === 0 ? wait : pause,
    bytes: bytes.subarray(ends[index - 1] ?? 0, end),
    ...(end === bytes.length && {text, finishReason}),
  }));
}
