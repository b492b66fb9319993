import type {ChatError} from './errors.ts';
import type {ChatTransport, Clock, TakeTurn} from './ports.ts';
import type {Message} from './state.ts';

export interface ChatSessionOptions {
  readonly transport: ChatTransport;
  readonly clock: Clock;
  /** `null`: a conversation without a thread. */
  readonly threadId: string | null;
  /** Names the thread that replaces one that the gateway forbids; without it that is a failure. */
  readonly newThreadId?: () => string;
  readonly takeTurn?: TakeTurn;
}

export interface OpenOptions {
  /** Whether the gateway is asked what the thread holds. */
  readonly load: boolean;
  readonly shown?: readonly Message[];
}

/** What `subscribe` reports beside the change of state itself. */
export interface ChatSessionListener {
  /** The state is another object than before. */
  changed(): void;
  /** A message has become final: a question was taken, an answer ended in any way. */
  settled?(message: Message): void;
  /** Something failed that the reader has to know. Called before `changed`. */
  failed?(error: ChatError): void;
  /** The gateway forbids this thread; the conversation goes on in a new one. */
  moved?(forbiddenThreadId: string): void;
}
