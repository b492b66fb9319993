import {decodeToken, type BehestClaims, type MintResult} from '@behest/client-ts';

import {Refusal} from './errors.ts';

/** The longest life of a token that leaves this server (server.md 4.4). */
export const LONGEST_TTL_SECONDS = 3600;

/** Clocks of gateway and server may differ by this much. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** Roles that reach beyond one user's own conversations. */
const POWERFUL_ROLES: readonly unknown[] = ['admin', 'dashboard-service'];

/**
 * Looks at a token before it leaves: it must be for the user of the session, have no powers, and
 * live neither for ever nor not at all.
 *
 * @returns Seconds that it still lives: what the gateway said, or less when its `exp` is nearer.
 * @throws Refusal `gateway_error`, or `mint_misconfigured` for a key that makes administrators.
 */
export function remainingLife(minted: MintResult, userId: string): number {
  const {uid, role, iat, exp} = claimsOf(minted.token);
  if (POWERFUL_ROLES.includes(role)) throw new Refusal('mint_misconfigured');
  if (uid !== userId || typeof exp !== 'number') throw new Refusal('gateway_error');
  const now = Date.now() / 1000;
  // A gateway whose clock is ahead issues tokens that begin later, not tokens that live longer.
  const left = Math.floor(exp - Math.max(now, typeof iat === 'number' ? iat : now));
  const life = Math.min(Math.floor(minted.ttl), left);
  const tooLong = left > LONGEST_TTL_SECONDS + CLOCK_TOLERANCE_SECONDS;
  // Written so that NaN is refused as well.
  if (!(life > 0) || tooLong) throw new Refusal('gateway_error');
  return life;
}

function claimsOf(token: string): BehestClaims {
  try {
    return decodeToken(token);
  } catch {
    throw new Refusal('gateway_error');
  }
}
