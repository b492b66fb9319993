import type {Clock} from '../../widget/core/ports.ts';

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** Time that stands still until a test moves it. Waits and chance are recorded and chosen. */
export class FakeClock implements Clock {
  /** Every wait that was asked for, in ms. */
  readonly waits: number[] = [];
  /** What `random` gives; 0.5 means no jitter. */
  chance = 0.5;
  #now = Date.UTC(2026, 0, 1);
  #sleepers: readonly Sleeper[] = [];

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    this.waits.push(ms);
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const sleeper = {due: this.#now + ms, wake: resolve};
      this.#sleepers = [...this.#sleepers, sleeper];
      signal.addEventListener('abort', () => this.#rouse([sleeper]), {once: true});
    });
  }

  /** Who is still waiting. */
  get sleepers(): number {
    return this.#sleepers.length;
  }

  /** Moves time on; whoever is due by then goes on before this resolves. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    this.#rouse(this.#sleepers.filter(({due}) => due <= this.#now));
    await settle();
  }

  #rouse(sleepers: readonly Sleeper[]): void {
    this.#sleepers = this.#sleepers.filter((sleeper) => !sleepers.includes(sleeper));
    for (const {wake} of sleepers) wake();
  }
}

/** A clock on which every wait is over at once. */
export class HastyClock extends FakeClock {
  override async wait(ms: number, signal: AbortSignal): Promise<void> {
    const waiting = super.wait(ms, signal);
    await this.advance(ms);
    return waiting;
  }
}

/** Lets everything run that is ready to run: one turn of the event loop, without a delay. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
