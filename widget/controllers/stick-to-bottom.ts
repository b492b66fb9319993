import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {ScrollAnchor} from './scroll-anchor.ts';

const SLACK_PX = 64;

/**
 * Keeps a scroller at its end while its content grows, until the reader scrolls up, and again once
 * the reader is back within 64 px of the end. Away from the end it keeps in place what the reader
 * looks at, whatever grows above. Never animates while following. Inner events `answer-grown` are
 * followed in the same frame, every other growth in the next one.
 */
export class StickToBottom implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => HTMLElement | null;
  // Scrolling inside the observer's own turn lets more be laid out, which it reports as an error.
  readonly #resized = new ResizeObserver(() => {
    if (this.#stuck) requestAnimationFrame(this.#follow);
    else this.#anchor?.hold();
  });
  /** None at the end: it would keep a conversation that has been left. */
  #anchor: ScrollAnchor | null = null;
  #scroller: HTMLElement | null = null;
  #lastTop = 0;
  #stuck = true;
  #held = false;

  /** @param find the scroller; its first element child is the content that grows */
  constructor(host: ReactiveControllerHost, find: () => HTMLElement | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** Whether new text is followed. */
  get stuck(): boolean {
    return this.#stuck;
  }

  /** Goes to the end and follows from there. */
  stick(): void {
    this.#setStuck(true);
    this.#follow();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.#scroller) this.#observe();
    this.#follow();
  }

  hostDisconnected(): void {
    this.#scroller?.removeEventListener('scroll', this.#noteScroll);
    this.#scroller?.removeEventListener('answer-grown', this.#follow);
    this.#scroller?.removeEventListener('pointerdown', this.#hold);
    this.#letGo();
    this.#resized.disconnect();
    this.#scroller = null;
  }

  #observe(): void {
    this.#scroller = this.#find();
    if (!this.#scroller) return;
    this.#scroller.addEventListener('scroll', this.#noteScroll, {passive: true});
    this.#scroller.addEventListener('answer-grown', this.#follow);
    this.#scroller.addEventListener('pointerdown', this.#hold, {passive: true});
    this.#resized.observe(this.#scroller);
    if (this.#scroller.firstElementChild) this.#resized.observe(this.#scroller.firstElementChild);
  }

  // Our own scrolling reports late, after still more text has come: only upward movement lets go.
  readonly #noteScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const gap = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const movedUp = scroller.scrollTop < this.#lastTop;
    this.#lastTop = scroller.scrollTop;
    if (gap < SLACK_PX) this.#setStuck(true);
    else if (movedUp) this.#setStuck(false);
    this.#anchor = this.#stuck ? null : new ScrollAnchor(scroller);
  };

  // Scrolling under a reader who is marking text would change what is marked.
  readonly #hold = ({target}: Event): void => {
    // A scroll bar does not tell when it is let go.
    if (target === this.#scroller) return;
    this.#held = true;
    addEventListener('pointerup', this.#release);
    addEventListener('pointercancel', this.#release);
  };

  readonly #release = (): void => {
    this.#letGo();
    this.#follow();
  };

  #letGo(): void {
    this.#held = false;
    removeEventListener('pointerup', this.#release);
    removeEventListener('pointercancel', this.#release);
  }

  // The reader may have moved since the last frame, and the event that says so be still on its way.
  readonly #follow = (): void => {
    this.#noteScroll();
    const scroller = this.#scroller;
    if (!scroller || !this.#stuck || this.#held) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#lastTop = scroller.scrollTop;
  };

  #setStuck(stuck: boolean): void {
    if (this.#stuck === stuck) return;
    this.#stuck = stuck;
    this.#host.requestUpdate();
  }
}
