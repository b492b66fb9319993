/** A row of the tier table (contract 6.2); limits count per project and user. */
export interface Tier {
  readonly id: 1 | 2 | 3;
  readonly name: 'free' | 'pro' | 'max';
  readonly requestsPerMinute: number;
  readonly requestsPerDay: number;
  readonly tokensPerDay: number;
}

const FREE: Tier = {
  id: 1,
  name: 'free',
  requestsPerMinute: 10,
  requestsPerDay: 100,
  tokensPerDay: 50_000,
};

export const TIERS: readonly Tier[] = [
  FREE,
  {
    id: 2,
    name: 'pro',
    requestsPerMinute: 60,
    requestsPerDay: 10_000,
    tokensPerDay: 2_000_000,
  },
  {
    id: 3,
    name: 'max',
    requestsPerMinute: 300,
    requestsPerDay: 100_000,
    tokensPerDay: 20_000_000,
  },
];

/** The tier of that number or name; undefined for anything else. */
export function findTier(value: unknown): Tier | undefined {
  return TIERS.find((tier) => tier.id === value || tier.name === value);
}

/** The tier that a token names, the free one when it names none. */
export function tierOf(claim: unknown): Tier {
  return findTier(claim) ?? FREE;
}

/** The row with every limit multiplied and rounded up. */
export function scaleTier(tier: Tier, factor: number): Tier {
  return {
    ...tier,
    requestsPerMinute: Math.ceil(tier.requestsPerMinute * factor),
    requestsPerDay: Math.ceil(tier.requestsPerDay * factor),
    tokensPerDay: Math.ceil(tier.tokensPerDay * factor),
  };
}
