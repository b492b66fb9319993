import {errorObject, type ErrorFacts} from './errors.ts';
import {integerBetween, type Random} from './random.ts';

/** What all chunks of one answer share. */
export interface ChunkHead {
  readonly id: string;
  /** Epoch seconds. */
  readonly created: number;
  readonly model: string;
}

export interface TokenUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/**
 * Legal but unusual ways of writing server-sent events: every byte by itself, CRLF line ends,
 * comment lines, one event's JSON over several `data:` lines.
 */
export const WIRE_HABITS = ['bytes', 'crlf', 'comments', 'multiline'] as const;
export type WireHabit = (typeof WIRE_HABITS)[number];

export const DONE = '[DONE]';

const SPLIT_SHARE = 0.06;
const encoder = new TextEncoder();

export function chunkJson(
  head: ChunkHead,
  delta: {readonly role?: 'assistant'; readonly content?: string},
  finishReason: string | null = null,
): unknown {
  const choice = {index: 0, delta, finish_reason: finishReason};
  return {...chunkStart(head), choices: [choice]};
}

/** The last chunk of a client that asked for `stream_options.include_usage`. */
export function usageJson(head: ChunkHead, usage: TokenUsage): unknown {
  return {...chunkStart(head), choices: [], usage};
}

export function errorJson(facts: ErrorFacts): unknown {
  return {error: errorObject(facts)};
}

function chunkStart({id, created, model}: ChunkHead): object {
  return {id, object: 'chat.completion.chunk', created, model};
}

/** One event as text: `data: <json>` and an empty line. */
export function frame(content: unknown, habits: readonly WireHabit[]): string {
  const json =
    content === DONE
      ? DONE
      : JSON.stringify(content, null, habits.includes('multiline') ? 1 : undefined);
  const comment = habits.includes('comments') ? ': ping\n' : '';
  const lines = json.split('\n').map((line) => `data: ${line}\n`);
  const text = `${comment}${lines.join('')}\n`;
  return habits.includes('crlf') ? text.replaceAll('\n', '\r\n') : text;
}

/**
 * The writes in which an event leaves: mostly one; now and then two, split anywhere, also inside a
 * character; with `bytes` one a byte.
 */
export function writesOf(
  text: string,
  habits: readonly WireHabit[],
  random: Random,
): readonly Uint8Array<ArrayBuffer>[] {
  const bytes = encoder.encode(text);
  if (habits.includes('bytes')) {
    return Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
  }
  if (random() >= SPLIT_SHARE) {
    return [bytes];
  }
  const split = integerBetween(random, 1, bytes.length - 1);
  return [bytes.subarray(0, split), bytes.subarray(split)];
}
