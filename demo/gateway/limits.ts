import {GatewayError} from './errors.ts';
import type {Owner} from './threads.ts';
import {scaleTier, type Tier} from './tiers.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What a user has consumed since midnight UTC, or on a day before. */
export interface DayUse {
  /** Midnight, epoch milliseconds. */
  readonly start: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  requests: number;
  inputTokens: number;
  outputTokens: number;
}

export interface Limits {
  /**
   * Counts one request.
   *
   * @throws GatewayError 429 with `Retry-After` above the requests of a sliding minute, 402 with
   * details above the requests or tokens of the day. A refused request is not counted.
   */
  admit(owner: Owner, tier: Tier): void;
  /** Counts what the model has read. */
  read(owner: Owner, tokens: number): void;
  /** Counts what the model has said; gives the error that ends the answer when the day's budget is spent. */
  say(owner: Owner, tier: Tier, tokens: number): GatewayError | undefined;
  /** Every day on which the owner has consumed something, oldest first. */
  days(owner: Owner): readonly DayUse[];
  clear(): void;
}

interface LimitsOptions {
  readonly now: () => number;
  readonly settings: {readonly limits: boolean; readonly tierScale: number};
}

interface Account {
  /** When the requests of the last minute came in, oldest first. */
  recent: number[];
  readonly days: DayUse[];
}

/** About four characters a token, as good as any guess without the model's own tokenizer. */
export function tokensIn(characters: number): number {
  return Math.ceil(characters / 4);
}

export function createLimits({now, settings}: LimitsOptions): Limits {
  const accounts = new Map<string, Account>();
  const accountOf = (owner: Owner): Account => {
    const key = `${owner.pid} ${owner.uid}`;
    const account = accounts.get(key) ?? {recent: [], days: []};
    accounts.set(key, account);
    return account;
  };
  const today = (owner: Owner): DayUse => currentDay(accountOf(owner), now());
  const scaled = (tier: Tier): Tier => scaleTier(tier, settings.tierScale);

  return {
    admit(owner, tier) {
      const account = accountOf(owner);
      const use = today(owner);
      account.recent = account.recent.filter((time) => time > now() - MINUTE_MS);
      if (settings.limits) {
        refuseBursts(account.recent, scaled(tier), now());
        refuseOverdrawn(use, scaled(tier));
      }
      account.recent.push(now());
      use.requests++;
    },
    read(owner, tokens) {
      today(owner).inputTokens += tokens;
    },
    say(owner, tier, tokens) {
      const use = today(owner);
      use.outputTokens += tokens;
      const limit = scaled(tier).tokensPerDay;
      return settings.limits && tokensOf(use) > limit ? tokensSpent(use, tier, limit) : undefined;
    },
    days: (owner) => accountOf(owner).days,
    clear: () => accounts.clear(),
  };
}

function currentDay({days}: Account, now: number): DayUse {
  const start = now - (now % DAY_MS);
  const last = days.at(-1);
  if (last?.start === start) {
    return last;
  }
  const day = new Date(start).toISOString().slice(0, 10);
  const fresh: DayUse = {start, day, requests: 0, inputTokens: 0, outputTokens: 0};
  days.push(fresh);
  return fresh;
}

function refuseBursts(recent: readonly number[], tier: Tier, now: number): void {
  const oldest = recent[recent.length - tier.requestsPerMinute];
  if (oldest !== undefined) {
    throw new GatewayError({
      status: 429,
      code: 'rate_limited',
      message: `The ${tier.name} tier allows ${tier.requestsPerMinute} requests a minute.`,
      retryAfter: String(Math.max(1, Math.ceil((oldest + MINUTE_MS - now) / 1000))),
    });
  }
}

function refuseOverdrawn(use: DayUse, tier: Tier): void {
  if (use.requests >= tier.requestsPerDay) {
    throw quotaExceeded(`The ${tier.name} tier allows ${tier.requestsPerDay} requests a day.`, {
      tier: tier.name,
      limit: {requests_per_day: tier.requestsPerDay},
      usage: {requests_today: use.requests},
    });
  }
  if (tokensOf(use) >= tier.tokensPerDay) {
    throw tokensSpent(use, tier, tier.tokensPerDay);
  }
}

function tokensSpent(use: DayUse, tier: Tier, limit: number): GatewayError {
  return quotaExceeded(`The ${tier.name} tier allows ${limit} tokens a day.`, {
    tier: tier.name,
    limit: {tokens_per_day: limit},
    usage: {tokens_today: tokensOf(use)},
  });
}

/** 402 with the details of contract 6.3. */
export function quotaExceeded(
  message: string,
  details: Readonly<Record<string, unknown>>,
): GatewayError {
  return new GatewayError({status: 402, code: 'quota_exceeded', message, details});
}

function tokensOf({inputTokens, outputTokens}: DayUse): number {
  return inputTokens + outputTokens;
}
