import type {ChatError} from './errors.ts';

export type Role = 'user' | 'assistant';

export type MessageStatus = 'pending' | 'streaming' | 'done' | 'stopped' | 'failed';

/** One bubble of the conversation. */
export interface Message {
  readonly id: string;
  readonly role: Role;
  /** Markdown for answers, plain text for questions. */
  readonly text: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly status: MessageStatus;
  /** `stop`, `length`, `content_filter` … as the gateway said; `left`: the reader left the page. */
  readonly finishReason?: string;
  readonly traceId?: string;
}

/** What the conversation is doing. Exactly one at a time; what belongs to it lives inside. */
export type Phase =
  | {readonly name: 'idle'}
  /** The thread's stored messages are on their way. */
  | {readonly name: 'loading'}
  /** Asked; not a word has come yet. */
  | {readonly name: 'thinking'}
  | {readonly name: 'streaming'}
  /** Broken off; another try follows by itself. */
  | {readonly name: 'retrying'}
  | {readonly name: 'failed'; readonly error: ChatError}
  | {readonly name: 'quota'; readonly error: ChatError}
  | {readonly name: 'signed-out'; readonly error: ChatError}
  | RateLimitedPhase;

export interface RateLimitedPhase {
  readonly name: 'rate-limited';
  readonly error: ChatError;
  /** Epoch milliseconds at which sending is possible again. */
  readonly until: number;
}

export interface ChatState {
  /** `null`: a conversation without a thread. */
  readonly threadId: string | null;
  readonly messages: readonly Message[];
  readonly phase: Phase;
}

export type ChatEvent =
  | {readonly type: 'opening'; readonly threadId: string | null; readonly loading: boolean}
  /** What was stored before anything that is shown. */
  | {readonly type: 'loaded'; readonly messages: readonly Message[]}
  /** The conversation goes on in another thread. */
  | {readonly type: 'moved'; readonly threadId: string}
  | {readonly type: 'asked'; readonly question: Message; readonly answer: Message}
  | {readonly type: 'asked-again'; readonly answer: Message}
  | {readonly type: 'accepted'; readonly traceId: string | undefined}
  /** `text`: all of the answer that may be shown now, not what was added. */
  | {readonly type: 'text'; readonly text: string}
  | {readonly type: 'retrying'}
  | {readonly type: 'finished'; readonly reason: string}
  | {readonly type: 'stopped'; readonly left: boolean}
  | {readonly type: 'failed'; readonly phase: FailurePhase}
  /** What stood in the way is over: the wait has passed, the reader has signed in. */
  | {readonly type: 'recovered'}
  /** The refused question goes back to where it was written. */
  | {readonly type: 'taken-back'};

export type FailurePhase = Extract<Phase, {readonly error: ChatError}>;

const idle: Phase = {name: 'idle'};

/** A conversation in which nothing has been said. */
export function emptyChat(threadId: string | null): ChatState {
  return {threadId, messages: [], phase: idle};
}

/** Whether a reply is being made: nothing can be sent until it ends. */
export function isBusy({phase}: ChatState): boolean {
  return phase.name === 'thinking' || phase.name === 'streaming' || phase.name === 'retrying';
}

/** Whether sending has to wait for something other than a reply. */
export function isBlocked({phase}: ChatState): boolean {
  return phase.name === 'rate-limited' || phase.name === 'signed-out';
}

/** The last question, when it was turned down, never got through or was stopped before that. */
export function refusedQuestion({messages}: ChatState): Message | undefined {
  const question = withoutAnswer(messages).at(-1);
  return question?.role === 'user' && /failed|stopped/.test(question.status) ? question : undefined;
}

