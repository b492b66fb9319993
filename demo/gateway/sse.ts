import {systemClock, untilAborted} from './clock.ts';
import type {Step} from './script.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Of every response that is a stream of events. */
export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
};

/** Told what becomes of an answer. `close` comes once, at the end of whatever kind. */
export interface AnswerListener {
  text(text: string): void;
  finish(reason: string): void;
  close(how: 'ended' | 'cut' | 'left'): void;
}

export interface Stage {
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when the client leaves. Not every runtime tells, so that cancelling the body counts too. */
  readonly signal: AbortSignal;
  readonly listener: AnswerListener;
}

/** So that what was written before has left the machine when the connection breaks. */
const BEFORE_CUT_MS = 20;

/** Errors the body of a response, which is how a connection is broken in every runtime. */
class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';

  constructor() {
    super('The stand-in gateway has cut this connection, as the scenario asks.');
    // Servers print it; where it was made is of no use to the reader.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * Plays the steps as the body of a response. A step is computed only when the reader wants it, so
 * that a slow reader slows the answer down, and nothing is computed any more once the reader left.
 */
export function playSteps(steps: Iterator<Step>, stage: Stage): ReadableStream<Bytes> {
  const player = new Player(steps, stage);
  return new ReadableStream<Bytes>(
    {
      start: (controller) => player.start(controller),
      pull: (controller) => player.pull(controller),
      cancel: () => player.close('left'),
    },
    {highWaterMark: 0},
  );
}

class Player {
  readonly #steps: Iterator<Step>;
  readonly #stage: Stage;
  readonly #left = new AbortController();
  #leave: () => void = () => undefined;

  constructor(steps: Iterator<Step>, stage: Stage) {
    this.#steps = steps;
    this.#stage = stage;
  }

  start(controller: ReadableStreamDefaultController<Bytes>): void {
    const {signal} = this.#stage;
    this.#leave = () => {
      this.close('left');
      // A server cancels the body in the same task; only a client without a socket needs the error.
      setTimeout(() => controller.error(signal.reason));
    };
    signal.addEventListener('abort', this.#leave);
    if (signal.aborted) {
      this.#leave();
    }
  }

  async pull(controller: ReadableStreamDefaultController<Bytes>): Promise<void> {
    const {value: step, done} = this.#steps.next();
    if (done) {
      this.close('ended');
      controller.close();
      return;
    }
    await this.#waitFor(step);
    if (this.#left.signal.aborted) {
      return;
    }
    if (step.end === 'cut') {
      this.close('cut');
      controller.error(new ConnectionCut());
      return;
    }
    this.#send(step, controller);
  }

  close(how: 'ended' | 'cut' | 'left'): void {
    if (!this.#left.signal.aborted) {
      this.#left.abort();
      this.#stage.signal.removeEventListener('abort', this.#leave);
      this.#stage.listener.close(how);
    }
  }

  async #waitFor(step: Step): Promise<void> {
    const {signal} = this.#left;
    if (step.wait > 0) {
      await this.#stage.sleep(step.wait, signal);
    }
    if (step.end === 'stall') {
      await untilAborted(signal);
    }
    if (step.end === 'cut') {
      await systemClock.sleep(BEFORE_CUT_MS, signal);
    }
  }

  #send(step: Step, controller: ReadableStreamDefaultController<Bytes>): void {
    if (step.bytes) {
      controller.enqueue(step.bytes);
    }
    if (step.text !== undefined) {
      this.#stage.listener.text(step.text);
    }
    if (step.finishReason !== undefined) {
      this.#stage.listener.finish(step.finishReason);
    }
  }
}
