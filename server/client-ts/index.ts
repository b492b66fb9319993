export {Behest} from './behest.ts';
export type {BehestInit, Environment} from './config.ts';
export {
  BehestAuthError,
  BehestBadRequestError,
  BehestConfigError,
  BehestError,
  BehestQuotaError,
  BehestRateLimitError,
  BehestServerError,
} from './errors.ts';
export {decodeToken, generateSessionId, type BehestClaims} from './token.ts';
export type {Tier} from './arguments.ts';
export type {CallOptions} from './calls.ts';
export type {Auth} from './mint.ts';
export type {MintOptions, MintResult} from './mint-order.ts';
export type {Thread, ThreadMessage, Threads} from './threads.ts';
export type {BillingUsage, BillingWindow, Usage, UsageQuery, UsageReport} from './usage.ts';
export type {Transport, TransportAnswer, TransportRequest} from './transport.ts';
