import type {TakeTurn} from './core/ports.ts';

const endNothing = (): void => undefined;

/**
 * One turn at a time in a thread, over all elements and tabs of this origin: two would be stored
 * through one another. Where Web Locks do not exist (a page without TLS) or are refused, nobody waits.
 */
export const takeTurn: TakeTurn = async (threadId, signal) => {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return endNothing;
  return new Promise((resolve) => {
    const hold = (): Promise<void> =>
      new Promise((release) => {
        signal.addEventListener('abort', () => release(), {once: true});
        resolve(release);
      });
    const name = `behest-chat:turn:${threadId}`;
    locks.request(name, {signal}, hold).catch(() => resolve(endNothing));
  });
};
