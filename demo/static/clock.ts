import type {Clock} from '../gateway/clock.ts';

const now = Date.now.bind(Date);
const start = globalThis.setTimeout.bind(globalThis);
const end = globalThis.clearTimeout.bind(globalThis);

/** The browser's own time, taken before a link lets time stand still for the page. */
export const browserClock: Clock = {
  now,
  wait(milliseconds, wake) {
    const timer = start(wake, milliseconds);
    return () => end(timer);
  },
};
