import type {Role} from './state.ts';

/** One turn as it travels: what the gateway is told, and what it has stored. */
export interface Turn {
  readonly role: Role;
  readonly text: string;
  /** Whether a stored answer is whole; `undefined` when the gateway does not tell. */
  readonly complete?: boolean | undefined;
  /** How a stored answer ended, when the gateway tells. */
  readonly finishReason?: string | undefined;
  /** Epoch milliseconds, when known. */
  readonly createdAt?: number | undefined;
}

export interface ReplyRequest {
  /** `null`: no thread, the gateway stores nothing and is told the whole conversation. */
  readonly threadId: string | null;
  /** The conversation up to and including the new question. */
  readonly turns: readonly Turn[];
}

/** What a reply is made of, in this order: one `accepted`, any number of `text`, one `finish`. */
export type ReplyPiece =
  | {readonly type: 'accepted'; readonly traceId: string | undefined}
  | {readonly type: 'text'; readonly text: string}
  | {readonly type: 'finish'; readonly reason: string};

/** The way to the gateway. Every failure is a `ChatError`; an abort ends quietly. */
export interface ChatTransport {
  reply(request: ReplyRequest, signal: AbortSignal): AsyncIterable<ReplyPiece>;
  /**
   * Reads a stored thread, oldest turn first.
   *
   * @returns `null` when there is no such thread for this user
   * @throws {ChatError} `forbidden` when the thread may not be used by this user
   */
  history(threadId: string, signal: AbortSignal): Promise<readonly Turn[] | null>;
}

/** Time and chance, so that the core has neither. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`; at once when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
}

/**
 * Waits for its turn to ask in a thread that others may use as well.
 *
 * @param signal its abort ends the waiting, and the turn
 * @returns what ends the turn
 */
export type TakeTurn = (threadId: string, signal: AbortSignal) => Promise<() => void>;
