import type {ThreadMessage} from './threads.ts';

/** A message as the client sends it, its content already reduced to text. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}

export interface Turn {
  /** What the model reads: system messages, the stored transcript, then what is new. */
  readonly input: readonly ChatMessage[];
  /** The user message that this turn answers; undefined when the client sent none. */
  readonly question: string | undefined;
  /** The question is already the last one that is stored, and has no complete answer yet. */
  readonly resent: boolean;
}

/**
 * Joins what is stored with what the client sends, by the rules of contract 4.3: what repeats the
 * stored transcript is dropped, and a question whose answer was never completed is the same turn.
 */
export function joinHistory(
  stored: readonly ThreadMessage[],
  incoming: readonly ChatMessage[],
): Turn {
  const system = incoming.filter((message) => message.role === 'system');
  const spoken = incoming.filter((message) => message.role !== 'system');
  const settled = withoutInterrupted(stored);
  const repeats = startsWith(spoken, settled);
  const fresh = repeats ? spoken.slice(settled.length) : spoken;

  const last = settled.at(-1);
  const pending = last?.role === 'user' ? last.content : undefined;
  const news: readonly ChatMessage[] =
    fresh.length === 0 && pending !== undefined ? [{role: 'user', content: pending}] : fresh;
  const question = news.findLast((message) => message.role === 'user')?.content;
  const resent = pending !== undefined && question === pending;
  const known = resent ? settled.slice(0, -1) : repeats ? settled : stored;
  return {input: [...system, ...known.map(spokenPart), ...news], question, resent};
}

/** The transcript as far as it is final: an answer that was cut may still be completed. */
function withoutInterrupted(stored: readonly ThreadMessage[]): readonly ThreadMessage[] {
  return stored.at(-1)?.status === 'interrupted' ? stored.slice(0, -1) : stored;
}

function spokenPart({role, content}: ThreadMessage): ChatMessage {
  return {role, content};
}

function startsWith(whole: readonly ChatMessage[], beginning: readonly ThreadMessage[]): boolean {
  return beginning.every(
    (message, index) =>
      whole[index]?.role === message.role && whole[index].content === message.content,
  );
}

/** The length of all that the model reads, in UTF-16 units. */
export function lengthOf(input: readonly ChatMessage[]): number {
  return input.reduce((sum, message) => sum + message.content.length, 0);
}
