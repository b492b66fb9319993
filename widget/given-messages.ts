import type {Message, MessageStatus} from './core/state.ts';

/** A message that a host gives: what it kept of `behest-message`, or less. */
export type GivenMessage = Pick<Message, 'role' | 'text'> & Partial<Message>;

const finalStatuses: readonly unknown[] = ['done', 'stopped', 'failed'];

/**
 * The messages that a host gives to be shown, as far as they can be: anything without a role and a
 * text is left out, and what was not final when it was kept is `stopped`.
 */
export function readMessages(given: unknown): readonly Message[] {
  if (!Array.isArray(given)) return [];
  const ids = new Set<unknown>();
  return given.flatMap((one: unknown, place) => {
    const {id, role, text, status, createdAt, finishReason, traceId} = fields(one);
    if ((role !== 'user' && role !== 'assistant') || typeof text !== 'string') return [];
    // Our own ids begin again with each page, and would meet the new ones.
    const usable = typeof id === 'string' && !ids.has(id) && !/^message-\d+$/.test(id);
    const message: Message = {
      id: usable ? id : `given-${place}`,
      role,
      text,
      createdAt: typeof createdAt === 'number' ? createdAt : Date.now(),
      status: finalStatus(status),
      ...(typeof finishReason === 'string' && {finishReason}),
      ...(typeof traceId === 'string' && {traceId}),
    };
    ids.add(message.id);
    return [message];
  });
}

function finalStatus(status: unknown): MessageStatus {
  if (status === undefined) return 'done';
  return finalStatuses.includes(status) ? (status as MessageStatus) : 'stopped';
}

function fields(one: unknown): Partial<Record<keyof Message, unknown>> {
  return typeof one === 'object' && one !== null ? one : {};
}
