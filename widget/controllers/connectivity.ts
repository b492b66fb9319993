import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Whether the browser believes to have a network. */
export class Connectivity implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: (online: boolean) => void;

  constructor(host: ReactiveControllerHost, changed: (online: boolean) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get online(): boolean {
    return navigator.onLine;
  }

  hostConnected(): void {
    addEventListener('online', this.#note);
    addEventListener('offline', this.#note);
    this.#note();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#note);
    removeEventListener('offline', this.#note);
  }

  readonly #note = (): void => {
    this.#changed(this.online);
    this.#host.requestUpdate();
  };
}
