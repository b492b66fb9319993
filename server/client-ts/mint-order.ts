import {
  checkedHeaderValue,
  checkedTier,
  checkedTtl,
  checkedUserId,
  type Tier,
} from './arguments.ts';
import {generateSessionId} from './token.ts';

/** Whom a token is for. There is no `role`: an API key has its own, a signed token says `user`. */
export interface MintOptions {
  /** The signed-in user of the host: 1–255 characters, not reserved. Never taken from a client. */
  readonly user_id: string;
  /** Default: a new one. Pass the same one for the same visit. */
  readonly session_id?: string | undefined;
  /** Left out when undefined; the gateway then applies its own. */
  readonly tier?: Tier | undefined;
  /** Seconds, 60–86400. Default: `ttl` of the client. */
  readonly ttl?: number | undefined;
  /** Ends an HTTP mint early. */
  readonly signal?: AbortSignal | undefined;
}

/** A token and what its holder needs to know about it (contract 3.3). */
export interface MintResult {
  readonly token: string;
  readonly sessionId: string;
  /** Seconds from now, as the gateway said. */
  readonly ttl: number;
  /** Epoch seconds, the token's own `exp` where it can be read. */
  readonly expiresAt: number;
}

/** Options after every check, with numbers and defaults in their places. */
export interface MintOrder {
  readonly userId: string;
  readonly sessionId: string;
  readonly tier: number | undefined;
  readonly ttl: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Checks what a caller asks for, so that a wrong argument never reaches a wire or a signature.
 *
 * @throws BehestBadRequestError
 */
export function orderOf(options: MintOptions, usualTtl: number): MintOrder {
  const {session_id: sessionId, tier, ttl = usualTtl, signal} = options ?? {};
  return {
    userId: checkedUserId(options?.user_id),
    sessionId:
      sessionId === undefined ? generateSessionId() : checkedHeaderValue('session_id', sessionId),
    tier: tier === undefined ? undefined : checkedTier(tier),
    ttl: checkedTtl(ttl),
    signal,
  };
}
