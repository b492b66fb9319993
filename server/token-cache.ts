import type {Auth, MintOptions, MintResult} from '@behest/client-ts';

/** Options of {@link createCachedAuth}. */
export interface TokenCacheOptions {
  /** Tokens kept at once; the one that was made first goes first. Default 10000. */
  readonly most?: number;
}

interface Entry {
  readonly minted: MintResult;
  /** On the monotonic clock, in milliseconds. */
  readonly expiresAt: number;
  readonly renewAt: number;
}

const USUAL_MOST = 10_000;

/**
 * An auth that mints once for many requests of the same user, tier, life and visit: those that
 * come together share one mint, later ones get the same token with the seconds that are left of
 * it, until half of its life is over. Off unless a host puts it between: a kept token outlives a
 * change of the user's tier by as much.
 */
export function createCachedAuth({mint}: Auth, options: TokenCacheOptions = {}): Auth {
  const {most = USUAL_MOST} = options;
  const entries = new Map<string, Entry>();
  const flights = new Map<string, Promise<Entry>>();
  const fly = async (key: string, order: MintOptions): Promise<Entry> => {
    const minted = await mint(order);
    const now = performance.now();
    const lifeMs = minted.ttl * 1000;
    const entry = {minted, expiresAt: now + lifeMs, renewAt: now + lifeMs / 2};
    entries.delete(key);
    const [oldest] = entries.size >= most ? entries.keys() : [];
    if (oldest !== undefined) entries.delete(oldest);
    entries.set(key, entry);
    return entry;
  };
  return {
    // The signal of one caller must not end what others wait for.
    mint: async ({signal: _signal, ...order}) => {
      const key = JSON.stringify([order.user_id, order.tier, order.ttl, order.session_id]);
      const kept = entries.get(key);
      if (kept !== undefined && performance.now() < kept.renewAt) return remaining(kept);
      const flight = flights.get(key) ?? fly(key, order).finally(() => flights.delete(key));
      flights.set(key, flight);
      return remaining(await flight);
    },
  };
}

function remaining({minted, expiresAt}: Entry): MintResult {
  return {...minted, ttl: Math.max(0, Math.floor((expiresAt - performance.now()) / 1000))};
}
