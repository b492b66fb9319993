import type {ChatError} from './errors.ts';

/** Requests that may follow the first one of a turn by themselves (contract 7.4). */
export const EXTRA_REQUESTS = 2;

const FIRST_WAIT_MS = 500;
const JITTER = 0.2;

export interface Attempt {
  /** Requests already made after the first one. */
  readonly extraRequests: number;
  /** Whether the gateway is known to have taken the question. */
  readonly accepted: boolean;
  /** Whether some of the answer is on the screen. */
  readonly textShown: boolean;
  /** Whether the gateway keeps the conversation. */
  readonly hasThread: boolean;
  /** A number in [0, 1). */
  readonly random: number;
}

export type Verdict =
  /** Put the question again after `waitMs`. */
  | {readonly next: 'ask'; readonly waitMs: number}
  /** After `waitMs` read what the gateway has stored, before asking again. */
  | {readonly next: 'reread'; readonly waitMs: number}
  | {readonly next: 'give-up'};

/**
 * What follows a failed request: 500 ms, then 1 s, each ±20 %, then the reader decides. An answer
 * that is partly shown is never asked for again without a thread: it would be paid and drawn twice.
 * What is stored is read while a request for asking is left, since only asking is sure to help.
 */
export function decide(error: ChatError, attempt: Attempt): Verdict {
  const {extraRequests, accepted, textShown, hasThread} = attempt;
  const stuck = textShown && !hasThread;
  if (!mayRepeat(error, extraRequests) || extraRequests >= EXTRA_REQUESTS || stuck) {
    return {next: 'give-up'};
  }
  const isTaken = accepted || wentUnanswered(error);
  const mayBeStored = isTaken && hasThread && extraRequests === 0;
  return {next: mayBeStored ? 'reread' : 'ask', waitMs: waitBefore(error, attempt)};
}

// Put again unseen, a question that got through would stand in the thread twice.
function wentUnanswered({code, phase}: ChatError): boolean {
  return code === 'network' && phase === 'request';
}

// A token that ends while the answer comes is renewed once, like one that was refused before.
function mayRepeat(error: ChatError, extraRequests: number): boolean {
  return error.transient || (isTokenEnd(error) && extraRequests === 0);
}

function waitBefore(error: ChatError, {extraRequests, random}: Attempt): number {
  if (isTokenEnd(error)) return 0;
  const jitter = 1 + JITTER * (2 * random - 1);
  return Math.round(FIRST_WAIT_MS * 2 ** extraRequests * jitter);
}

function isTokenEnd({code, phase}: ChatError): boolean {
  return code === 'auth_required' && phase === 'stream';
}
