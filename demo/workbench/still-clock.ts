import {pause} from './real-time.ts';

interface Waiting {
  readonly at: number;
  readonly call: (now: number) => void;
  /** Milliseconds between two calls; 0: once. */
  readonly every: number;
}

const FRAME_MS = 16;
/** 2026-01-02 10:00 UTC: what the page takes for now. */
const EPOCH_MS = Date.UTC(2026, 0, 2, 10);

/**
 * Time that stands still and moves only by hand: `Date.now`, `performance.now`, timers and frames of
 * the page. The network keeps its own time.
 */
export class StillClock {
  #now = 0;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Milliseconds since the page was opened. */
  get now(): number {
    return this.#now;
  }

  install(): void {
    Date.now = () => EPOCH_MS + Math.round(this.#now);
    performance.now = () => this.#now;
    const timer =
      (every: (ms: number) => number) =>
      (call: unknown, ms?: number, ...rest: unknown[]) =>
        typeof call === 'function'
          ? this.#add({at: this.#now + (ms ?? 0), every: every(ms ?? 0), call: () => call(...rest)})
          : 0;
    const cancel = (id?: number): void => void this.#waiting.delete(id ?? 0);
    Object.assign(globalThis, {
      setTimeout: timer(() => 0),
      setInterval: timer((ms) => Math.max(1, ms)),
      requestAnimationFrame: (call: FrameRequestCallback) =>
        this.#add({at: this.#now + FRAME_MS, every: 0, call}),
      clearTimeout: cancel,
      clearInterval: cancel,
      cancelAnimationFrame: cancel,
    });
  }

  /** Lets so much time pass, frame by frame; what was due happens in between, in order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    while (this.#now < end) {
      this.#now = Math.min(end, this.#now + FRAME_MS);
      this.#callWhatIsDue();
      // Elements draw in microtasks, observers report after a frame: both belong to this moment.
      await pause(0);
    }
  }

  #add(waiting: Waiting): number {
    this.#waiting.set(++this.#last, waiting);
    return this.#last;
  }

  #callWhatIsDue(): void {
    const due = [...this.#waiting].filter(([, {at}]) => at <= this.#now);
    for (const [id, waiting] of due.sort(([, a], [, b]) => a.at - b.at)) {
      if (!this.#waiting.delete(id)) continue;
      if (waiting.every > 0) this.#waiting.set(id, {...waiting, at: waiting.at + waiting.every});
      waiting.call(this.#now);
    }
  }
}
