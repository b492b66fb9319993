import type {ChatError} from './errors.ts';
import type {FailurePhase} from './state.ts';

// For a 429 that does not say how long (design: behaviour on the wire).
const DEFAULT_RETRY_AFTER_SECONDS = 10;

/** How long a refusal asks to wait. */
export function waitSeconds({retryAfterSeconds}: ChatError): number {
  return retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
}

/**
 * What the conversation does after a failure.
 *
 * @param now epoch milliseconds
 */
export function failurePhase(error: ChatError, now: number): FailurePhase {
  if (error.code === 'quota_exceeded') return {name: 'quota', error};
  if (error.code === 'auth_required') return {name: 'signed-out', error};
  if (error.code !== 'rate_limited') return {name: 'failed', error};
  return {name: 'rate-limited', error, until: now + waitSeconds(error) * 1000};
}
