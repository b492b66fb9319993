import type {DayUse, Limits} from './limits.ts';
import type {Identity} from './tokens.ts';

const DOLLARS_PER_TOKEN = 0.000_000_4;

interface UsageQuestion {
  readonly identity: Identity;
  readonly limits: Limits;
  /** `YYYY-MM-DD` or a whole ISO time; open when absent. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** `GET /v1/billing/usage`, the documented shape (contract 6.1). */
export function billingUsage(question: UsageQuestion, model: string): unknown {
  const days = daysOf(question);
  const requests = sum(days, (day) => day.requests);
  const cost_usd = costOf(days);
  return {
    project_id: question.identity.pid,
    window: {
      from: dayOf(question.from) ?? days[0]?.day,
      to: dayOf(question.to) ?? days.at(-1)?.day,
    },
    platform: {
      requests,
      input_tokens: sum(days, (day) => day.inputTokens),
      output_tokens: sum(days, (day) => day.outputTokens),
      cost_usd,
      by_model: requests === 0 ? [] : [{model, requests, cost_usd}],
    },
  };
}

/** `GET /v1/usage`, the shape of the SDK (contract 6.1), by day whatever granularity is asked. */
export function sdkUsage(question: UsageQuestion): unknown {
  const days = daysOf(question);
  return {
    totals: {tokens: sum(days, tokensOf), cost_usd: costOf(days)},
    breakdown: days.map((day) => ({
      timestamp: `${day.day}T00:00:00.000Z`,
      tokens: tokensOf(day),
      cost_usd: costOf([day]),
    })),
  };
}

function daysOf({identity, limits, from, to}: UsageQuestion): readonly DayUse[] {
  const first = dayOf(from) ?? '';
  const last = dayOf(to) ?? '9999-12-31';
  return limits.days(identity).filter(({day}) => first <= day && day <= last);
}

function dayOf(time: string | undefined): string | undefined {
  return time?.slice(0, 10);
}

function tokensOf({inputTokens, outputTokens}: DayUse): number {
  return inputTokens + outputTokens;
}

function costOf(days: readonly DayUse[]): number {
  return Number((sum(days, tokensOf) * DOLLARS_PER_TOKEN).toFixed(6));
}

function sum(days: readonly DayUse[], part: (day: DayUse) => number): number {
  return days.reduce((total, day) => total + part(day), 0);
}
