import type {CallOptions, DataCall} from './calls.ts';
import {BehestError} from './errors.ts';

/** Which part of the usage to report. */
export interface UsageQuery {
  readonly from?: Date | string;
  readonly to?: Date | string;
  readonly user_id?: string;
  /** Default `day`. */
  readonly granularity?: 'minute' | 'hour' | 'day';
}

/** Answer of `GET /v1/usage` (contract 6.1). */
export interface UsageReport {
  readonly totals: {readonly tokens: number; readonly cost_usd: number};
  readonly breakdown: readonly {
    readonly timestamp: string;
    readonly tokens: number;
    readonly cost_usd: number;
  }[];
}

/** Days as `YYYY-MM-DD`, or moments whose UTC day counts. */
export interface BillingWindow {
  readonly from?: Date | string;
  readonly to?: Date | string;
}

/** Answer of `GET /v1/billing/usage` as far as it is documented (contract 6.1). */
export interface BillingUsage {
  readonly project_id: string;
  readonly window: {readonly from: string; readonly to: string};
  readonly platform: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** What was used and what it cost. */
export interface Usage {
  /** @throws BehestError `not_supported` (404) where the gateway has no such route yet. */
  readonly get: (query?: UsageQuery, options?: CallOptions) => Promise<UsageReport>;
  /** The documented route. */
  readonly billing: (window?: BillingWindow, options?: CallOptions) => Promise<BillingUsage>;
}

/** Usage calls over the given wire. */
export function createUsage(call: DataCall): Usage {
  return {
    get: async ({from, to, user_id, granularity = 'day'} = {}, options) => {
      const query = queryOf({from: moment(from), to: moment(to), user_id, granularity});
      const report = await call('GET', `/v1/usage${query}`, options).catch(notSupported);
      return report as UsageReport;
    },
    billing: async ({from, to} = {}, options) => {
      const query = queryOf({from: moment(from)?.slice(0, 10), to: moment(to)?.slice(0, 10)});
      return (await call('GET', `/v1/billing/usage${query}`, options)) as BillingUsage;
    },
  };
}

function moment(value: Date | string | undefined): string | undefined {
  return value instanceof Date ? value.toISOString() : value;
}

function queryOf(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

function notSupported(error: unknown): never {
  if (!(error instanceof BehestError) || error.status !== 404) throw error;
  throw new BehestError('This gateway has no /v1/usage.', {status: 404, code: 'not_supported'});
}
