import type {Turn} from '../core/ports.ts';
import {firstText, isFields, toEpochMs} from './json.ts';
import type {Fields} from './json.ts';
import {randomId} from './random-id.ts';

/** A thread id as we send it: it travels as a header and as a path segment (contract 5). */
export function isThreadId(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(value);
}

/** A new id for a thread that nobody has written to yet. */
export function newThreadId(): string {
  return `thread_${randomId()}`;
}

/** The thread's path below `/v1`. */
export function threadPath(threadId: string): string {
  return `threads/${encodeURIComponent(threadId)}`;
}

/**
 * Reads `GET /v1/threads/{id}/messages`: an array, or one wrapped in `data`, `messages` or `items`.
 * What is neither a question nor an answer in text is left out. The order is the gateway's, unless
 * every message says when it was made (contract 5).
 *
 * @throws {TypeError} when it is no list of messages
 */
export function readTurns(body: unknown): readonly Turn[] {
  const turns = unwrap(body).flatMap(readTurn);
  const times = turns.map(({createdAt}) => createdAt);
  if (times.includes(undefined)) return turns;
  return turns.toSorted((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
}

function readTurn(entry: unknown): readonly Turn[] {
  if (!isFields(entry)) return [];
  const {role} = entry;
  const text = textOf(entry['content']);
  if ((role !== 'user' && role !== 'assistant') || text === undefined) return [];
  return [
    {
      role,
      text,
      complete: completeness(entry),
      createdAt: readTime(entry['created_at']),
      finishReason: firstText(entry, 'finish_reason'),
    },
  ];
}

function completeness(entry: Fields): boolean | undefined {
  if (entry['status'] === 'interrupted') return false;
  return entry['status'] === 'complete' || firstText(entry, 'finish_reason') ? true : undefined;
}

function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return undefined;
  return content.map((part: unknown) => (isFields(part) ? firstText(part, 'text') : '')).join('');
}

function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return toEpochMs(value);
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

function unwrap(body: unknown): readonly unknown[] {
  const list = isFields(body) ? (body['data'] ?? body['messages'] ?? body['items']) : body;
  if (!Array.isArray(list)) throw new TypeError('This is no list of messages.');
  return list;
}
