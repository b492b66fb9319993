import {copyText} from './clipboard.ts';
import type {Message} from './core/state.ts';
import {messageHtml} from './parts/message-html.ts';

/** How long a button says "Copied". */
const TOLD_MS = 2000;

/** What was copied last, for as long as its button says so. */
export class Copying {
  readonly #changed: () => void;
  #copied: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The id of the message that was just copied. */
  get copied(): string | null {
    return this.#copied;
  }

  /** Copies a message as it was written and as it looks. @returns whether it worked */
  async copy({id, text}: Message): Promise<boolean> {
    const done = await copyText(text, messageHtml(text));
    if (done) this.#tell(id);
    return done;
  }

  #tell(id: string | null): void {
    clearTimeout(this.#timer);
    this.#copied = id;
    if (id !== null) this.#timer = setTimeout(() => this.#tell(null), TOLD_MS);
    this.#changed();
  }
}
