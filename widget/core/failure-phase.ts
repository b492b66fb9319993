import type {ChatError} from './errors.ts';
import type {FailurePhase} from './state.ts';

/** Seconds to wait after a 429 that does not say how long (design: behaviour on the wire). */
export const DEFAULT_RETRY_AFTER_SECONDS = 10;

/**
 * What the conversation does after a failure.
 *
 * @param now epoch milliseconds
 */
export function failurePhase(error: ChatError, now: number): FailurePhase {
  if (error.code === 'quota_exceeded') return {name: 'quota', error};
  if (error.code === 'auth_required') return {name: 'signed-out', error};
  if (error.code !== 'rate_limited') return {name: 'failed', error};
  const seconds = error.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
  return {name: 'rate-limited', error, until: now + seconds * 1000};
}
