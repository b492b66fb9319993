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
const NOWHERE: readonly number[] = [];

export function chunkJson(
  head: ChunkHead,
  delta: {readonly role?: 'assistant'; readonly content?: string},
  finishReason: string | null = null,
): unknown {
  return chunk(head, [{index: 0, delta, finish_reason: finishReason}]);
}

/** The last chunk of a client that asked for `stream_options.include_usage`. */
export function usageJson(head: ChunkHead, usage: TokenUsage): unknown {
  return {...chunk(head, []), usage};
}

export function errorJson(facts: ErrorFacts): unknown {
  return {error: errorObject(facts)};
}

function chunk({id, created, model}: ChunkHead, choices: readonly unknown[]): object {
  return {id, object: 'chat.completion.chunk', created, model, choices};
}

/** One event as text: `data: <json>` and an empty line. */
export function frame(content: unknown, habits: readonly WireHabit[]): string {
  if (habits.length === 0) {
    return `data: ${content === DONE ? DONE : JSON.stringify(content)}\n\n`;
  }
  const indent = habits.includes('multiline') ? 1 : undefined;
  const json = content === DONE ? DONE : JSON.stringify(content, null, indent);
  const comment = habits.includes('comments') ? ': ping\n' : '';
  const lines = json.split('\n').map((line) => `data: ${line}\n`);
  const text = `${comment}${lines.join('')}\n`;
  return habits.includes('crlf') ? text.replaceAll('\n', '\r\n') : text;
}

/**
 * Where an event of so many bytes is split into writes: mostly nowhere; now and then at one place,
 * also inside a character; with `bytes` behind every byte.
 */
export function splitsOf(
  length: number,
  habits: readonly WireHabit[],
  random: Random,
): readonly number[] {
  if (habits.includes('bytes')) {
    return Array.from({length: length - 1}, (_, index) => index + 1);
  }
  return random() < SPLIT_SHARE ? [integerBetween(random, 1, length - 1)] : NOWHERE;
}
