/** What the element says that it is doing. */
export type ChatStateName =
  'idle' | 'thinking' | 'streaming' | 'quota' | 'rate-limited' | 'signed-out' | 'offline';

/** Where the reader is told what has happened. */
export type Place = 'card' | 'banner' | 'toast' | 'dialog' | 'caption';

/** How the last answer stands; `none`: there is no answer at all. */
export type AnswerStatus = 'none' | 'streaming' | 'done' | 'stopped' | 'failed';

/** What is on the screen once the scene has come to its end; what is absent is not looked at. */
export interface Screen {
  readonly state: ChatStateName;
  readonly answer?: AnswerStatus;
  /** Places that tell something; all others are empty. Default none. */
  readonly told?: readonly Place[];
  /** Words of the interface that stand there, by their names in the table of strings. */
  readonly says?: readonly string[];
  /** Text of the answer or of the page that stands there. */
  readonly shows?: readonly string[];
  /** Whether what the reader wrote stands in the composer; default `false`. */
  readonly draftKept?: boolean;
  /** Requests to the token endpoint; default 1. */
  readonly mints?: number;
  /** Requests for an answer. */
  readonly chats?: number;
  /** Messages in the conversation. */
  readonly messages?: number;
}

/** The rows of the table of states (ux.md 7.5). */
export type StateRow =
  | 'idle'
  | 'thinking'
  | 'streaming'
  | 'stopped'
  | 'failed'
  | 'quota'
  | 'rate-limited'
  | 'signed-out'
  | 'offline'
  | 'empty'
  | 'loading history';

/** One thing that can happen to a chat, as a link of the workbench. */
export interface Scene {
  readonly name: string;
  readonly title: string;
  /** Parameters of the link, in their order. */
  readonly query: Readonly<Record<string, string>>;
  /** What the reader should see, for people. */
  readonly expected: string;
  readonly row: StateRow;
  readonly screen: Screen;
}