/**
 * The next state. Pure; an event that does not apply returns the same object, so that nobody is told.
 */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'opening':
      return {...emptyChat(event.threadId), phase: event.loading ? {name: 'loading'} : idle};
    case 'loaded':
      return {
        ...state,
        messages: [...event.messages, ...state.messages],
        phase: afterLoading(state.phase),
      };
    case 'moved':
      return {...state, threadId: event.threadId, phase: afterLoading(state.phase)};
    case 'asked':
      return ask(state, [...state.messages, event.question, event.answer]);
    case 'asked-again':
      return ask(state, [...pendingAgain(withoutAnswer(state.messages)), event.answer]);
    case 'accepted':
      return isBusy(state) ? accept(state, event.traceId) : state;
    case 'text':
      return isBusy(state) ? grow(state, event.text) : state;
    case 'retrying':
      return isBusy(state) ? {...state, phase: {name: 'retrying'}} : state;
    case 'finished':
      return isBusy(state) ? end(state, idle, {status: 'done', finishReason: event.reason}) : state;
    case 'stopped':
      return isBusy(state) ? end(state, idle, stopped(event)) : state;
    case 'failed':
      return fail(state, event.phase);
    case 'recovered':
      return isBlocked(state) || state.phase.name === 'quota' ? {...state, phase: idle} : state;
    case 'taken-back':
      return takeBack(state);
  }
}

/** The messages that have become final by an event: a question that was taken, an answer that ended. */
export function newlyFinal(before: ChatState, after: ChatState): readonly Message[] {
  const open = before.messages.slice(-2).filter((message) => !isFinal(message));
  return after.messages
    .slice(-2)
    .filter((message) => isFinal(message) && open.some(({id}) => id === message.id));
}

function isFinal({status}: Message): boolean {
  return status !== 'pending' && status !== 'streaming';
}

function afterLoading(phase: Phase): Phase {
  return phase.name === 'loading' ? idle : phase;
}

function ask(state: ChatState, messages: readonly Message[]): ChatState {
  return isBusy(state) ? state : {...state, messages, phase: {name: 'thinking'}};
}

function pendingAgain(messages: readonly Message[]): readonly Message[] {
  const question = messages.at(-1);
  if (question?.role !== 'user' || question.status === 'done') return messages;
  return [...messages.slice(0, -1), {...question, status: 'pending'}];
}

function accept(state: ChatState, traceId: string | undefined): ChatState {
  const messages = state.messages.map((message) =>
    message.status === 'pending' ? {...message, status: 'done' as const} : message,
  );
  return changeAnswer({...state, messages}, traceId === undefined ? {} : {traceId});
}

// Whoever watches tells by it that nothing but the answer has grown.
const STREAMING: Phase = {name: 'streaming'};

function grow(state: ChatState, text: string): ChatState {
  return {...changeAnswer(state, {text}), phase: STREAMING};
}

function end(state: ChatState, phase: Phase, change: Partial<Message>): ChatState {
  const messages = state.messages.map((message) =>
    message.status === 'pending' ? {...message, status: change.status ?? message.status} : message,
  );
  return {...changeAnswer({...state, messages}, change), phase};
}

function stopped({left}: {readonly left: boolean}): Partial<Message> {
  return left ? {status: 'stopped', finishReason: 'left'} : {status: 'stopped'};
}

// A failure outside a reply (the history, the token) touches no message.
function fail(state: ChatState, phase: FailurePhase): ChatState {
  return isBusy(state) ? end(state, phase, {status: 'failed'}) : {...state, phase};
}

function changeAnswer(state: ChatState, change: Partial<Message>): ChatState {
  const answer = state.messages.at(-1);
  if (answer?.role !== 'assistant') return state;
  return {...state, messages: [...state.messages.slice(0, -1), {...answer, ...change}]};
}

function withoutAnswer(messages: readonly Message[]): readonly Message[] {
  return messages.at(-1)?.role === 'assistant' ? messages.slice(0, -1) : messages;
}

function takeBack(state: ChatState): ChatState {
  const question = refusedQuestion(state);
  if (!question) return state;
  return {...state, messages: state.messages.slice(0, state.messages.indexOf(question))};
}
