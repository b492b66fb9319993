import type {PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';

import {styles} from './behest-chat.styles.ts';
import {ChatDesk} from './chat-desk.ts';
import {warnOfLowContrast} from './contrast.ts';
import type {Message} from './core/state.ts';
import {emit} from './events.ts';
import type {BehestChatState} from './events.ts';
import {fill} from './parts/composer.ts';
import type {GivenMessage} from './given-messages.ts';
import {ChatSettings} from './settings.ts';
import {chat} from './view.ts';
import {warnOnce} from './warn-once.ts';

const version = '0.1.0';

/**
 * A chat with a Behest project, for any page.
 *
 * Its box in the page is 600 px high unless a style says otherwise; `:state(...)` tells style sheets
 * what it is doing.
 *
 * @tag behest-chat
 * @slot header - Replaces the title, which still names the chat for screen readers.
 * @slot empty - Replaces the greeting and the prompts while nothing has been said.
 * @slot footer - A line under the composer.
 * @slot launcher - Replaces the icon in the launcher.
 * @fires {CustomEvent<{version: string}>} behest-ready - Drawn for the first time; the API can be used.
 * @fires {CustomEvent<{text: string, threadId: string | null}>} behest-send - The reader wants to send. Cancelable: nothing is sent and the text stays.
 * @fires {CustomEvent<{message: Message, threadId: string | null}>} behest-message - A message is final: a question was taken, an answer is done, stopped or failed.
 * @fires {CustomEvent<{state: BehestChatState, previousState: BehestChatState}>} behest-state - What the element is doing has changed.
 * @fires {CustomEvent<{threadId: string | null, previousThreadId: string | null, reason: ThreadChangeReason}>} behest-thread-change - Another thread is shown.
 * @fires {CustomEvent<BehestErrorDetail>} behest-error - Something failed. Cancelable: the built-in notice is not shown.
 * @fires {CustomEvent<{url: string | null}>} behest-sign-in - The reader wants to sign in again. Cancelable: no navigation.
 * @fires {CustomEvent<{url: string | null, traceId: string | null}>} behest-upgrade - The reader wants to see plans. Cancelable: no navigation.
 * @fires {CustomEvent<{open: boolean, reason: ToggleReason}>} behest-toggle - The reader has opened or closed the panel.
 * @fires {CustomEvent<{count: number}>} behest-unread - The number of answers that came while the panel was closed has changed.
 * @csspart panel - The whole chat.
 * @csspart header - The line at the top.
 * @csspart title - The title in it.
 * @csspart transcript - Where messages scroll.
 * @csspart message - One turn.
 * @csspart message-user - One question.
 * @csspart message-assistant - One answer.
 * @csspart bubble - The text of a turn.
 * @csspart code - A block of code in an answer.
 * @csspart meta - What stands below an answer.
 * @csspart composer - Where the reader writes.
 * @csspart input - The field in it.
 * @csspart send-button - Send, and Stop while an answer comes.
 * @csspart jump-button - Back to the latest message.
 * @csspart notice - A banner or a countdown above the composer.
 * @csspart error-card - What went wrong, and what to do.
 * @csspart dialog - The dialog about the plan.
 * @csspart launcher - The button that opens the panel.
 * @csspart launcher-badge - How many answers are unread, on that button.
 * @cssprop [--behest-chat-accent=light-dark(#3550d6, #4c66ea)] - Send, the launcher, the main button.
 * @cssprop [--behest-chat-on-accent] - Text on the accent; black or white, whichever reads better, by default.
 * @cssprop [--behest-chat-surface=light-dark(#fff, #15171c)] - Background of the panel.
 * @cssprop [--behest-chat-text=light-dark(#171a21, #eceef2)] - Text on it.
 * @cssprop [--behest-chat-user-bubble=light-dark(#e7ebfd, #2a3157)] - Background of a question.
 * @cssprop [--behest-chat-on-user-bubble=light-dark(#171a21, #eef0f6)] - Text on it.
 * @cssprop [--behest-chat-link=light-dark(#2f47c4, #a9b8ff)] - Links in answers.
 * @cssprop [--behest-chat-font=system-ui] - Font of everything but code.
 * @cssprop [--behest-chat-font-mono=ui-monospace] - Font of code.
 * @cssprop [--behest-chat-font-size=16px] - Size of text, at least 14px; the rest follows.
 * @cssprop [--behest-chat-radius=16px] - Corners of the panel.
 * @cssprop [--behest-chat-max-content=736px] - Longest line of the conversation.
 * @cssprop [--behest-chat-width=400px] - Width of the panel of launcher mode.
 * @cssprop [--behest-chat-height=640px] - Height of the panel of launcher mode.
 * @cssprop [--behest-chat-offset-x=24px] - Distance of the launcher from the side of the screen.
 * @cssprop [--behest-chat-offset-y=24px] - Distance of the launcher from the bottom of the screen.
 * @cssprop [--behest-chat-z-index=9999] - Layer of the launcher; the open panel needs none.
 * @cssState idle - Nothing is going on.
 * @cssState thinking - A question was asked; no word of the answer has come.
 * @cssState streaming - An answer is coming.
 * @cssState quota - The plan's limit is reached.
 * @cssState rate-limited - Sending has to wait for a moment.
 * @cssState signed-out - The session has ended.
 * @cssState offline - The browser has no network.
 */
export class BehestChat extends ChatSettings {
  static override styles = styles;
  /** The version of the package. */
  static readonly version = version;

  /**
   * Defines the element. Whoever defined the tag first wins; another version of ours is reported.
   *
   * @returns the class that the tag stands for
   */
  static define(tag = 'behest-chat', registry = customElements): CustomElementConstructor {
    const known = registry.get(tag);
    if (known) {
      const {version: theirs = 'unknown'} = known as Partial<typeof BehestChat>;
      if (theirs !== version) warnOnce(`${tag} is version ${theirs} here; ${version} is not used.`);
      return known;
    }
    // A class can stand for one tag only.
    const element = tag === 'behest-chat' ? this : class extends this {};
    registry.define(tag, element);
    return element;
  }

  readonly #desk: ChatDesk = new ChatDesk(this);
  #unwatchUser: (() => void) | undefined;

  /** The thread that is shown. Setting it opens another one, `null` a new one. */
  @property({attribute: 'thread-id'})
  get threadId(): string | null {
    return this.#desk.conversation.threadId;
  }
  set threadId(threadId: string | number | null | undefined) {
    // Frameworks set `undefined` for nothing, and hosts have numbers for ids.
    const wanted = typeof threadId === 'number' ? String(threadId) : threadId;
    this.#desk.conversation.want(wanted ?? null);
  }

  /**
   * The conversation as it stands, frozen. Setting it replaces what is shown, and is sent nowhere;
   * ignored while a reply is being made.
   */
  @property({attribute: false})
  get messages(): readonly Message[] {
    const {messages} = this.#desk.session.state;
    messages.forEach(Object.freeze);
    return Object.freeze(messages);
  }
  set messages(messages: readonly GivenMessage[]) {
    this.#desk.showMessages(messages);
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

  /** Puts the caret into the composer, or the focus on a closed launcher; the page does not scroll. */
  override focus(options?: FocusOptions): void {
    this.#desk.panel.focus(options);
  }

  /** Takes the focus from whatever has it in here. */
  override blur(): void {
    const {activeElement} = this.renderRoot as ShadowRoot;
    if (activeElement instanceof HTMLElement) activeElement.blur();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatchUser = this.#desk.conversation.watchUser((question) => {
      this.draft = [question, this.draft].filter(Boolean).join('\n\n');
    });
  }

  /** @private `moveBefore()` keeps everything: nothing is to be taken down and set up again. */
  connectedMoveCallback(): void {}

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchUser?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#desk.panel.willUpdate(changed);
    // A closed launcher asks nobody for anything.
    if (this.#desk.panel.isOpen) this.#desk.conversation.start();
    this.#desk.drafts.willUpdate(changed);
  }

  protected override firstUpdated(): void {
    for (const root of this.renderRoot.querySelectorAll('.root')) warnOfLowContrast(root);
    const nobodyHasFocus = document.activeElement === document.body;
    if (this.autofocus && this.#desk.panel.isOpen && nobodyHasFocus) this.focus();
    emit(this, 'behest-ready', {version});
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#desk.drafts.updated(changed);
    const input = this.renderRoot.querySelector<HTMLTextAreaElement>('#input');
    if (input) fill(input, this.draft);
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
