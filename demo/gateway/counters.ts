/** Counts since the start or the last reset; what the outside may know about the gateway's work. */
export interface Counts {
  /** Answers being spoken now. */
  open: number;
  started: number;
  finished: number;
  /** The client left first. */
  cancelled: number;
  /** Cut, or ended without a finish, by a fault. */
  failed: number;
  /** Spoken, about four characters each. */
  tokens: number;
  minted: number;
  requests: number;
}

/** One request as the log keeps it: no body, no header, no token. */
export interface LogEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly traceId: string;
  /** Until the response headers. */
  readonly milliseconds: number;
  readonly user?: string;
  readonly thread?: string;
  readonly scenario?: string;
}

export interface Counters {
  readonly counts: Counts;
  readonly log: readonly LogEntry[];
  record(entry: LogEntry): void;
  /** Sets everything to zero but the number of open answers. */
  clear(): void;
}

const LOG_LENGTH = 500;

export function createCounters(): Counters {
  const counts: Counts = {...NOTHING};
  const log: LogEntry[] = [];
  return {
    counts,
    log,
    record(entry) {
      counts.requests++;
      log.push(entry);
      if (log.length > LOG_LENGTH) {
        log.shift();
      }
    },
    clear() {
      Object.assign(counts, NOTHING, {open: counts.open});
      log.length = 0;
    },
  };
}

const NOTHING: Readonly<Counts> = {
  open: 0,
  started: 0,
  finished: 0,
  cancelled: 0,
  failed: 0,
  tokens: 0,
  minted: 0,
  requests: 0,
};
