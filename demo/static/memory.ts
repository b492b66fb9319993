import type {JournalRecord} from '../gateway/threads.ts';

const THREADS = 'behest-demo:threads';
const USER = 'behest-demo:user';
/** More would only slow the start of the page down. */
const MOST_RECORDS = 1000;

/** Where the stand-in keeps its threads between two pages: the browser's own storage. */
export function openMemory(storage: Storage): {
  readonly records: readonly JournalRecord[];
  readonly journal: (record: JournalRecord) => void;
} {
  const records = JSON.parse(storage.getItem(THREADS) ?? '[]') as JournalRecord[];
  return {
    records: [...records],
    journal: (record) => {
      records.push(record);
      records.splice(0, records.length - MOST_RECORDS);
      try {
        storage.setItem(THREADS, JSON.stringify(records));
      } catch {
        records.length = 0; // the storage is full: the oldest conversations are let go
      }
    },
  };
}

/** Who is signed in at the static site, by id. */
export function signedIn(storage: Storage): string | null {
  return storage.getItem(USER);
}

export function remember(storage: Storage, user: string | null): void {
  if (user === null) storage.removeItem(USER);
  else storage.setItem(USER, user);
}
