import type {ChatError, ChatErrorCode, ChatErrorPhase} from './core/errors.ts';
import type {Message, Phase} from './core/state.ts';

/** What the element is doing, as `state` and `behest-state` tell it. */
export type BehestChatState =
  'idle' | 'thinking' | 'streaming' | 'quota' | 'rate-limited' | 'signed-out' | 'offline';

/** Why the thread is another one than before. */
export type ThreadChangeReason = 'initial' | 'user' | 'host' | 'reset';

/** How the reader opened or closed the panel: the launcher, the cross in it, or Escape. */
export type ToggleReason = 'launcher' | 'close' | 'escape';

export interface BehestErrorDetail {
  readonly code: ChatErrorCode;
  /** HTTP status, or `null` when there was no response. */
  readonly status: number | null;
  /** For developers; holds no secret. */
  readonly message: string;
  readonly traceId: string | null;
  /** Seconds, or `null`. */
  readonly retryAfter: number | null;
  readonly retryable: boolean;
  readonly phase: ChatErrorPhase;
}

/** Every public event, with its detail. All bubble and cross shadow roots. */
export interface BehestChatEventMap {
  /** Drawn for the first time; the API can be used. */
  'behest-ready': CustomEvent<{readonly version: string}>;
  /** The reader wants to send. Cancelable: nothing is sent and the text stays. */
  'behest-send': CustomEvent<{readonly text: string; readonly threadId: string | null}>;
  /** A message is final: a question was taken, an answer is done, stopped or failed. */
  'behest-message': CustomEvent<{readonly message: Message; readonly threadId: string | null}>;
  'behest-state': CustomEvent<{
    readonly state: BehestChatState;
    readonly previousState: BehestChatState;
  }>;
  'behest-thread-change': CustomEvent<{
    readonly threadId: string | null;
    readonly previousThreadId: string | null;
    readonly reason: ThreadChangeReason;
  }>;
  /** A failure that the reader would see. Cancelable: the built-in notice is not shown. */
  'behest-error': CustomEvent<BehestErrorDetail>;
  /** The reader pressed "Sign in again". Cancelable: no navigation. */
  'behest-sign-in': CustomEvent<{readonly url: string | null}>;
  /** The reader pressed "See plans". Cancelable: no navigation. */
  'behest-upgrade': CustomEvent<{readonly url: string | null; readonly traceId: string | null}>;
  /** The reader has opened or closed the panel. Not for what the page itself opens and closes. */
  'behest-toggle': CustomEvent<{readonly open: boolean; readonly reason: ToggleReason}>;
  /** The number of answers that came while the panel was closed. */
  'behest-unread': CustomEvent<{readonly count: number}>;
}

/** What a page is told of a failure. */
export function errorDetail(error: ChatError): BehestErrorDetail {
  return {
    code: error.code,
    status: error.status ?? null,
    message: error.message,
    traceId: error.traceId ?? null,
    retryAfter: error.retryAfterSeconds ?? null,
    retryable: error.transient,
    phase: error.phase,
  };
}

/** What a page is told of the phase: a retry looks like thinking, a failure leaves the chat idle. */
export function publicState({name}: Phase, online: boolean): BehestChatState {
  if (name === 'retrying' || name === 'thinking') return 'thinking';
  if (!online && name !== 'streaming') return 'offline';
  return name === 'loading' || name === 'failed' ? 'idle' : name;
}

const cancelable = new Set<keyof BehestChatEventMap>([
  'behest-send',
  'behest-error',
  'behest-sign-in',
  'behest-upgrade',
]);

/** Dispatches a public event. @returns `false` when the page prevented its default */
export function emit<Name extends keyof BehestChatEventMap>(
  target: EventTarget,
  name: Name,
  detail: BehestChatEventMap[Name]['detail'],
): boolean {
  const options = {detail, bubbles: true, composed: true, cancelable: cancelable.has(name)};
  return target.dispatchEvent(new CustomEvent(name, options));
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface HTMLElementEventMap extends BehestChatEventMap {}
}
