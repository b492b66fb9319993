import {Refusal, type RefusalCode} from './errors.ts';

/**
 * Work that may not take longer than the limit. What it does after that is ignored, not stopped.
 *
 * @throws Refusal of the given code when the limit has passed.
 */
export function within<T>(
  limitMs: number,
  code: RefusalCode,
  work: () => T | Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal(code)), limitMs);
    const settle =
      <A>(done: (outcome: A) => void) =>
      (outcome: A): void => {
        clearTimeout(timer);
        done(outcome);
      };
    started(work).then(settle(resolve), settle(reject));
  });
}

/** Turns a throw into a rejection. */
async function started<T>(work: () => T | Promise<T>): Promise<T> {
  return work();
}
