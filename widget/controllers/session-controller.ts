import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChatSession} from '../core/session.ts';
import type {ChatSessionListener} from '../core/session-options.ts';
import type {Phase} from '../core/state.ts';

/**
 * Redraws its host when the conversation changes and passes on what has happened in it. An answer
 * that only grows is drawn at once, and again once a frame at most, however many pieces come.
 */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #session: ChatSession;
  readonly #listener: Partial<ChatSessionListener>;
  #unsubscribe: (() => void) | null = null;
  #phase: Phase | null = null;
  #frame = 0;
  /** The answer has grown since the last drawing. */
  #grown = false;

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
        this.#draw(this.#session.state.phase);
      },
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #draw(phase: Phase): void {
    const isGrowth = phase.name === 'streaming' && phase === this.#phase;
    this.#phase = phase;
    // Frames stand still in a hidden tab.
    if (isGrowth && this.#frame !== 0 && !document.hidden) this.#grown = true;
    else this.#drawNow();
  }

  #drawNow(): void {
    this.#grown = false;
    this.#host.requestUpdate();
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#grown) this.#drawNow();
    });
  }
}
