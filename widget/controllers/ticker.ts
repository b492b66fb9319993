import type {ReactiveController, ReactiveControllerHost} from 'lit';

const SECOND_MS = 1000;

/** Redraws its host every second for as long as something on it counts down. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #needed: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, needed: () => boolean) {
    this.#host = host;
    this.#needed = needed;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#needed()) this.hostDisconnected();
    else this.#timer ??= setInterval(() => this.#host.requestUpdate(), SECOND_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
