import {property, query, state} from 'lit/decorators.js';

import {styles} from './behest-chat.styles.ts';
import {Conversation} from './conversation.ts';
import {Announcer} from './controllers/announcer.ts';
import {PageLife} from './controllers/page-life.ts';
import {SessionController} from './controllers/session-controller.ts';
import {StickToBottom} from './controllers/stick-to-bottom.ts';
import type {ChatError} from './core/errors.ts';
import {isBlocked, isBusy} from './core/state.ts';
import type {Message} from './core/state.ts';
import {emit, errorDetail, publicState} from './events.ts';
import type {BehestChatState} from './events.ts';
import {copyText} from './clipboard.ts';
import {Narrator} from './narrator.ts';
import {fitHeight} from './parts/composer.ts';
import {ChatSettings} from './settings.ts';
import {defaultStrings} from './strings.ts';
import type {BehestStrings} from './strings.ts';
import {chatPanel} from './view.ts';
import type {ChatActions} from './view.ts';

const version = '0.1.0';

/**
 * A chat with a Behest project, for any page.
 *
 * @tag behest-chat
 * @slot header - Replaces the title.
 * @slot empty - Replaces the greeting while nothing has been said.
 * @slot footer - A line under the composer.
 * @fires {CustomEvent} behest-ready - Drawn for the first time.
 * @fires {CustomEvent} behest-send - The reader wants to send; cancelable.
 * @fires {CustomEvent} behest-message - A message is final.
 * @fires {CustomEvent} behest-state - What the element is doing has changed.
 * @fires {CustomEvent} behest-thread-change - Another thread is shown.
 * @fires {CustomEvent} behest-error - Something failed; cancelable, which hides the built-in notice.
 * @fires {CustomEvent} behest-sign-in - The reader wants to sign in again; cancelable.
 * @csspart panel - The whole chat.
 * @csspart header - The line at the top.
 * @csspart title - The title in it.
 * @csspart transcript - Where messages scroll.
 * @csspart message - One turn.
 * @csspart message-user - One question.
 * @csspart message-assistant - One answer.
 * @csspart bubble - The text of a turn.
 * @csspart meta - What stands below an answer.
 * @csspart error-card - What went wrong, and what to do.
 * @csspart jump-button - Back to the latest message.
 * @csspart composer - Where the reader writes.
 * @csspart input - The field in it.
 * @csspart send-button - Send, and Stop while an answer comes.
 */
export class BehestChat extends ChatSettings {
  static override styles = styles;
  static readonly version = version;

  @state() private noticeHidden = false;

  @query('textarea') private input!: HTMLTextAreaElement | null;

  readonly #conversation = new Conversation(
    () => this,
    (change) => emit(this, 'behest-thread-change', change),
  );
  readonly #narrator = new Narrator(new Announcer(this), () => ({
    strings: this.#strings,
    language: 'en',
    name: this.label || this.#strings.assistantName,
  }));
  readonly #bottom = new StickToBottom(this, () => this.renderRoot.querySelector('.scroll'));
  #shownState: BehestChatState = 'idle';

  constructor() {
    super();
    new PageLife(this, {
      left: () => this.stop(),
      focused: () => {
        if (this.state === 'signed-out') void this.#conversation.checkSignIn();
      },
    });
    new SessionController(this, this.#conversation.session, {
      changed: () => {
        this.#restoreDraft();
        this.#reportState();
      },
      settled: (message) => this.#reportMessage(message),
      failed: (error) => this.#reportError(error),
    });
  }

  /** The thread that is shown. Setting it opens another one, `null` a new one. */
  @property({attribute: 'thread-id'})
  get threadId(): string | null {
    return this.#conversation.threadId;
  }
  set threadId(threadId: string | null) {
    this.#conversation.want(threadId);
  }

  /** The conversation as it stands. */
  get messages(): readonly Message[] {
    return this.#session.state.messages;
  }

  /** What the element is doing. */
  get state(): BehestChatState {
    return publicState(this.#session.state.phase);
  }

  /**
   * Sends a text and resolves with the answer once it is final, however it ended.
   *
   * @throws {Error} when the text is empty, a reply is being made, or sending has to wait
   */
  async send(text: string): Promise<Message> {
    this.#conversation.start();
    this.#bottom.stick();
    return this.#session.send(text);
  }

  /** Ends the reply in progress and keeps what has come of it. */
  stop(): void {
    this.#session.stop();
  }

  /** Puts the last question again. @throws {Error} when there is none or a reply is being made */
  retry(): Promise<Message | null> {
    return this.#session.retry();
  }

  /** The visit is over: forgets token, thread and draft, and starts anew. */
  reset(): void {
    this.draft = '';
    this.#conversation.reset();
  }

  /** Puts the caret into the composer; the page does not scroll. */
  override focus(options?: FocusOptions): void {
    this.input?.focus({preventScroll: true, ...options});
  }

  protected override willUpdate(): void {
    this.#conversation.start();
  }

  protected override firstUpdated(): void {
    emit(this, 'behest-ready', {version});
  }

  protected override updated(): void {
    if (this.input) fitHeight(this.input);
  }

  protected override render() {
    return chatPanel({
      chat: this.#session.state,
      label: this.label || this.#strings.title,
      placeholder: this.placeholder || this.#strings.placeholder,
      draft: this.draft,
      language: 'en',
      strings: this.#strings,
      noticeHidden: this.noticeHidden,
      canJump: !this.#bottom.stuck,
      actions: this.#actions,
    });
  }

  get #session() {
    return this.#conversation.session;
  }

  readonly #actions: ChatActions = {
    write: (draft) => (this.draft = draft),
    send: () => this.#submit(),
    stop: () => this.stop(),
    retry: () => void this.retry(),
    signIn: () => this.#signIn(),
    startNew: () => this.#conversation.startNew('user'),
    jump: () => this.#jump(),
    approach: () => void this.#conversation.prepare(),
    copy: (text) => void this.#copy(text),
  };

  #submit(): void {
    const text = this.draft;
    if (isBusy(this.#session.state) || isBlocked(this.#session.state)) return;
    if (!emit(this, 'behest-send', {text, threadId: this.threadId})) return;
    this.draft = '';
    void this.send(text);
  }

  #signIn(): void {
    if (emit(this, 'behest-sign-in', {url: null})) void this.#conversation.checkSignIn();
  }

  #jump(): void {
    this.#bottom.stick();
    this.focus();
  }

  async #copy(text: string): Promise<void> {
    this.#narrator.copied(await copyText(text));
  }

  #reportState(): void {
    const previousState = this.#shownState;
    this.#shownState = this.state;
    if (this.state === previousState) return;
    emit(this, 'behest-state', {state: this.state, previousState});
    this.#narrator.stateChanged(this.state);
  }

  #reportMessage(message: Message): void {
    if (message.role === 'user' && message.status === 'done') this.#conversation.keep();
    if (message.role === 'assistant') this.#narrator.answered(message);
    emit(this, 'behest-message', {message, threadId: this.threadId});
  }

  #reportError(error: ChatError): void {
    this.noticeHidden = !emit(this, 'behest-error', errorDetail(error));
    if (!this.noticeHidden) this.#narrator.failed(error);
  }

  // A text that the gateway did not take goes back to where it was written.
  #restoreDraft(): void {
    const {phase} = this.#session.state;
    if (!('error' in phase) || !phase.error.refused || this.draft !== '') return;
    const text = this.#session.takeBack();
    if (text !== '') this.draft = text;
  }

  get #strings(): BehestStrings {
    return defaultStrings;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'behest-chat': BehestChat;
  }
}
