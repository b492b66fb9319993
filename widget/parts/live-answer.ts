import {AsyncDirective, directive} from 'lit/async-directive.js';
import type {ElementPart} from 'lit';
import {nothing} from 'lit';

import {createPacer} from '../core/pacing.ts';
import type {Message} from '../core/state.ts';
import {LiveMarkdown} from '../markdown/live-markdown.ts';
import {defaultStrings} from '../strings.ts';
import type {BehestStrings} from '../strings.ts';
import {markdownLabels} from './markdown-labels.ts';

/** A longer step would take a frame that a reader can feel. In UTF-16 units. */
const MOST_PER_FRAME = 2048;
/** While an answer grows, so much of what is shown is compared with it each frame; at its end all. */
const COMPARED = 256;

/** An answer has more text than before. Bubbles inside the element, so that it can be followed. */
class AnswerGrownEvent extends Event {
  constructor() {
    super('answer-grown', {bubbles: true});
  }
}

/**
 * Draws an answer into its element and lets it grow at an even pace. The text is looked at once a
 * frame, however many pieces have come. What is shown at once: restored history, text for a reader
 * who wants less motion, text in a hidden tab, the rest after Stop.
 */
class LiveAnswerDirective extends AsyncDirective {
  #markdown: LiveMarkdown | null = null;
  #container: HTMLElement | null = null;
  #labels = markdownLabels(defaultStrings);
  #pacer = createPacer();
  #text = '';
  #shown = '';
  #streaming = false;
  #frame = 0;
  #lastFrame = 0;

  override render(_message: Message, _strings: BehestStrings): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [message, strings]: [Message, BehestStrings]): typeof nothing {
    if (message.text === this.#shown && !this.#markdown) return nothing;
    if (!this.#markdown) this.#start(part.element as HTMLElement, message, strings);
    const wasStreaming = this.#streaming;
    this.#text = message.text;
    this.#streaming = message.status === 'streaming';
    const atOnce = !this.#streaming && (!wasStreaming || message.status !== 'done');
    if (atOnce || !mayAnimate(part.element)) this.#showAll();
    else if (this.#text !== this.#shown || wasStreaming !== this.#streaming) this.#schedule();
    return nothing;
  }

  override disconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    document.removeEventListener('visibilitychange', this.#catchUp);
  }

  override reconnected(): void {
    if (this.#text !== this.#shown || this.#streaming) this.#schedule();
    document.addEventListener('visibilitychange', this.#catchUp);
  }

  #start(container: HTMLElement, {status}: Message, strings: BehestStrings): void {
    container.replaceChildren();
    this.#container = container;
    this.#shown = '';
    this.#labels = markdownLabels(strings);
    this.#markdown = new LiveMarkdown(container, this.#labels);
    this.#streaming = status === 'streaming';
    document.addEventListener('visibilitychange', this.#catchUp);
  }

  #schedule(): void {
    if (this.#frame !== 0 || !this.isConnected) return;
    this.#lastFrame = performance.now();
    this.#frame = requestAnimationFrame(this.#step);
  }

  readonly #step = (now: number): void => {
    this.#frame = 0;
    this.#dropWhatWasReplaced();
    const backlog = this.#text.slice(this.#shown.length);
    const due = this.#pacer.advance(now - this.#lastFrame, backlog, !this.#streaming);
    this.#lastFrame = now;
    this.#show(backlog.slice(0, Math.min(due, MOST_PER_FRAME)));
    if (this.#shown.length < this.#text.length) this.#frame = requestAnimationFrame(this.#step);
    else if (!this.#streaming) this.#end();
  };

  #showAll(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#dropWhatWasReplaced();
    this.#show(this.#text.slice(this.#shown.length));
    if (!this.#streaming) this.#end();
  }

  #show(delta: string): void {
    if (delta === '') return;
    this.#shown = this.#text.slice(0, this.#shown.length + delta.length);
    this.#markdown?.push(delta);
    this.#markdown?.flush();
    this.#container?.dispatchEvent(new AnswerGrownEvent());
  }

  // What has drawn it knows every block of it, which a long conversation would keep for each answer.
  #end(): void {
    this.#markdown?.finish();
    this.#markdown = null;
    document.removeEventListener('visibilitychange', this.#catchUp);
  }

  // Asked again, the gateway may have answered in other words: as many of them are shown at once, so
  // that nothing flickers away.
  #dropWhatWasReplaced(): void {
    const {length} = this.#shown;
    const from = this.#streaming ? Math.max(0, length - COMPARED) : 0;
    if (!this.#container || this.#text.startsWith(this.#shown.slice(from), from)) return;
    this.#markdown?.dispose();
    this.#container.replaceChildren();
    this.#markdown = new LiveMarkdown(this.#container, this.#labels);
    this.#shown = '';
    this.#show(this.#text.slice(0, length));
  }

  // Frames stand still in a hidden tab.
  readonly #catchUp = (): void => this.#showAll();
}

// A closed panel is not drawn: nobody would see the letters come.
function mayAnimate(element: Element): boolean {
  return (
    !document.hidden &&
    element.checkVisibility() &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** Binds an answer to its element: `<div ${liveAnswer(message, labels)}></div>`. */
export const liveAnswer = directive(LiveAnswerDirective);
