import type {ReactiveController, ReactiveControllerHost} from 'lit';

const MOVE_GRACE_MS = 500;

export interface PageLifeListener {
  /** The element was taken out of the page and has not come back. */
  left(): void;
  /** The page is being left; it may be kept for going back. */
  pageHidden(): void;
  /** The page is shown again as it was left (back and forward). */
  returned(): void;
  /** The reader has come back to the page. */
  focused(): void;
}

/** Tells its host when the reader leaves and comes back. A moved element has not left. */
export class PageLife implements ReactiveController {
  readonly #listener: PageLifeListener;
  #removal: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, listener: PageLifeListener) {
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#removal);
    addEventListener('pagehide', this.#hidePage);
    addEventListener('pageshow', this.#noteReturn);
    addEventListener('focus', this.#noteFocus);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#hidePage);
    removeEventListener('pageshow', this.#noteReturn);
    removeEventListener('focus', this.#noteFocus);
    this.#removal = setTimeout(this.#leave, MOVE_GRACE_MS);
  }

  readonly #leave = (): void => this.#listener.left();

  readonly #hidePage = (): void => this.#listener.pageHidden();

  readonly #noteReturn = ({persisted}: PageTransitionEvent): void => {
    if (persisted) this.#listener.returned();
  };

  readonly #noteFocus = (): void => this.#listener.focused();
}
