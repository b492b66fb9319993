import {appendFileSync, existsSync, readFileSync} from 'node:fs';

import type {JournalRecord} from './gateway/threads.ts';

/** Keeps the stand-in's threads in a file, one change a line, so that a restart finds them again. */
export function openJournal(path: string): {
  readonly records: readonly JournalRecord[];
  readonly journal: (record: JournalRecord) => void;
} {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return {
    records: lines.filter(Boolean).map((line) => JSON.parse(line) as JournalRecord),
    journal: (record) => appendFileSync(path, `${JSON.stringify(record)}\n`),
  };
}
