import type {ChatView} from './chat-view.ts';
import {Announcer} from './controllers/announcer.ts';
import {Connectivity} from './controllers/connectivity.ts';
import {PageLife} from './controllers/page-life.ts';
import {SessionController} from './controllers/session-controller.ts';
import {Ticker} from './controllers/ticker.ts';
import {Conversation} from './conversation.ts';
import type {ThreadChange} from './conversation.ts';
import type {ChatSession} from './core/session.ts';
import {isBusy} from './core/state.ts';
import type {Message} from './core/state.ts';
import {Drafts} from './drafts.ts';
import {emit, publicState} from './events.ts';
import type {BehestChatState} from './events.ts';
import {readMessages} from './given-messages.ts';
import {Narrator} from './narrator.ts';
import {Notices} from './notices.ts';
import {Panel} from './panel.ts';
import {readPrompts} from './prompts.ts';
import {handBack, lengthLimit, readerActions, upgradeAddress} from './reader-actions.ts';
import {changesEvery, Reading} from './reading.ts';
import {Reporter} from './reporter.ts';
import type {ChatSettings} from './settings.ts';
import {StateMark} from './state-mark.ts';
import {releaseThreads} from './visit-thread.ts';
import {warnOnce} from './warn-once.ts';
import {Words} from './words.ts';

/** Behind the element: what it consists of, wired together, and what is to be drawn of it. */
export class ChatDesk {
  readonly conversation: Conversation;
  readonly drafts: Drafts;
  readonly panel: Panel;
  readonly reading: Reading;
  readonly #element: ChatSettings;
  readonly #words: Words;
  readonly #notices: Notices;
  readonly #narrator: Narrator;
  readonly #reporter: Reporter;
  readonly #network: Connectivity;
  readonly #actions: ChatView['actions'];
  /** The refusal after which a text was last put back. */
  #restoredAfter: unknown;

  constructor(element: ChatSettings) {
    this.#element = element;
    this.#words = new Words(element);
    this.conversation = new Conversation(
      () => element,
      (change) => this.#changeThread(change),
    );
    this.drafts = new Drafts(element, () => this.conversation.place);
    this.panel = new Panel(element);
    this.reading = new Reading(element, () => element.renderRoot.querySelector('.scroll'));
    this.#notices = new Notices(() => element.requestUpdate());
    this.#narrator = new Narrator(new Announcer(element), () => ({
      strings: this.#words.strings,
      name: this.#name,
      away: !this.panel.isOpen,
    }));
    this.#reporter = new Reporter({
      target: element,
      narrator: this.#narrator,
      notices: this.#notices,
      mark: new StateMark(element),
    });
    this.#network = new Connectivity(element, () => this.#reporter.state(this.state));
    this.#actions = readerActions({
      element,
      conversation: this.conversation,
      notices: this.#notices,
      narrator: this.#narrator,
      reading: this.reading,
    });
    new Ticker(element, () => changesEvery(this.session.state));
    element.addController({
      hostUpdated: () => this.#narrator.watch(this.session.state, Date.now()),
    });
    this.#followPage();
    this.#followSession();
  }

  get session(): ChatSession {
    return this.conversation.session;
  }

  /** What the element is doing. */
  get state(): BehestChatState {
    return publicState(this.session.state.phase, this.#network.online);
  }

  /** What is to be drawn. */
  get view(): ChatView {
    const {label, placeholder, draft, prompts, maxLength, upgradeUrl} = this.#element;
    const {strings} = this.#words;
    return {
      chat: this.session.state,
      label: textOr(label, strings.title),
      name: this.#name,
      placeholder: textOr(placeholder, strings.placeholder),
      draft,
      strings,
      prompts: readPrompts(prompts),
      maxLength: lengthLimit(maxLength),
      notices: this.#notices,
      panel: this.panel,
      upgradeUrl: upgradeAddress(upgradeUrl, this.session.state.phase),
      online: this.#network.online,
      now: Date.now(),
      ...this.reading.view(this.session.state),
      actions: this.#actions,
    };
  }

  /** Shows what a host gives in place of what is shown, unless a reply is being made. */
  showMessages(given: unknown): void {
    if (isBusy(this.session.state)) warnOnce('messages is ignored while a reply is being made.');
    else this.conversation.replace(readMessages(given));
  }

  #changeThread(change: ThreadChange): void {
    if (change.reason === 'reset') {
      this.drafts.forget();
      this.panel.forget();
      this.#notices.forget();
    }
    emit(this.#element, 'behest-thread-change', change);
  }

  // Who answers.
  get #name(): string {
    return textOr(this.#element.label, this.#words.strings.assistantName);
  }

  #followPage(): void {
    new PageLife(this.#element, {
      left: () => this.session.stop(),
      pageHidden: () => {
        this.session.stop({left: true});
        // The gateway has not taken it: only the draft outlives the page.
        this.#handBack();
        releaseThreads();
      },
      returned: () => void this.conversation.claim(),
      focused: () => {
        if (this.state === 'signed-out') void this.conversation.checkSignIn();
      },
    });
  }

  #followSession(): void {
    new SessionController(this.#element, this.session, {
      changed: () => {
        this.#restoreDraft();
        this.#reporter.state(this.state);
      },
      settled: (message) => this.#settle(message),
      failed: (error) => this.#reporter.error(error),
    });
  }

  #settle(message: Message): void {
    if (message.role === 'user' && message.status === 'done') this.conversation.keep();
    this.panel.answered(message);
    this.#reporter.message(message, this.conversation.threadId);
  }

  // A text that the gateway did not take goes back to where it was written.
  #restoreDraft(): void {
    const {phase} = this.session.state;
    if (!('error' in phase) || !phase.error.refused || this.#element.draft !== '') return;
    // Taking back is a change itself, after which the question before is the last one.
    if (phase.error === this.#restoredAfter) return;
    this.#restoredAfter = phase.error;
    this.#handBack();
  }

  #handBack(): void {
    handBack(this.#element, this.session);
  }
}

// A host without types may have set anything.
function textOr(given: unknown, usual: string): string {
  return typeof given === 'string' && given !== '' ? given : usual;
}
