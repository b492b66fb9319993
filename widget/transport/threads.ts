import type {Turn} from '../core/ports.ts';

/** A thread id as we send it: it travels as a header and as a path segment (contract 5). */
export function isThreadId(value: string): boolean {
  return /^[A-Za-z0-9._:-]{1,128}$/.test(value);
}

/** A new id for a thread that nobody has written to yet. */
export function newThreadId(): string {
  return `thread_${crypto.randomUUID()}`;
}

/** The thread's path below `/v1`. */
export function threadPath(threadId: string): string {
  return `threads/${encodeURIComponent(threadId)}`;
}

/**
 * Reads `GET /v1/threads/{id}/messages`: an array, oldest first, or one wrapped in `data`, `messages`
 * or `items`. What is neither a question nor an answer in text is left out.
 */
export function readTurns(body: unknown): readonly Turn[] {
  return unwrap(body).flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const {role, content} = entry;
    if ((role !== 'user' && role !== 'assistant') || typeof content !== 'string') return [];
    const createdAt = Date.parse(String(entry['created_at']));
    return [
      {
        role,
        text: content,
        complete: entry['status'] !== 'interrupted',
        createdAt: Number.isNaN(createdAt) ? undefined : createdAt,
      },
    ];
  });
}

function unwrap(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  const list = isRecord(body) ? (body['data'] ?? body['messages'] ?? body['items']) : null;
  return Array.isArray(list) ? list : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
