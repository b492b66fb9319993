import {ChatError} from '../core/errors.ts';
import {failureOfResponse} from './failure.ts';
import {send} from './request.ts';
import {readTokenAnswer} from './token-answer.ts';
import type {TokenAnswer} from './token-answer.ts';

/** Why a token is wanted: the first one, the last one is about to end, the gateway refused it. */
export type MintReason = 'initial' | 'expired' | 'rejected';

/** Asks somebody for a token; the answer is read by `readTokenAnswer`. */
export type Mint = (reason: MintReason, signal: AbortSignal) => Promise<TokenAnswer>;

/** A host's own mint function (the `mint` property). A bare token string will do. */
export type HostMint = (context: {
  readonly reason: MintReason;
  readonly signal: AbortSignal;
}) => unknown;

const RENEW_EARLY_MS = 60_000;
const MINT_TIMEOUT_MS = 20_000;

/**
 * Keeps one token in memory. Any number of callers share one flight; a token is renewed 60 s before
 * its end (a third of a short life), measured from receipt on a clock that nobody can set.
 */
export class TokenSource {
  readonly #mint: Mint;
  #current: (TokenAnswer & {readonly receivedAt: number}) | null = null;
  #flight: Promise<TokenAnswer> | null = null;
  #reason: MintReason = 'initial';
  #sessionId: string | null = null;

  constructor(mint: Mint) {
    this.#mint = mint;
  }

  /**
   * The first session of the visit, kept although each mint may name another (contract 4.6).
   * `null` before the first token.
   */
  get sessionId(): string | null {
    return this.#sessionId;
  }

  /** @throws {ChatError} of phase `mint`; the next call tries again */
  async get(): Promise<TokenAnswer> {
    if (this.#current && isFresh(this.#current)) return this.#current;
    this.#flight ??= this.#renew().finally(() => (this.#flight = null));
    return this.#flight;
  }

  /** Forgets a token that the gateway refused; another one may already be there. */
  reject(token: string): void {
    if (this.#current?.token !== token) return;
    this.#current = null;
    this.#reason = 'rejected';
  }

  /** Forgets the token and the session: the visit is over. */
  forget(): void {
    this.#current = null;
    this.#reason = 'initial';
    this.#sessionId = null;
  }

  async #renew(): Promise<TokenAnswer> {
    const answer = await this.#mint(
      this.#current ? 'expired' : this.#reason,
      AbortSignal.timeout(MINT_TIMEOUT_MS),
    );
    this.#current = {...answer, receivedAt: performance.now()};
    this.#sessionId ??= answer.sessionId ?? crypto.randomUUID();
    return answer;
  }
}

/** Mints by the host's function instead of an endpoint. */
export function mintByHost(host: HostMint): Mint {
  return async (reason, signal) => {
    try {
      return readTokenAnswer(await host({reason, signal}), 'The mint function');
    } catch (cause) {
      if (cause instanceof ChatError) throw cause;
      throw new ChatError('server_error', 'The mint function failed.', {phase: 'mint', cause});
    }
  };
}

/**
 * Mints at the host's own endpoint: a POST with the host's cookies and without a body. A redirect is
 * not followed: it is a login page more often than a token.
 */
export function mintByEndpoint(endpoint: URL, request: typeof fetch): Mint {
  return async (_reason, signal) => {
    const response = await send(endpoint, {
      fetch: request,
      phase: 'mint',
      method: 'POST',
      credentials: 'include',
      headers: {Accept: 'application/json'},
      signal,
    });
    if (!response.ok) throw await failureOfResponse(response, 'mint');
    return readTokenAnswer(await readJson(response), endpoint.href);
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function isFresh({lifetimeMs, receivedAt}: TokenAnswer & {readonly receivedAt: number}): boolean {
  const renewEarlyMs = Math.min(RENEW_EARLY_MS, lifetimeMs / 3);
  return performance.now() - receivedAt < lifetimeMs - renewEarlyMs;
}

const shared = new WeakMap<typeof fetch, Map<string, TokenSource>>();

/** The one source of an endpoint on this page, however many elements use it. */
export function sharedTokenSource(endpoint: URL, request: typeof fetch): TokenSource {
  const sources = shared.get(request) ?? new Map<string, TokenSource>();
  shared.set(request, sources);
  const source = sources.get(endpoint.href) ?? new TokenSource(mintByEndpoint(endpoint, request));
  sources.set(endpoint.href, source);
  return source;
}
