import {englishLabels, type MarkdownLabels} from './labels.ts';
import {Reply} from './reply.ts';

export type {MarkdownLabels} from './labels.ts';

/** Faster displays than 60 to 80 frames a second draw text no more often than those, in ms. */
const FRAME_MS = 12;
/** More text than this waits for the next frame, in UTF-16 units: a frame stays below 16 ms. */
const UNITS_PER_FRAME = 8192;

/**
 * A reply that grows in a container, drawn at most once a frame. What is settled is never touched
 * again. The container, or an element around it, has `dir="auto"`.
 */
export class LiveMarkdown {
  readonly #reply: Reply;
  #queue = '';
  #frame = 0;
  /** When the last frame drew, on the clock of frames. */
  #drawnAt = -Infinity;

  /** @param firstHeading Level that first-level headings get; see `renderMarkdown`. */
  constructor(container: HTMLElement, labels: MarkdownLabels = englishLabels, firstHeading = 3) {
    this.#reply = new Reply(container, labels, firstHeading);
  }

  /** Queues text for the next frames. */
  push(delta: string): void {
    this.#queue += delta;
    this.#schedule();
  }

  /** Draws now what is queued. */
  flush(): void {
    this.dispose();
    this.#commit(Infinity);
  }

  /** Draws everything. Afterwards the container holds what `renderMarkdown` makes of the whole. */
  finish(): void {
    this.flush();
    this.#reply.end();
  }

  /** Cancels a frame that is due. */
  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      if (now - this.#drawnAt < FRAME_MS) return this.#schedule();
      this.#drawnAt = now;
      this.#commit(UNITS_PER_FRAME);
    });
  }

  #commit(units: number): void {
    this.#reply.read(this.#queue.slice(0, units));
    this.#reply.draw();
    this.#queue = this.#queue.slice(units);
    const isDone = this.#reply.catchUp(units);
    if (this.#queue || !isDone) this.#schedule();
  }
}
