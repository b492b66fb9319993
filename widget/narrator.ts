import type {Announcer} from './controllers/announcer.ts';
import type {ChatError} from './core/errors.ts';
import {DEFAULT_RETRY_AFTER_SECONDS} from './core/failure-phase.ts';
import type {Message} from './core/state.ts';
import {errorText} from './error-text.ts';
import type {BehestChatState} from './events.ts';
import {spokenBlocks} from './parts/spoken.ts';
import {format, formatSeconds} from './strings.ts';
import type {BehestStrings} from './strings.ts';

export interface NarratorVoice {
  readonly strings: BehestStrings;
  /** Who answers, by name. */
  readonly name: string;
  /** The panel is closed: the reader is somewhere else on the page. */
  readonly away: boolean;
}

/**
 * Decides what a screen reader hears: that an answer is being made, the whole answer once it is
 * there, and what went wrong. Never single words while they stream (ux.md 1.2).
 */
export class Narrator {
  readonly #announcer: Announcer;
  readonly #voice: () => NarratorVoice;

  constructor(announcer: Announcer, voice: () => NarratorVoice) {
    this.#announcer = announcer;
    this.#voice = voice;
  }

  stateChanged(state: BehestChatState, previous: BehestChatState): void {
    const {strings, name} = this.#voice();
    if (state === 'thinking') this.#announcer.status(format(strings.thinking, {name}));
    if (state === 'offline') this.#announcer.alert(strings.offline);
    else if (previous === 'offline') this.#announcer.status(strings.online);
    if (previous === 'rate-limited' && state === 'idle') {
      this.#announcer.status(strings.rateLimitOver);
    }
  }

  answered({status, text}: Message): void {
    const {strings, name, away} = this.#voice();
    if (status === 'stopped') this.#announcer.status(strings.stoppedStatus);
    if (status !== 'done') return;
    if (away) {
      this.#announcer.status(format(strings.newReply, {name}));
      return;
    }
    const speaker = format(strings.assistantSaid, {name});
    this.#announcer.log([speaker, ...spokenBlocks(text, strings)]);
  }

  copied(done: boolean): void {
    const {strings} = this.#voice();
    this.#announcer.status(done ? strings.copied : strings.copyFailed);
  }

  failed(error: ChatError): void {
    const {strings, away} = this.#voice();
    // The dialog takes the focus and is read by its name and description; it waits for the panel.
    if (error.code === 'quota_exceeded' && !away) return;
    const seconds = error.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
    const time = formatSeconds(seconds, strings.language);
    this.#announcer.alert(format(errorText(error, strings), {time}));
  }
}
