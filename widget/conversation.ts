import {Connection} from './connection.ts';
import type {ConnectionSettings} from './connection.ts';
import {ChatSession} from './core/session.ts';
import type {Message} from './core/state.ts';
import type {ThreadChangeReason} from './events.ts';
import {systemClock} from './system-clock.ts';
import {takeTurn} from './thread-turns.ts';
import {GatewayTransport} from './transport/gateway.ts';
import {isThreadId, newThreadId} from './transport/threads.ts';
import {claimThread, leaveThread, VisitThread} from './visit-thread.ts';
import {warnOnce} from './warn-once.ts';

export interface ConversationSettings extends ConnectionSettings {
  /** `none`: the browser remembers nothing and the conversation has no thread. */
  readonly persist: 'session' | 'none';
}

export interface ThreadChange {
  readonly threadId: string | null;
  readonly previousThreadId: string | null;
  readonly reason: ThreadChangeReason;
}

/** Which thread is open: the host's, the visit's own, or a new one; and the session that runs it. */
export class Conversation {
  readonly session: ChatSession;
  readonly #settings: () => ConversationSettings;
  readonly #connection: Connection;
  readonly #threadChanged: (change: ThreadChange) => void;
  #wanted: string | null = null;
  #started = false;
  #given: readonly Message[] | null = null;

  constructor(settings: () => ConversationSettings, threadChanged: (change: ThreadChange) => void) {
    this.#settings = settings;
    this.#threadChanged = threadChanged;
    this.#connection = new Connection(settings);
    const transport = new GatewayTransport(() => this.#connection.gateway);
    const ports = {transport, clock: systemClock, newThreadId, takeTurn};
    this.session = new ChatSession({...ports, threadId: null});
    this.session.subscribe({
      changed: () => undefined,
      moved: (threadId) => this.#noteMove(threadId),
    });
  }

  /** The thread that is open; before the start the one that the host wants. */
  get threadId(): string | null {
    return this.#started ? this.session.state.threadId : this.#known;
  }

  /** The host names the thread; `null` asks for a new one. One that cannot travel is ignored. */
  want(threadId: string | null): void {
    if (threadId !== null && !isThreadId(threadId)) {
      warnOnce('thread-id is ignored: it may hold 1 to 128 letters, digits and . _ : - only.');
      return;
    }
    if (threadId === null && this.#started) {
      this.startNew('host');
      return;
    }
    this.#wanted = threadId;
    if (this.#started && threadId !== this.session.state.threadId) this.#open('host');
  }

  /** Shows these messages in place of what is shown. Nothing is sent or loaded. */
  replace(messages: readonly Message[]): void {
    const {threadId} = this.session.state;
    if (!this.#started) this.#given = messages;
    void this.session.open(threadId, {load: false, shown: messages});
  }

  /** Opens the first thread; later calls do nothing. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#open('initial');
    void this.claim();
  }

  /** Makes sure that no other page writes into this visit's thread; else takes a new one. */
  async claim(): Promise<void> {
    const {threadId} = this.session.state;
    if (threadId === null || !this.#remembers || (await claimThread(threadId))) return;
    if (this.session.state.threadId === threadId) this.startNew('initial');
  }

  /** Leaves this thread for a new one. */
  startNew(reason: ThreadChangeReason): void {
    this.#wanted = null;
    this.#visit.forget();
    this.#open(reason);
  }

  /** Forgets whose visit this was. */
  reset(): void {
    try {
      this.#connection.tokens.forget();
    } catch {
      // Without a usable endpoint there is no token to forget.
    }
    this.startNew('reset');
  }

  /**
   * Shows nothing of the former user once a token speaks for another one. The question that was on
   * its way is the new user's: it is handed back.
   *
   * @returns the undo
   */
  watchUser(handBack: (question: string) => void): () => void {
    return this.#connection.watchUser(() => {
      const question = this.session.state.messages.findLast(({role}) => role === 'user');
      this.startNew('reset');
      if (question?.status === 'pending') handBack(question.text);
    });
  }

  /** A question was taken: from now on a reload finds this thread again. */
  keep(): void {
    const {threadId} = this.session.state;
    if (threadId === null || !this.#remembers) return;
    this.#visit.keep(threadId);
    void claimThread(threadId);
  }

  /** Gets a token before it is needed. A failure is reported when something is sent. */
  async prepare(): Promise<boolean> {
    try {
      await this.#connection.tokens.get();
      return true;
    } catch {
      return false;
    }
  }

  /** After a sign-in elsewhere: one mint tells whether sending works again. */
  async checkSignIn(): Promise<void> {
    if (await this.prepare()) this.session.recover();
  }

  #open(reason: ThreadChangeReason): void {
    const previousThreadId = reason === 'initial' ? null : this.session.state.threadId;
    const known = this.#known;
    const given = this.#given;
    this.#given = null;
    const threadId = known ?? (this.#settings().persist === 'none' ? null : newThreadId());
    const load = known !== null && given === null;
    leaveThread(previousThreadId);
    void this.session.open(threadId, {load, shown: given ?? []});
    this.#threadChanged({threadId, previousThreadId, reason});
  }

  // The gateway forbids the thread: it is somebody else's, and not to be asked for again.
  #noteMove(previousThreadId: string): void {
    this.#wanted = null;
    this.#visit.forget();
    const {threadId} = this.session.state;
    this.#threadChanged({threadId, previousThreadId, reason: 'initial'});
  }

  /** A name for what belongs together: the thread that the host wants, `''` for the visit's own. */
  get place(): string {
    return this.#wanted ?? '';
  }

  get #known(): string | null {
    return this.#wanted ?? (this.#remembers ? this.#visit.read() : null);
  }

  // A thread that the host names is the host's to remember.
  get #remembers(): boolean {
    return this.#wanted === null && this.#settings().persist !== 'none';
  }

  get #visit(): VisitThread {
    return new VisitThread(this.#settings().tokenEndpoint);
  }
}
