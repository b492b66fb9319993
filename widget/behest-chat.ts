import type {PropertyValues} from 'lit';
import {property, query} from 'lit/decorators.js';

import {styles} from './behest-chat.styles.ts';
import {ChatDesk} from './chat-desk.ts';
import {warnOfLowContrast} from './contrast.ts';
import type {Message} from './core/state.ts';
import {emit} from './events.ts';
import type {BehestChatState} from './events.ts';
import {fitHeight} from './parts/composer.ts';
import {ChatSettings} from './settings.ts';
import {chat} from './view.ts';

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

  readonly #desk: ChatDesk = new ChatDesk(this);
  #unwatchUser: (() => void) | undefined;

  /** The thread that is shown. Setting it opens another one, `null` a new one. */
  @property({attribute: 'thread-id'})
  get threadId(): string | null {
    return this.#desk.conversation.threadId;
  }
  set threadId(threadId: string | null) {
    this.#desk.conversation.want(threadId);
  }

  /** The conversation as it stands. */
  get messages(): readonly Message[] {
    return this.#desk.session.state.messages;
  }

  /** What the element is doing. */
  get state(): BehestChatState {
    return this.#desk.state;
  }

  /** Answers that came while the panel was closed. */
  get unread(): number {
    return this.#desk.panel.unread;
  }

  /**
   * Sends a text and resolves with the answer once it is final, however it ended.
   *
   * @throws {Error} when the text is empty, a reply is being made, or sending has to wait
   */
  async send(text: string): Promise<Message> {
    this.#desk.conversation.start();
    this.#desk.reading.bottom.stick();
    return this.#desk.session.send(text);
  }

  /** Ends the reply in progress and keeps what has come of it. */
  stop(): void {
    this.#desk.session.stop();
  }

  /** Puts the last question again. @throws {Error} when there is none or a reply is being made */
  retry(): Promise<Message | null> {
    return this.#desk.session.retry();
  }

  /** Opens the panel of launcher mode; the focus goes into it only when asked for. */
  show({focus = false}: {readonly focus?: boolean} = {}): void {
    this.#desk.panel.show(focus);
  }

  /** Closes the panel of launcher mode. */
  hide(): void {
    this.#desk.panel.hide();
  }

  /** The visit is over: forgets token, thread and draft, and starts anew. */
  reset(): void {
    this.draft = '';
    this.#desk.conversation.reset();
  }

  /** Puts the caret into the composer; the page does not scroll. */
  override focus(options?: FocusOptions): void {
    this.input?.focus({preventScroll: true, ...options});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatchUser = this.#desk.conversation.watchUser((question) => {
      this.draft = [question, this.draft].filter(Boolean).join('\n\n');
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchUser?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#desk.panel.willUpdate(changed);
    // A closed launcher asks nobody for anything.
    if (this.#desk.panel.isOpen) this.#desk.conversation.start();
  }

  protected override firstUpdated(): void {
    for (const root of this.renderRoot.querySelectorAll('.root')) warnOfLowContrast(root);
    emit(this, 'behest-ready', {version});
  }

  protected override updated(): void {
    if (this.input) fitHeight(this.input);
  }

  protected override render() {
    return chat(this.#desk.view);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'behest-chat': BehestChat;
  }
}
