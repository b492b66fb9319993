import type {Envelope, ErrorFacts} from './errors.ts';
import type {WireHabit} from './frames.ts';
import type {Pace} from './pace.ts';

/** What can happen to an answer that has begun. */
export type Fault =
  /** An HTTP error; placed inside the stream, an error event and `[DONE]` (contract 4.5). */
  | {readonly kind: 'error'; readonly facts: ErrorFacts}
  /** The connection breaks. */
  | {readonly kind: 'cut'}
  /** The stream ends properly, but without `finish_reason` and `[DONE]`. */
  | {readonly kind: 'eof'}
  /** Nothing more comes, the connection stays. */
  | {readonly kind: 'stall'}
  /** One event of broken JSON, then the answer goes on. */
  | {readonly kind: 'malformed'};

/** Behind so much of the answer; 0 is behind the role and before the first text. */
export interface Place {
  readonly unit: 'chunks' | 'characters';
  readonly count: number;
}

/** Texts that are worth looking at, instead of an answer to the question. */
export type TextName =
  | 'tour'
  | 'fences'
  | 'huge'
  | 'empty'
  | 'longword'
  | 'widetable'
  | 'deeplist'
  | 'xss'
  | 'rtl'
  | 'mixed'
  | 'cjk'
  | 'emoji';

/**
 * Which door the scenario stands at: the chat route, the thread routes, the gateway's mint route,
 * the host's own token endpoint, or the page itself (then the gateway has no part in it).
 */
export const DOORS = ['chat', 'threads', 'mint', 'host', 'page'] as const;
export type Door = (typeof DOORS)[number];

export type Stored = 'full' | 'partial' | 'none';

/** What the gateway does differently; whatever is absent stays as usual. */
export interface Behaviour {
  readonly text?: TextName;
  readonly pace?: Pace;
  readonly habits?: readonly WireHabit[];
  readonly finishReason?: 'length' | 'content_filter';
  readonly fault?: Fault;
  /** How a 429 says when to come back; default in seconds. */
  readonly retryAfter?: 'seconds' | 'date' | 'body' | 'none';
  /** The stream ends without `[DONE]`. */
  readonly withoutDone?: true;
  /** The response carries no CORS headers, so that a page cannot read it. */
  readonly withoutCors?: true;
  /** A token answer without a token. */
  readonly withoutToken?: true;
  /** A thread without messages is filled with `n` of them before it is read. */
  readonly fillsThread?: true;
  /** The wait is before the response headers instead of before the first text. */
  readonly slowHeaders?: true;
}

/** What the number `n` means in a scenario, and its default. */
export interface NumberMeaning {
  readonly means: 'chunks' | 'seconds' | 'characters' | 'messages' | 'milliseconds';
  readonly default: number;
}

/** A row of the scenario table. */
export interface Scenario {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly group: 'answers' | 'layout' | 'refusals' | 'streams' | 'token' | 'page';
  /** What the gateway does, for people. */
  readonly does: string;
  /** What the widget must do, for people. */
  readonly expected: string;
  readonly at: Door;
  readonly n?: NumberMeaning;
  /** How many requests of a user and thread are hit; default all. */
  readonly times?: number;
  readonly behaviour: Behaviour;
}

/** A scenario that somebody has chosen. */
export interface ScenarioChoice {
  /** A name or alias of the table. */
  readonly name: string;
  /** The scenario's own number. */
  readonly n?: number;
  /** Milliseconds before the first text; before the headers of a refusal. */
  readonly delay?: number;
  /** The first so many requests of a user and thread are hit, the next are not. */
  readonly times?: number;
  /** The fault strikes behind so many chunks of text; 0: stream begun, no text yet. */
  readonly after?: number;
  /** The same in characters of text. */
  readonly chars?: number;
  /** What the thread holds of an answer that was cut; default `partial`. */
  readonly stored?: Stored;
  /** Characters in a chunk. */
  readonly size?: number;
  /** Milliseconds between two chunks. */
  readonly gap?: number;
  readonly envelope?: Envelope;
  readonly at?: Door;
  /** Only requests of this user. */
  readonly user?: string;
}
