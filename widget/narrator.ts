import type {Announcer} from './controllers/announcer.ts';
import type {ChatError} from './core/errors.ts';
import {waitSeconds} from './core/failure-phase.ts';
import type {ChatState, Message} from './core/state.ts';
import {errorText, mayRetry} from './error-text.ts';
import type {BehestChatState} from './events.ts';
import {readOut} from './parts/spoken.ts';
import {format, formatCount, formatSeconds} from './strings.ts';
import type {BehestStrings} from './strings.ts';

const FIRST_BEAT_MS = 10_000;
const BEAT_MS = 15_000;
const MOST_BEATS = 6;
const NETWORK_MS = 1000;

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
  #network: ReturnType<typeof setTimeout> | undefined;
  #offlineSaid = false;
  #wasLoading = false;
  #answer: string | undefined;
  #since = 0;
  #beats = 0;

  constructor(announcer: Announcer, voice: () => NarratorVoice) {
    this.#announcer = announcer;
    this.#voice = voice;
  }

  stateChanged(state: BehestChatState, previous: BehestChatState): void {
    const {strings, name} = this.#voice();
    if (state === 'thinking') this.#announcer.status(format(strings.thinking, {name}));
    if (state === 'offline' || previous === 'offline') this.#noteNetwork(state === 'offline');
    if (previous === 'rate-limited' && state === 'idle') {
      this.#announcer.status(strings.rateLimitOver);
    }
  }

  /** Told as often as the element draws: says that an answer still comes, and that a thread is there. */
  watch({phase, messages}: ChatState, now: number): void {
    const {strings} = this.#voice();
    const last = messages.at(-1);
    if (last?.status === 'streaming') this.#beat(last.id, now);
    if (this.#wasLoading && phase.name !== 'loading' && messages.length > 0) {
      this.#announcer.status(formatCount(strings.loaded, messages.length, strings.language));
    }
    this.#wasLoading = phase.name === 'loading';
  }

  answered({status, text, finishReason}: Message): void {
    const {strings, name, away} = this.#voice();
    if (status === 'stopped' && finishReason !== 'left') {
      this.#announcer.status(strings.stoppedStatus);
    }
    if (status !== 'done') return;
    if (away) {
      this.#announcer.status(format(strings.newReply, {name}));
      return;
    }
    const speaker = format(strings.assistantSaid, {name});
    readOut(text, strings, (texts) => this.#announcer.log([speaker, ...texts]));
  }

  /** The reader wants to send while an answer comes. */
  busy(): void {
    this.#announcer.status(this.#voice().strings.busy);
  }

  /** The reader has written so many characters too many. */
  tooLong(characters: number): void {
    const {strings} = this.#voice();
    this.#announcer.status(formatCount(strings.tooLong, characters, strings.language));
  }

  copied(done: boolean): void {
    const {strings} = this.#voice();
    this.#announcer.status(done ? strings.copied : strings.copyFailed);
  }

  failed(error: ChatError): void {
    const {strings, away} = this.#voice();
    // The dialog takes the focus and is read by its name and description; it waits for the panel.
    if (error.code === 'quota_exceeded' && !away) return;
    const time = formatSeconds(waitSeconds(error), strings.language);
    const sentence = format(errorText(error, strings), {time});
    const retry = mayRetry(error) ? ` ${strings.retryAvailable}` : '';
    this.#announcer.alert(sentence + retry);
  }

  #beat(answer: string, now: number): void {
    if (answer !== this.#answer) {
      this.#answer = answer;
      this.#since = now;
      this.#beats = 0;
    }
    const due = FIRST_BEAT_MS + this.#beats * BEAT_MS;
    if (this.#beats >= MOST_BEATS || now - this.#since < due) return;
    this.#beats++;
    this.#announcer.status(this.#voice().strings.stillResponding);
  }

  // A network that comes and goes within a second is nobody's business.
  #noteNetwork(offline: boolean): void {
    clearTimeout(this.#network);
    this.#network = setTimeout(() => {
      if (offline === this.#offlineSaid) return;
      this.#offlineSaid = offline;
      const {strings} = this.#voice();
      if (offline) this.#announcer.alert(strings.offline);
      else this.#announcer.status(strings.online);
    }, NETWORK_MS);
  }
}
