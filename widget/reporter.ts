import type {ChatError} from './core/errors.ts';
import type {Message} from './core/state.ts';
import {emit, errorDetail} from './events.ts';
import type {BehestChatState} from './events.ts';
import type {Narrator} from './narrator.ts';
import type {Notices} from './notices.ts';
import type {StateMark} from './state-mark.ts';
import {warnOnce} from './warn-once.ts';

export interface ReporterOptions {
  /** Where public events are dispatched. */
  readonly target: EventTarget;
  readonly narrator: Narrator;
  readonly notices: Notices;
  readonly mark: StateMark;
}

/** Tells the page and the screen reader what has happened, each thing once. */
export class Reporter {
  readonly #options: ReporterOptions;
  #state: BehestChatState = 'idle';

  constructor(options: ReporterOptions) {
    this.#options = options;
    options.mark.show(this.#state);
  }

  state(state: BehestChatState): void {
    const previousState = this.#state;
    if (state === previousState) return;
    this.#state = state;
    this.#options.mark.show(state);
    this.#options.narrator.stateChanged(state, previousState);
    emit(this.#options.target, 'behest-state', {state, previousState});
  }

  message(message: Message, threadId: string | null): void {
    const {target, narrator, notices} = this.#options;
    if (message.role === 'assistant') narrator.answered(message);
    if (message.role === 'assistant' && message.status === 'done') notices.answered();
    emit(target, 'behest-message', {message, threadId});
  }

  error(error: ChatError): void {
    const {target, narrator, notices} = this.#options;
    const shown = emit(target, 'behest-error', errorDetail(error));
    // Both are mostly for whoever set the page up: an address, or Allowed Origins.
    if (error.code === 'config' || error.code === 'network') warnOnce(error.message);
    notices.failed(error, shown);
    if (shown) narrator.failed(error);
  }
}
