import {systemClock, type Clock} from './clock.ts';
import type {Step} from './script.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Controller = ReadableStreamDefaultController<Bytes>;

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
  readonly clock: Clock;
  readonly listener: AnswerListener;
  /**
   * Aborts when the client leaves. Only for clients without a socket: where there is one, the server
   * cancels the body.
   */
  readonly signal: AbortSignal | undefined;
}

/** So that what was written before has left the machine when the connection breaks. */
const BEFORE_CUT_MS = 20;

/**
 * Errors the body of a response, which is how a connection is broken in every runtime. A TypeError,
 * because that is what `fetch` makes of it on the other side.
 */
class ConnectionCut extends TypeError {
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
  #isOpen = true;
  #stopWaiting: (() => void) | undefined;
  #leave: (() => void) | undefined;

  constructor(steps: Iterator<Step>, stage: Stage) {
    this.#steps = steps;
    this.#stage = stage;
  }

  start(controller: Controller): void {
    const {signal} = this.#stage;
    if (signal) {
      this.#leave = () => {
        this.close('left');
        controller.error(signal.reason);
      };
      signal.addEventListener('abort', this.#leave);
      if (signal.aborted) {
        this.#leave();
      }
    }
  }

  pull(controller: Controller): Promise<void> | undefined {
    const {value: step, done} = this.#steps.next();
    if (done) {
      this.close('ended');
      controller.close();
      return undefined;
    }
    if (step.wait <= 0 && !step.end) {
      this.#send(step, controller);
      return undefined;
    }
    return new Promise((resolve) => {
      const callOff = this.#wait(step, () => {
        this.#perform(step, controller);
        resolve();
      });
      this.#stopWaiting = () => {
        callOff();
        resolve();
      };
    });
  }

  close(how: 'ended' | 'cut' | 'left'): void {
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#stopWaiting?.();
      if (this.#leave) {
        this.#stage.signal?.removeEventListener('abort', this.#leave);
      }
      this.#stage.listener.close(how);
    }
  }

  #wait(step: Step, wake: () => void): () => void {
    if (step.end === 'stall') {
      return () => undefined;
    }
    return step.end === 'cut'
      ? systemClock.wait(BEFORE_CUT_MS, wake)
      : this.#stage.clock.wait(step.wait, wake);
  }

  #perform(step: Step, controller: Controller): void {
    if (step.end) {
      this.close('cut');
      controller.error(new ConnectionCut());
    } else {
      this.#send(step, controller);
    }
  }

  #send({bytes, text, finishReason}: Step, controller: Controller): void {
    if (bytes) {
      controller.enqueue(bytes);
    }
    if (text !== undefined) {
      this.#stage.listener.text(text);
    }
    if (finishReason !== undefined) {
      this.#stage.listener.finish(finishReason);
    }
  }
}
