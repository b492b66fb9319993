/** Where the gateway gets the time from, and how it waits. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `wake` once, after `milliseconds`; what it returns calls that off. */
  wait(milliseconds: number, wake: () => void): () => void;
}

/** Timers count no further; a longer wait would be none at all. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** The machine's own clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait(milliseconds, wake) {
    const timer = setTimeout(wake, Math.min(milliseconds, LONGEST_WAIT_MS));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `milliseconds`, or as soon as the signal aborts; never rejects. */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds <= 0 || signal?.aborted) {
      resolve();
      return;
    }
    const callOff = clock.wait(milliseconds, wake);
    function wake(): void {
      callOff();
      signal?.removeEventListener('abort', wake);
      resolve();
    }
    signal?.addEventListener('abort', wake);
  });
}

/** Seconds since 1970, as tokens and chunks carry it. */
export function secondsOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
