import {englishLabels, type MarkdownLabels} from './labels.ts';
import {renderMarkdown} from './markdown.ts';

export type {MarkdownLabels} from './labels.ts';

/** A growing reply, drawn at most once a frame. */
export class LiveMarkdown {
  readonly #container: HTMLElement;
  readonly #labels: MarkdownLabels;
  readonly #firstHeading: number;
  #text = '';
  #drawn = '';
  #frame = 0;

  /** `firstHeading` is the level that the reply's first-level headings get. */
  constructor(container: HTMLElement, labels: MarkdownLabels = englishLabels, firstHeading = 3) {
    this.#container = container;
    this.#labels = labels;
    this.#firstHeading = firstHeading;
  }

  /** Queues text; the next frame draws it. */
  push(delta: string): void {
    this.#text += delta;
    this.#frame ||= requestAnimationFrame(() => this.flush());
  }

  /** Draws what is queued now. */
  flush(): void {
    this.dispose();
    if (this.#text === this.#drawn) return;
    this.#drawn = this.#text;
    this.#container.replaceChildren(renderMarkdown(this.#text, this.#labels, this.#firstHeading));
  }

  /** Draws everything; the container then holds what `renderMarkdown` makes of the whole. */
  finish(): void {
    this.flush();
  }

  /** Cancels a pending frame. */
  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}
