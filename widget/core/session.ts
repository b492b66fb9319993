import {ChatError} from './errors.ts';
import type {ChatTransport, Clock, Turn} from './ports.ts';
import {runReply} from './reply.ts';
import {emptyChat, isBlocked, isBusy, reduce, refusedQuestion} from './state.ts';
import type {ChatEvent, ChatState, FailurePhase, Message} from './state.ts';

/** Seconds to wait after a 429 that does not say how long (design: behaviour on the wire). */
export const DEFAULT_RETRY_AFTER_SECONDS = 10;
const MAX_RETRY_AFTER_SECONDS = 600;

export interface ChatSessionOptions {
  readonly transport: ChatTransport;
  readonly clock: Clock;
  /** `null`: a conversation without a thread. */
  readonly threadId: string | null;
}

/** What `subscribe` reports beside the change of state itself. */
export interface ChatSessionListener {
  /** The state is another object than before. */
  changed(): void;
  /** A message has become final: a question was taken, an answer ended in any way. */
  settled?(message: Message): void;
  /** Something failed that the reader has to know. Called before `changed`. */
  failed?(error: ChatError): void;
}

/** One conversation: takes what the reader wants, asks the transport, keeps the state. */
export class ChatSession {
  readonly #transport: ChatTransport;
  readonly #clock: Clock;
  readonly #listeners = new Set<ChatSessionListener>();
  #state: ChatState;
  #reply: AbortController | null = null;
  #visit = new AbortController();
  #loading: Promise<void> = Promise.resolve();
  #historyMissing = false;
  readonly #awaited = new Map<string, (answer: Message) => void>();
  #lastId = 0;

  constructor({transport, clock, threadId}: ChatSessionOptions) {
    this.#transport = transport;
    this.#clock = clock;
    this.#state = emptyChat(threadId);
  }

  get state(): ChatState {
    return this.#state;
  }

