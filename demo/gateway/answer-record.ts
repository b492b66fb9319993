import type {GatewayError} from './errors.ts';
import {tokensIn} from './limits.ts';
import type {Stored} from './scenario.ts';
import type {Services} from './services.ts';
import type {AnswerListener} from './sse.ts';
import type {ThreadMessage} from './threads.ts';
import type {Identity} from './tokens.ts';

export interface RecordOptions {
  readonly identity: Identity;
  /** Undefined: nothing is stored. */
  readonly thread: string | undefined;
  /** Undefined: already stored, or the client asked nothing. */
  readonly newQuestion: string | undefined;
  readonly inputCharacters: number;
  readonly stored: Stored;
  /** The answer as it would be in full, where that is known before it is spoken. */
  readonly fullText?: string;
}

/**
 * Keeps one turn: the question when it is accepted, the answer when it ends (contract 4.3), and the
 * counts of requests and tokens in between.
 */
export class AnswerRecord implements AnswerListener {
  readonly #services: Services;
  readonly #options: RecordOptions;
  #said = '';
  #counted = 0;
  #finishReason: string | undefined;

  constructor(services: Services, options: RecordOptions) {
    this.#services = services;
    this.#options = options;
  }

  /** Counts the request as accepted and stores its question. */
  open(): void {
    const {limits, counters, threads} = this.#services;
    const {identity, thread, newQuestion, inputCharacters} = this.#options;
    counters.counts.started++;
    counters.counts.open++;
    limits.read(identity, tokensIn(inputCharacters));
    if (thread !== undefined && newQuestion !== undefined) {
      const question = this.#message({role: 'user', content: newQuestion, status: 'complete'});
      threads.append(identity, thread, question);
    }
  }

  /** Counts text that is about to be spoken; an error when the budget of the day is spent. */
  allow(text: string): GatewayError | undefined {
    const {limits, counters} = this.#services;
    const {identity} = this.#options;
    const total = tokensIn(this.#said.length + text.length);
    const tokens = total - this.#counted;
    this.#counted = total;
    counters.counts.tokens += tokens;
    return limits.say(identity, identity.tier, tokens);
  }

  text(text: string): void {
    this.#said += text;
  }

  finish(reason: string): void {
    this.#finishReason = reason;
  }

  close(how: 'ended' | 'cut' | 'left'): void {
    const {counts} = this.#services.counters;
    counts.open--;
    if (this.#finishReason !== undefined) {
      counts.finished++;
      this.#store({content: this.#said, status: 'complete', finish_reason: this.#finishReason});
      return;
    }
    counts[how === 'left' ? 'cancelled' : 'failed']++;
    this.#storeInterrupted();
  }

  #storeInterrupted(): void {
    const {stored, fullText} = this.#options;
    if (stored === 'full' && fullText !== undefined) {
      this.#store({content: fullText, status: 'complete', finish_reason: 'stop'});
    } else if (stored !== 'none' && this.#said !== '') {
      this.#store({content: this.#said, status: 'interrupted'});
    }
  }

  /** Puts the answer behind its question, in the place of an earlier attempt that was cut. */
  #store(answer: Pick<ThreadMessage, 'content' | 'status' | 'finish_reason'>): void {
    const {threads} = this.#services;
    const {identity, thread} = this.#options;
    const last = thread === undefined ? undefined : threads.messages(identity, thread)?.at(-1);
    if (thread === undefined || last === undefined || isBetter(last, answer)) {
      return;
    }
    const put = last.status === 'interrupted' ? threads.amend : threads.append;
    put(identity, thread, this.#message({role: 'assistant', ...answer}));
  }

  #message(message: Omit<ThreadMessage, 'id' | 'created_at'>): ThreadMessage {
    const {clock, newId} = this.#services;
    return {id: newId('msg'), ...message, created_at: new Date(clock.now()).toISOString()};
  }
}

/** What is stored already tells more than an answer that was cut. */
function isBetter(last: ThreadMessage, answer: Pick<ThreadMessage, 'content' | 'status'>): boolean {
  return (
    answer.status === 'interrupted' &&
    last.role === 'assistant' &&
    (last.status === 'complete' || last.content.length >= answer.content.length)
  );
}
