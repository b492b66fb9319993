import {
  BehestAuthError,
  BehestBadRequestError,
  BehestConfigError,
  BehestError,
  BehestQuotaError,
  BehestRateLimitError,
  BehestServerError,
} from '@behest/client-ts';

/** Configuration that the server must not start with. Each problem names a variable, never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

interface Kind {
  readonly status: number;
  readonly message: string;
  /** Whether the same request may succeed later without anybody doing anything. */
  readonly retryable: boolean;
}

/** Every way to be refused (contract 3.5, RFC 9110). Nothing that a gateway said gets in here. */
const KINDS = {
  unauthenticated: {status: 401, message: 'Sign in first.', retryable: false},
  quota_exceeded: {status: 402, message: 'The daily allowance is used up.', retryable: false},
  origin_not_allowed: {status: 403, message: 'This origin is not allowed.', retryable: false},
  user_not_allowed: {status: 403, message: 'This account cannot use the chat.', retryable: false},
  not_found: {status: 404, message: 'There is nothing here.', retryable: false},
  incomplete_request: {status: 400, message: 'The request did not arrive.', retryable: true},
  method_not_allowed: {status: 405, message: 'Use POST.', retryable: false},
  body_too_large: {status: 413, message: 'Send no body.', retryable: false},
  unsupported_media_type: {status: 415, message: 'Send JSON or no body.', retryable: false},
  rate_limited: {status: 429, message: 'Too many requests.', retryable: true},
  internal: {status: 500, message: 'Something went wrong here.', retryable: false},
  mint_misconfigured: {status: 502, message: 'The chat is not set up correctly.', retryable: false},
  gateway_error: {status: 502, message: 'The chat service gave no valid token.', retryable: false},
  not_ready: {status: 503, message: 'Not ready.', retryable: true},
  session_unavailable: {status: 503, message: 'Sessions cannot be checked now.', retryable: true},
  tier_unavailable: {status: 503, message: 'The plan cannot be looked up now.', retryable: true},
  limiter_unavailable: {status: 503, message: 'Requests cannot be counted now.', retryable: true},
  gateway_unavailable: {
    status: 503,
    message: 'The chat service is not reachable.',
    retryable: true,
  },
  gateway_timeout: {status: 504, message: 'The chat service did not answer.', retryable: true},
} as const satisfies Readonly<Record<string, Kind>>;

/** Stable machine words of our own errors. */
export type RefusalCode = keyof typeof KINDS;

const UNAVAILABLE_RETRY_SECONDS = 1;
const UNKNOWN_RETRY_SECONDS = 10;
const LONGEST_RETRY_SECONDS = 3600;
/** Shorter than any token, and nothing that a log could trip over. */
const TRACE_ID = /^[\w.:-]{1,64}$/;

/** A request that gets no token, and why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly status: number;
  /** Seconds, 1–3600; only where waiting helps. */
  readonly retryAfter: number | undefined;
  /** What the gateway calls the request that it refused, for our log. */
  readonly traceId: string | undefined;

  constructor(code: RefusalCode, retryAfter?: number, traceId?: string) {
    super(KINDS[code].message);
    this.code = code;
    this.traceId = traceId;
    this.status = KINDS[code].status;
    this.retryAfter = this.status === 503 ? UNAVAILABLE_RETRY_SECONDS : bounded(retryAfter);
  }

  /** The answer: `{error: {code, message, requestId, retryable}}` under the given headers. */
  toResponse(headers: Readonly<Record<string, string>>, requestId: string): Response {
    const {code, message, status, retryAfter} = this;
    const {retryable} = KINDS[code];
    return new Response(JSON.stringify({error: {code, message, requestId, retryable}}), {
      status,
      headers: {
        ...headers,
        'content-type': 'application/json',
        ...(retryAfter === undefined ? {} : {'retry-after': String(retryAfter)}),
        ...(status === 405 ? {allow: 'POST, OPTIONS'} : {}),
      },
    });
  }
}

/**
 * The one place where a failed mint becomes an answer (contract 3.5). A refused key is our fault
 * and never a 401, or every widget would ask signed-in users to sign in again.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof BehestError)) return new Refusal('internal');
  const wait =
    error instanceof BehestRateLimitError ? (error.retryAfter ?? UNKNOWN_RETRY_SECONDS) : undefined;
  const {traceId = ''} = error;
  return new Refusal(codeOf(error), wait, TRACE_ID.test(traceId) ? traceId : undefined);
}

function codeOf(error: BehestError): RefusalCode {
  if (error instanceof BehestAuthError) return 'mint_misconfigured';
  if (error instanceof BehestConfigError) return 'mint_misconfigured';
  if (error instanceof BehestQuotaError) return 'quota_exceeded';
  if (error instanceof BehestRateLimitError) return 'rate_limited';
  if (error instanceof BehestBadRequestError) return 'internal';
  if (!(error instanceof BehestServerError)) return 'gateway_error';
  if (error.code === 'timeout') return 'gateway_timeout';
  // A server error with a status below 500 is an answer that makes no sense.
  return (error.status ?? 500) < 500 ? 'gateway_error' : 'gateway_unavailable';
}

function bounded(seconds: number | undefined): number | undefined {
  return seconds === undefined
    ? undefined
    : Math.min(Math.max(Math.ceil(seconds), 1), LONGEST_RETRY_SECONDS);
}