  /** @returns the undo */
  subscribe(listener: ChatSessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Puts a question and resolves with the answer once it is final, however it ended.
   *
   * @throws {Error} when the text is empty, a reply is being made, or sending has to wait
   */
  async send(text: string): Promise<Message> {
    if (text.trim() === '') throw new Error('There is nothing to send: the text is empty.');
    this.#refuseWhileOccupied();
    const question = this.#message({role: 'user', text, status: 'pending'});
    const answer = this.#emptyAnswer();
    this.#dispatch({type: 'asked', question, answer});
    return this.#fetch(answer);
  }

  /**
   * Puts the last question again; what came of the last answer is replaced. When it was the thread's
   * history that could not be read, reads that again instead and resolves with `null`.
   *
   * @throws {Error} when there is no question yet, a reply is being made, or sending has to wait
   */
  async retry(): Promise<Message | null> {
    this.#refuseWhileOccupied();
    if (this.#historyMissing) {
      await this.open(this.#state.threadId, {load: true});
      return null;
    }
    if (!this.#state.messages.some(({role}) => role === 'user')) {
      throw new Error('There is nothing to try again: no message was sent.');
    }
    const answer = this.#emptyAnswer();
    this.#dispatch({type: 'asked-again', answer});
    return this.#fetch(answer);
  }

  /** Ends the reply in progress; everything received is kept. Silent when there is none. */
  stop(): void {
    if (!this.#reply) return;
    this.#reply.abort();
    this.#reply = null;
    this.#dispatch({type: 'stopped'});
  }

  /** Leaves this conversation for another one; a reply in progress is stopped first. */
  open(threadId: string | null, {load}: {readonly load: boolean}): Promise<void> {
    this.stop();
    this.#visit.abort();
    this.#visit = new AbortController();
    const loading = load && threadId !== null;
    this.#historyMissing = false;
    this.#dispatch({type: 'opening', threadId, loading});
    this.#loading = loading ? this.#load(threadId, this.#visit.signal) : Promise.resolve();
    return this.#loading;
  }

  /** Removes the question that the gateway refused. @returns its text, for the composer; else '' */
  takeBack(): string {
    const question = refusedQuestion(this.#state);
    this.#dispatch({type: 'taken-back'});
    return question?.text ?? '';
  }

  /** What stood in the way of sending is over. */
  recover(): void {
    this.#dispatch({type: 'recovered'});
    if (this.#historyMissing) void this.open(this.#state.threadId, {load: true});
  }

  async #load(threadId: string, signal: AbortSignal): Promise<void> {
    try {
      const turns = (await this.#transport.history(threadId, signal)) ?? [];
      if (signal.aborted) return;
      this.#historyMissing = false;
      this.#dispatch({type: 'loaded', messages: this.#restore(turns)});
    } catch (error) {
      if (signal.aborted) return;
      this.#historyMissing = true;
      // A question that waits for the history meets the same trouble itself and reports it.
      if (!isBusy(this.#state)) this.#fail(asChatError(error));
    }
  }

  #fetch({id}: Message): Promise<Message> {
    void this.#runToEnd(new AbortController());
    return new Promise((resolve) => this.#awaited.set(id, resolve));
  }

  async #runToEnd(reply: AbortController): Promise<void> {
    this.#reply = reply;
    await this.#loading;
    const error = reply.signal.aborted ? null : await this.#runReply(reply.signal);
    if (reply.signal.aborted) return;
    this.#reply = null;
    if (error) this.#fail(error);
  }

  async #runReply(signal: AbortSignal): Promise<ChatError | null> {
    try {
      const {threadId, messages} = this.#state;
      const turns: Turn[] = messages.slice(0, -1).map(({role, text}) => ({role, text}));
      await runReply({
        request: {threadId, turns},
        transport: this.#transport,
        clock: this.#clock,
        signal,
        dispatch: (event) => this.#dispatch(event),
      });
      return null;
    } catch (error) {
      return signal.aborted ? null : asChatError(error);
    }
  }

  #fail(error: ChatError): void {
    for (const listener of this.#listeners) listener.failed?.(error);
    this.#dispatch({type: 'failed', phase: this.#failurePhase(error)});
  }

  #failurePhase(error: ChatError): FailurePhase {
    if (error.code === 'quota_exceeded') return {name: 'quota', error};
    if (error.code === 'auth_required') return {name: 'signed-out', error};
    if (error.code !== 'rate_limited') return {name: 'failed', error};
    const asked = error.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
    const waitMs = Math.min(Math.max(asked, 1), MAX_RETRY_AFTER_SECONDS) * 1000;
    void this.#recoverAfter(waitMs, this.#visit.signal);
    return {name: 'rate-limited', error, until: this.#clock.now() + waitMs};
  }

  async #recoverAfter(waitMs: number, signal: AbortSignal): Promise<void> {
    await this.#clock.wait(waitMs, signal);
    if (!signal.aborted && this.#state.phase.name === 'rate-limited') this.recover();
  }

  #refuseWhileOccupied(): void {
    if (isBusy(this.#state)) throw new Error('A reply is being made: wait for it or stop it.');
    if (isBlocked(this.#state)) throw new Error('Sending has to wait: see state.');
  }

  #restore(turns: readonly Turn[]): readonly Message[] {
    return turns.map(({role, text, complete, createdAt}) => ({
      ...this.#message({role, text, status: complete === false ? 'stopped' : 'done'}),
      ...(createdAt === undefined ? {} : {createdAt}),
    }));
  }

  #emptyAnswer(): Message {
    return this.#message({role: 'assistant', text: '', status: 'streaming'});
  }

  #message(content: Pick<Message, 'role' | 'text' | 'status'>): Message {
    return {id: `message-${++this.#lastId}`, createdAt: this.#clock.now(), ...content};
  }

  #dispatch(event: ChatEvent): void {
    const before = this.#state;
    this.#state = reduce(before, event);
    if (this.#state === before) return;
    for (const listener of this.#listeners) listener.changed();
    if (event.type !== 'loaded') this.#reportSettled(before.messages);
  }

  // Only the last turn can have changed.
  #reportSettled(before: readonly Message[]): void {
    for (const message of this.#state.messages.slice(-2)) {
      if (
        !isFinal(message) ||
        before.slice(-3).some((old) => old.id === message.id && isFinal(old))
      ) {
        continue;
      }
      this.#awaited.get(message.id)?.(message);
      this.#awaited.delete(message.id);
      for (const listener of this.#listeners) listener.settled?.(message);
    }
  }
}

function isFinal({status}: Message): boolean {
  return status !== 'pending' && status !== 'streaming';
}

function asChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError('server_error', 'Something unexpected went wrong.', {
    phase: 'request',
    cause: error,
  });
}
