import {ChatError} from '../core/errors.ts';
import {mintByEndpoint} from './mint.ts';
import type {Mint, MintReason} from './mint.ts';
import {randomId} from './random-id.ts';
import type {TokenAnswer} from './token-answer.ts';

export {mintByEndpoint, mintByHost} from './mint.ts';
export type {HostMint, Mint, MintReason} from './mint.ts';

const RENEW_EARLY_MS = 60_000;
const MINT_TIMEOUT_MS = 20_000;

interface HeldToken extends TokenAnswer {
  /** On a clock that nobody can set. */
  readonly receivedAt: number;
}

/**
 * Keeps one token in memory. Any number of callers share one flight; a token is renewed 60 s before
 * its end (a third of a short life), measured from receipt on a clock that nobody can set.
 */
export class TokenSource {
  readonly #mint: Mint;
  readonly #timeoutMs: number;
  readonly #listeners = new Set<() => void>();
  #current: HeldToken | null = null;
  #flight: Promise<TokenAnswer> | null = null;
  #reason: MintReason = 'initial';
  #sessionId: string | null = null;
  #userId: string | null = null;

  /** @param options `timeoutMs`: how long a mint may take; 20 s unless told otherwise */
  constructor(mint: Mint, {timeoutMs = MINT_TIMEOUT_MS}: {readonly timeoutMs?: number} = {}) {
    this.#mint = mint;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * The first session of the visit, kept although each mint may name another (contract 4.6).
   * `null` before the first token.
   */
  get sessionId(): string | null {
    return this.#sessionId;
  }

  /**
   * Tells when a new token speaks for another user than the last one did, before anybody can use
   * it: what is on the screen belongs to somebody else, and a request that waits must be aborted.
   *
   * @returns the undo
   */
  onUserChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws {ChatError} of phase `mint`; the next call tries again */
  async get(): Promise<TokenAnswer> {
    if (this.#current && isFresh(this.#current)) return this.#current;
    this.#flight ??= this.#fly();
    return this.#flight;
  }

  /** Forgets a token that the gateway refused; another one may already be there. */
  reject(token: string): void {
    if (this.#current?.token !== token) return;
    this.#current = null;
    this.#reason = 'rejected';
  }

  /** Forgets token, session and user: the visit is over. A mint that is under way is not for the next. */
  forget(): void {
    this.#current = null;
    this.#flight = null;
    this.#reason = 'initial';
    this.#sessionId = null;
    this.#userId = null;
  }

  #fly(): Promise<TokenAnswer> {
    const isMine = (): boolean => this.#flight === flight;
    const flight: Promise<TokenAnswer> = this.#renew()
      .then((answer) => (isMine() ? this.#keep(answer) : answer))
      .finally(() => {
        if (isMine()) this.#flight = null;
      });
    return flight;
  }

  // A token that lives on is good enough while nobody can be asked for the next one.
  async #renew(): Promise<TokenAnswer> {
    const old = this.#current;
    try {
      return await this.#mintInTime(old ? 'expired' : this.#reason);
    } catch (error) {
      const passes =
        error instanceof ChatError && (error.transient || error.code === 'rate_limited');
      if (passes && old && this.#current === old && ageOf(old) < old.lifetimeMs) return old;
      throw error;
    }
  }

  // Neither a host's function nor its `fetch` is sure to obey the signal.
  async #mintInTime(reason: MintReason): Promise<TokenAnswer> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), this.#timeoutMs);
    const late = new Promise<never>((_, reject) => {
      const seconds = this.#timeoutMs / 1000;
      const error = new ChatError('network', `No token came within ${seconds} s.`, {phase: 'mint'});
      timeout.signal.addEventListener('abort', () => reject(error), {once: true});
    });
    try {
      return await Promise.race([this.#mint(reason, timeout.signal), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #keep(answer: TokenAnswer): TokenAnswer {
    if (answer === this.#current) return answer;
    this.#current = {...answer, receivedAt: performance.now()};
    const changed =
      this.#userId !== null && answer.userId !== null && this.#userId !== answer.userId;
    if (changed) this.#sessionId = null;
    this.#sessionId ??= answer.sessionId ?? randomId();
    this.#userId = answer.userId ?? this.#userId;
    if (changed) for (const listener of this.#listeners) listener();
    return answer;
  }
}

function ageOf({receivedAt}: HeldToken): number {
  return performance.now() - receivedAt;
}

function isFresh(token: HeldToken): boolean {
  return ageOf(token) < token.lifetimeMs - Math.min(RENEW_EARLY_MS, token.lifetimeMs / 3);
}

interface SharedSource {
  readonly source: TokenSource;
  request: typeof fetch;
}

const shared = new Map<string, SharedSource>();

/**
 * The one source of an endpoint on this page, however many elements use it. A mint is made with the
 * `request` of the latest call: a host's own `fetch` is often a new function at each render.
 */
export function sharedTokenSource(endpoint: URL, request: typeof fetch): TokenSource {
  const entry = shared.get(endpoint.href) ?? startSharing(endpoint, request);
  entry.request = request;
  return entry.source;
}

function startSharing(endpoint: URL, request: typeof fetch): SharedSource {
  const entry: SharedSource = {
    source: new TokenSource((reason, signal) =>
      mintByEndpoint(endpoint, entry.request)(reason, signal),
    ),
    request,
  };
  shared.set(endpoint.href, entry);
  return entry;
}
