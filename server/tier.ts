import type {Tier} from '@behest/client-ts';

import {Refusal} from './errors.ts';

const NAMES: readonly unknown[] = ['free', 'pro', 'max'];

/**
 * A tier as billing gave it. Undefined stays undefined: the gateway then applies its own.
 *
 * @throws Refusal `tier_unavailable` for anything that is no tier; it is never guessed.
 */
export function mintableTier(tier: unknown): Tier | undefined {
  if (tier === undefined || isTier(tier)) return tier;
  throw new Refusal('tier_unavailable');
}

function isTier(tier: unknown): tier is Tier {
  return (
    NAMES.includes(tier) || (typeof tier === 'number' && Number.isSafeInteger(tier) && tier > 0)
  );
}
