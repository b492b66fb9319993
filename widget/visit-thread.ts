import {readItem, writeItem} from './tab-storage.ts';

/** Remembers the thread of a visit: one browser tab, one token endpoint. Only the id is kept. */
export class VisitThread {
  readonly #key: string;

  constructor(tokenEndpoint: string) {
    this.#key = `behest-chat:thread:${tokenEndpoint}`;
  }

  read(): string | null {
    return readItem(this.#key);
  }

  keep(threadId: string): void {
    writeItem(this.#key, threadId);
  }

  forget(): void {
    writeItem(this.#key, null);
  }
}

/** What this page has claimed, by thread: whether it got it, and what lets go of it. */
const claims = new Map<
  string | null,
  {readonly isOurs: Promise<boolean>; readonly leave: () => void}
>();

/**
 * Claims a visit's thread for this page: a duplicated tab starts with a copy of the storage, and two
 * tabs must not write into one conversation. All elements of a page share the claim.
 *
 * @returns `false` when another page has it; `true` also where Web Locks do not exist
 */
export async function claimThread(threadId: string): Promise<boolean> {
  // The elements of a page claim together, before either of them is answered.
  const claim = claims.get(threadId) ?? requestLock(threadId);
  claims.set(threadId, claim);
  const isOurs = await claim.isOurs;
  if (!isOurs) claims.delete(threadId);
  return isOurs;
}

function requestLock(threadId: string) {
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const isOurs = new Promise<boolean>((resolve) => {
    const hold = (lock: Lock | null): Promise<void> | null => {
      resolve(lock !== null);
      return lock && left;
    };
    const locks = navigator.locks as LockManager | undefined;
    if (locks)
      locks
        .request(`behest-chat:${threadId}`, {ifAvailable: true}, hold)
        .catch(() => resolve(true));
    else resolve(true);
  });
  return {isOurs, leave};
}

/** Lets go of a thread. Another element of the page that stays there claims it with its next question. */
export function leaveThread(threadId: string | null): void {
  claims.get(threadId)?.leave();
  claims.delete(threadId);
}

/** Lets go of every claim: a page that is kept for going back must not hold the next one up. */
export function releaseThreads(): void {
  for (const threadId of claims.keys()) leaveThread(threadId);
}
