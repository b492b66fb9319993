import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Redraws its host again and again for as long as something on it changes with time. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #every: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #ms = 0;

  /** @param every milliseconds from one time to the next; 0 for never */
  constructor(host: ReactiveControllerHost, every: () => number) {
    this.#host = host;
    this.#every = every;
    host.addController(this);
  }

  hostUpdated(): void {
    const ms = this.#every();
    if (ms === this.#ms) return;
    this.hostDisconnected();
    this.#ms = ms;
    if (ms > 0) this.#timer = setInterval(() => this.#host.requestUpdate(), ms);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#ms = 0;
  }
}
