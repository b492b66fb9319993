/** What a `BehestError` may know beside its message. */
export interface BehestErrorDetails {
  /** HTTP status of the answer; the class default when there was none. */
  readonly status?: number;
  /** Stable machine word: contract 7.2, 2.4 and `timeout`, `validation_error`. */
  readonly code?: string;
  /** `X-Trace-Id`, else `X-Request-Id` of the answer. */
  readonly traceId?: string;
  /** The parsed error body (keys and tokens removed), or what `fetch` rejected with. */
  readonly raw?: unknown;
}

/**
 * Anything that went wrong on the way to Behest. Messages never hold a key or a token.
 * `raw` is left out of enumeration, so that logging or serialising an error cannot spill it.
 */
export class BehestError extends Error {
  override readonly name: string = 'BehestError';
  readonly status?: number;
  readonly code?: string;
  readonly traceId?: string;
  declare readonly raw?: unknown;

  constructor(message: string, details: BehestErrorDetails = {}) {
    super(message);
    if (details.status !== undefined) this.status = details.status;
    if (details.code !== undefined) this.code = details.code;
    if (details.traceId !== undefined) this.traceId = details.traceId;
    Object.defineProperty(this, 'raw', {value: details.raw, enumerable: false});
  }
}

/** Local configuration is wrong: nothing was sent. Never has a `status`. */
export class BehestConfigError extends BehestError {
  override readonly name = 'BehestConfigError';
  /** Every problem found, one sentence each, none with a value in it. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], code = 'bad_key_format') {
    super(problems.join(' '), {code});
    this.problems = problems;
  }
}

/** 401 or 403: the key or the token is refused. */
export class BehestAuthError extends BehestError {
  override readonly name = 'BehestAuthError';

  constructor(message: string, details: BehestErrorDetails = {}) {
    super(message, {status: 401, code: 'invalid_token', ...details});
  }
}

/** 402: the user's daily allowance is used up. */
export class BehestQuotaError extends BehestError {
  override readonly name = 'BehestQuotaError';

  constructor(message: string, details: BehestErrorDetails = {}) {
    super(message, {status: 402, code: 'quota_exceeded', ...details});
  }
}

/** 429: too many requests. */
export class BehestRateLimitError extends BehestError {
  override readonly name = 'BehestRateLimitError';
  /** Seconds to wait, as the gateway said; `undefined` when it did not say or not readably. */
  readonly retryAfter?: number;

  constructor(message: string, details: BehestErrorDetails & {readonly retryAfter?: number} = {}) {
    const {retryAfter, ...rest} = details;
    super(message, {status: 429, code: 'rate_limited', ...rest});
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** 5xx, an unreachable gateway (`network_error`), no answer in time (`timeout`), or nonsense. */
export class BehestServerError extends BehestError {
  override readonly name = 'BehestServerError';

  constructor(message: string, details: BehestErrorDetails = {}) {
    super(message, {status: 500, code: 'server_error', ...details});
  }
}

/** 400 or 422, or an argument refused here before anything was sent. */
export class BehestBadRequestError extends BehestError {
  override readonly name = 'BehestBadRequestError';

  constructor(message: string, details: BehestErrorDetails = {}) {
    super(message, {status: 400, code: 'validation_error', ...details});
  }
}
