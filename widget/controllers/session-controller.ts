import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChatSession} from '../core/session.ts';
import type {ChatSessionListener} from '../core/session-options.ts';

/** Redraws its host when the conversation changes and passes on what has happened in it. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #session: ChatSession;
  readonly #listener: Partial<ChatSessionListener>;
  #unsubscribe: (() => void) | null = null;

  constructor(
    host: ReactiveControllerHost,
    session: ChatSession,
    listener: Partial<ChatSessionListener>,
  ) {
    this.#host = host;
    this.#session = session;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe ??= this.#session.subscribe({
      ...this.#listener,
      changed: () => {
        this.#listener.changed?.();
        this.#host.requestUpdate();
      },
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }
}
