import {ChatError} from './errors.ts';
import type {ChatTransport, Clock, Turn} from './ports.ts';
import {decide} from './retry.ts';

/**
 * Reads a thread, through as many attempts as the policy allows; a thread that is not there is empty.
 *
 * @throws {ChatError} when it cannot be had
 */
export async function readHistory(
  transport: ChatTransport,
  clock: Clock,
  {threadId, signal}: {readonly threadId: string; readonly signal: AbortSignal},
): Promise<readonly Turn[]> {
  for (let extraRequests = 0; ; extraRequests++) {
    try {
      return (await transport.history(threadId, signal)) ?? [];
    } catch (error) {
      if (signal.aborted || !(error instanceof ChatError)) throw error;
      const random = clock.random();
      const asked = {extraRequests, accepted: false, textShown: false, hasThread: true, random};
      const verdict = decide(error, asked);
      if (verdict.next === 'give-up') throw error;
      await clock.wait(verdict.waitMs, signal);
      if (signal.aborted) throw error;
    }
  }
}
