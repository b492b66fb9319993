import {toChatError} from './errors.ts';
import type {ChatError} from './errors.ts';
import {failurePhase} from './failure-phase.ts';
import {readHistory} from './history.ts';
import type {Turn} from './ports.ts';
import type {ChatSessionListener, ChatSessionOptions, OpenOptions} from './session-options.ts';
import {runReply} from './reply.ts';
import {emptyChat, isBlocked, isBusy, newlyFinal, reduce, refusedQuestion} from './state.ts';
import type {ChatEvent, ChatState, Message, RateLimitedPhase} from './state.ts';
import {turnsToTell, withoutShown} from './turns.ts';

/** One conversation: takes what the reader wants, asks the transport, keeps the state. */
export class ChatSession {
  readonly #options: ChatSessionOptions;
  readonly #listeners = new Set<ChatSessionListener>();
  #state: ChatState;
  #reply = new AbortController();
  #visit = new AbortController();
  /** What became of reading the thread: an error that a question would meet as well, or `null`. */
  #loading: Promise<ChatError | null> = Promise.resolve(null);
  #historyMissing = false;
  readonly #awaited = new Map<string, (answer: Message) => void>();
  #lastId = 0;

  constructor(options: ChatSessionOptions) {
    this.#options = options;
    this.#state = emptyChat(options.threadId);
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
   * Puts the last question again; what came of the last answer is replaced. When only the thread's
   * history could not be read, reads that again instead and resolves with `null`.
   *
   * @throws {Error} when there is no question yet, a reply is being made, or sending has to wait
   */
  async retry(): Promise<Message | null> {
    this.#refuseWhileOccupied();
    const hasQuestion = this.#hasQuestion;
    if (!hasQuestion && !this.#historyMissing) {
      throw new Error('There is nothing to try again: no message was sent.');
    }
    const reading = this.#readWhatIsMissing();
    if (!hasQuestion) {
      await reading;
      return null;
    }
    const answer = this.#emptyAnswer();
    this.#dispatch({type: 'asked-again', answer});
    return this.#fetch(answer);
  }

  /**
   * Ends the reply in progress; everything received is kept. Silent when there is none.
   *
   * @param options `left`: not by the reader's wish, but because the page is being left
   */
  stop({left = false}: {readonly left?: boolean} = {}): void {
    this.#reply.abort();
    this.#dispatch({type: 'stopped', left});
  }

  /**
   * Leaves this conversation for another one; a reply in progress is stopped first.
   *
   * @param options.shown what was said before, when it is known without loading
   */
  async open(threadId: string | null, {load, shown = []}: OpenOptions): Promise<void> {
    this.stop();
    this.#visit.abort();
    this.#visit = new AbortController();
    this.#historyMissing = false;
    this.#loading = Promise.resolve(null);
    const loading = load && threadId !== null;
    this.#dispatch({type: 'opening', threadId, loading});
    if (shown.length > 0) this.#dispatch({type: 'loaded', messages: shown});
    if (loading) this.#loading = this.#load(threadId, this.#visit.signal);
    await this.#loading;
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
    void this.#readWhatIsMissing();
  }

  // What is on the screen stays there; without anything said the thread is opened anew.
  async #readWhatIsMissing(): Promise<void> {
    const {threadId} = this.#state;
    if (!this.#historyMissing || threadId === null) return;
    if (!this.#hasQuestion) return this.open(threadId, {load: true});
    this.#loading = this.#load(threadId, this.#visit.signal);
  }

  async #load(threadId: string, signal: AbortSignal): Promise<ChatError | null> {
    try {
      const {transport, clock} = this.#options;
      const stored = await readHistory(transport, clock, {threadId, signal});
      if (signal.aborted) return null;
      this.#historyMissing = false;
      const turns = withoutShown(stored, this.#state.messages);
      this.#dispatch({type: 'loaded', messages: this.#restore(turns)});
      return null;
    } catch (error) {
      return signal.aborted ? null : this.#missHistory(threadId, toChatError(error));
    }
  }

  // A question that waits for the history goes its own way, unless the same trouble is sure to stop it.
  #missHistory(threadId: string, error: ChatError): ChatError | null {
    const {newThreadId} = this.#options;
    if (error.code === 'forbidden' && newThreadId) {
      this.#dispatch({type: 'moved', threadId: newThreadId()});
      for (const listener of this.#listeners) listener.moved?.(threadId);
      return null;
    }
    this.#historyMissing = true;
    if (!isBusy(this.#state)) this.#fail(error);
    return error.code === 'auth_required' || error.code === 'rate_limited' ? error : null;
  }

  #fetch({id}: Message): Promise<Message> {
    this.#reply = new AbortController();
    void this.#runToEnd(this.#reply.signal);
    return new Promise((resolve) => this.#awaited.set(id, resolve));
  }

  async #runToEnd(signal: AbortSignal): Promise<void> {
    const obstacle = await this.#loading;
    if (signal.aborted) return;
    const error = obstacle ?? (await this.#runReply(signal));
    if (error) this.#fail(error);
  }

  async #runReply(signal: AbortSignal): Promise<ChatError | null> {
    try {
      const {threadId, messages} = this.#state;
      await runReply({
        request: {threadId, turns: turnsToTell(messages)},
        ...this.#options,
        signal,
        dispatch: (event) => this.#dispatch(event),
      });
      return null;
    } catch (error) {
      return signal.aborted ? null : toChatError(error);
    }
  }

  #fail(error: ChatError): void {
    for (const listener of this.#listeners) listener.failed?.(error);
    const phase = failurePhase(error, this.#options.clock.now());
    this.#dispatch({type: 'failed', phase});
    if (phase.name === 'rate-limited') void this.#recoverAfter(phase, this.#visit.signal);
  }

  async #recoverAfter(phase: RateLimitedPhase, signal: AbortSignal): Promise<void> {
    await this.#options.clock.wait(phase.until - this.#options.clock.now(), signal);
    if (this.#state.phase === phase) this.recover();
  }

  get #hasQuestion(): boolean {
    return this.#state.messages.some(({role}) => role === 'user');
  }

  #refuseWhileOccupied(): void {
    if (isBusy(this.#state)) throw new Error('A reply is being made: wait for it or stop it.');
    if (isBlocked(this.#state)) throw new Error('Sending has to wait: see state.');
  }

  #restore(turns: readonly Turn[]): readonly Message[] {
    return turns.map(({role, text, complete, createdAt, finishReason}) => ({
      ...this.#message({role, text, status: complete === false ? 'stopped' : 'done'}),
      ...(createdAt === undefined ? {} : {createdAt}),
      ...(finishReason === undefined ? {} : {finishReason}),
    }));
  }

  #emptyAnswer(): Message {
    return this.#message({role: 'assistant', text: '', status: 'streaming'});
  }

  #message(content: Pick<Message, 'role' | 'text' | 'status'>): Message {
    return {id: `message-${++this.#lastId}`, createdAt: this.#options.clock.now(), ...content};
  }

  #dispatch(event: ChatEvent): void {
    const before = this.#state;
    const after = (this.#state = reduce(before, event));
    if (after === before) return;
    for (const listener of this.#listeners) listener.changed();
    // A listener may have taken back what has just become final.
    for (const message of newlyFinal(before, after)) this.#reportSettled(message);
  }

  #reportSettled(message: Message): void {
    this.#awaited.get(message.id)?.(message);
    this.#awaited.delete(message.id);
    for (const listener of this.#listeners) listener.settled?.(message);
  }
}
