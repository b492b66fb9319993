import {property, query} from 'lit/decorators.js';

import {styles} from './behest-chat.styles.ts';
import {Announcer} from './controllers/announcer.ts';
import {Connectivity} from './controllers/connectivity.ts';
import {PageLife} from './controllers/page-life.ts';
import {SessionController} from './controllers/session-controller.ts';
import {StickToBottom} from './controllers/stick-to-bottom.ts';
import {Ticker} from './controllers/ticker.ts';
import {warnOfLowContrast} from './contrast.ts';
import {Conversation} from './conversation.ts';
import type {Message} from './core/state.ts';
import {emit, publicState} from './events.ts';
import type {BehestChatState} from './events.ts';
import {Narrator} from './narrator.ts';
import {Notices} from './notices.ts';
import {fitHeight} from './parts/composer.ts';
import {readPrompts} from './prompts.ts';
import {readerActions, upgradeAddress} from './reader-actions.ts';
import {Reporter} from './reporter.ts';
import {ChatSettings} from './settings.ts';
import type {BehestStrings} from './strings.ts';
import {chatPanel} from './view.ts';
import {releaseThreads} from './visit-thread.ts';
import {Words} from './words.ts';

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
 * @fires {CustomEvent} behest-upgrade - The reader wants to see plans; cancelable.
 * @csspart panel - The whole chat.
 * @csspart header - The line at the top.
 * @csspart title - The title in it.
 * @csspart transcript - Where messages scroll.
 * @csspart message - One turn.
 * @csspart message-user - One question.
 * @csspart message-assistant - One answer.
 * @csspart bubble - The text of a turn.
 * @csspart meta - What stands below an answer.
 * @csspart notice - A banner or a countdown above the composer.
 * @csspart dialog - The dialog about the plan.
 * @csspart error-card - What went wrong, and what to do.
 * @csspart jump-button - Back to the latest message.
 * @csspart composer - Where the reader writes.
 * @csspart input - The field in it.
 * @csspart send-button - Send, and Stop while an answer comes.
 */
export class BehestChat extends ChatSettings {
  static override styles = styles;
  static readonly version = version;

  @query('textarea') private input!: HTMLTextAreaElement | null;

  readonly #words = new Words(this);
  readonly #conversation = new Conversation(
    () => this,
    (change) => emit(this, 'behest-thread-change', change),
  );
  readonly #notices = new Notices(() => this.requestUpdate());
  readonly #narrator = new Narrator(new Announcer(this), () => ({
    strings: this.#strings,
    name: this.#name,
  }));
  readonly #reporter = new Reporter({
    target: this,
    narrator: this.#narrator,
    notices: this.#notices,
  });
  readonly #bottom = new StickToBottom(this, () => this.renderRoot.querySelector('.scroll'));
  readonly #network = new Connectivity(this, () => this.#reporter.state(this.state));
  readonly #actions = readerActions({
    element: this,
    conversation: this.#conversation,
    notices: this.#notices,
    narrator: this.#narrator,
    bottom: this.#bottom,
  });

  #unwatchUser: (() => void) | undefined;

  constructor() {
    super();
    new Ticker(this, () => this.state === 'rate-limited');
    new PageLife(this, {
      left: () => this.stop(),
      pageHidden: releaseThreads,
      returned: () => void this.#conversation.claim(),
      focused: () => {
        if (this.state === 'signed-out') void this.#conversation.checkSignIn();
      },
    });
    new SessionController(this, this.#session, {
      changed: () => {
        this.#restoreDraft();
        this.#reporter.state(this.state);
      },
      settled: (message) => {
        if (message.role === 'user' && message.status === 'done') this.#conversation.keep();
        this.#reporter.message(message, this.threadId);
      },
      failed: (error) => this.#reporter.error(error),
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
    return publicState(this.#session.state.phase, this.#network.online);
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

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatchUser = this.#conversation.watchUser((question) => (this.draft ||= question));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchUser?.();
  }

  protected override willUpdate(): void {
    this.#conversation.start();
  }

  protected override firstUpdated(): void {
    for (const root of this.renderRoot.querySelectorAll('.root')) warnOfLowContrast(root);
    emit(this, 'behest-ready', {version});
  }

  protected override updated(): void {
    if (this.input) fitHeight(this.input);
  }

  protected override render() {
    return chatPanel({
      chat: this.#session.state,
      label: this.label || this.#strings.title,
      name: this.#name,
      placeholder: this.placeholder || this.#strings.placeholder,
      draft: this.draft,
      strings: this.#strings,
      prompts: readPrompts(this.prompts),
      maxLength: this.maxLength,
      notices: this.#notices,
      upgradeUrl: upgradeAddress(this.upgradeUrl, this.#session.state.phase),
      online: this.#network.online,
      now: Date.now(),
      canJump: !this.#bottom.stuck,
      actions: this.#actions,
    });
  }

  get #session() {
    return this.#conversation.session;
  }

  get #strings(): BehestStrings {
    return this.#words.strings;
  }

  // Who answers.
  get #name(): string {
    return this.label || this.#strings.assistantName;
  }

  // A text that the gateway did not take goes back to where it was written.
  #restoreDraft(): void {
    const {phase} = this.#session.state;
    if (!('error' in phase) || !phase.error.refused || this.draft !== '') return;
    const text = this.#session.takeBack();
    if (text !== '') this.draft = text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'behest-chat': BehestChat;
  }
}
