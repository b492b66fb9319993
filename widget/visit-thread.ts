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

/** Whether this page got what it has claimed, by thread; and what lets each of them go. */
const claims = new Map<string, Promise<boolean>>();
const releases = new Set<() => void>();

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
  const isOurs = await claim;
  if (!isOurs) claims.delete(threadId);
  return isOurs;
}

async function requestLock(threadId: string): Promise<boolean> {
  const locks = globalThis.navigator.locks as LockManager | undefined;
  if (!locks) return true;
  return new Promise((resolve) => {
    const held = (lock: Lock | null): Promise<void> | undefined => {
      resolve(lock !== null);
      return lock ? new Promise((release) => releases.add(release)) : undefined;
    };
    locks.request(`behest-chat:${threadId}`, {ifAvailable: true}, held).catch(() => resolve(true));
  });
}

/** Lets go of every claim: a page that is kept for going back must not hold the next one up. */
export function releaseThreads(): void {
  for (const release of releases) release();
  releases.clear();
  claims.clear();
}
