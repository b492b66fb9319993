import type {Check, Result} from './check.ts';
import {bodyChecks} from './checks/body.ts';
import {claimChecks} from './checks/claims.ts';
import {identityChecks} from './checks/identity.ts';
import {everyAnswerChecks} from './checks/every-answer.ts';
import {originChecks} from './checks/origin.ts';
import {sessionChecks} from './checks/session.ts';
import {shapeChecks} from './checks/shape.ts';
import type {Send} from './exchange.ts';
import {Host, NotApplicable, type Target} from './host.ts';

/** Every rule, in the order in which they are asked; the last ones judge all answers so far. */
export const CHECKS: readonly Check[] = [
  ...shapeChecks,
  ...claimChecks,
  ...sessionChecks,
  ...identityChecks,
  ...originChecks,
  ...bodyChecks,
  ...everyAnswerChecks,
];

/** Asks a host everything, one question after the other. */
export async function conform(target: Target, send: Send): Promise<readonly Result[]> {
  const host = new Host(target, send);
  const results: Result[] = [];
  for (const check of CHECKS) results.push(await judged(check, host));
  return results;
}

async function judged({id, title, complaint}: Check, host: Host): Promise<Result> {
  try {
    const detail = await complaint(host);
    return {id, title, outcome: detail === undefined ? 'passed' : 'failed', detail};
  } catch (error) {
    if (error instanceof NotApplicable)
      return {id, title, outcome: 'skipped', detail: error.message};
    return {id, title, outcome: 'failed', detail: `no answer: ${codeOf(error)}`};
  }
}

/** Messages of the network may hold an address with a secret in it; codes do not. */
function codeOf(error: unknown): string {
  const {code} = (error ?? {}) as {readonly code?: unknown};
  return typeof code === 'string' ? code : 'unknown';
}
