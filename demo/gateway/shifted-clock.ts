import type {Clock} from './clock.ts';

/** A clock whose time can be moved and whose waits can be shortened. */
export interface ShiftedClock extends Clock {
  /** Adds seconds to the time. */
  advance(seconds: number): void;
  /** Takes back all that was added. */
  restore(): void;
}

/** @param settings - Read at every wait, so that a change works at once. */
export function createShiftedClock(
  clock: Clock,
  settings: {readonly waitScale: number},
): ShiftedClock {
  let offset = 0;
  return {
    now: () => clock.now() + offset,
    wait(milliseconds, wake) {
      const scaled = milliseconds * settings.waitScale;
      return scaled > 0 ? clock.wait(scaled, wake) : soon(wake);
    },
    advance(seconds) {
      offset += seconds * 1000;
    },
    restore() {
      offset = 0;
    },
  };
}

/** In the same task; a timer would take a millisecond for nothing. */
function soon(wake: () => void): () => void {
  let isCalledOff = false;
  queueMicrotask(() => {
    if (!isCalledOff) {
      wake();
    }
  });
  return () => {
    isCalledOff = true;
  };
}
