import type {Host} from './host.ts';

/** One rule for a token endpoint. */
export interface Check {
  /** Stable word, such as `session-tampered`. */
  readonly id: string;
  /** What is true of a good host. */
  readonly title: string;
  /**
   * What is wrong, in words without anything that the host sent; undefined when nothing is.
   *
   * @throws NotApplicable
   */
  readonly complaint: (host: Host) => Promise<string | undefined>;
}

/** The outcome of one check. */
export interface Result {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** The complaint, or why it was skipped. */
  readonly detail: string | undefined;
}

/** The complaint, unless all is well. */
export function unless(fine: boolean, complaint: string): string | undefined {
  return fine ? undefined : complaint;
}
