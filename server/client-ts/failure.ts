import {
  BehestAuthError,
  BehestBadRequestError,
  BehestError,
  BehestQuotaError,
  BehestRateLimitError,
  BehestServerError,
  type BehestErrorDetails,
} from './errors.ts';

const SECRET_SHAPES =
  /behest_[sp]k_[\w+/=-]*|eyJ[\w-]+\.[\w-]*\.[\w-]*|-----BEGIN[\s\S]*?(?:-----END[^-]*-----|$)/g;
const LONGEST_MESSAGE = 300;

/** A non-2xx answer, its body already read. */
export interface RefusedAnswer {
  readonly status: number;
  readonly headers: {readonly get: (name: string) => string | null};
  /** Text as it came; read here after everything secret was cut out of it. */
  readonly text: string;
}

/**
 * The typed error for a non-2xx answer (contract 7.2). Reads every envelope of contract 7.1:
 * `{error: {code, message}}`, `{error: "text", code}`, `{code}`, `{message}`, HTML and nothing.
 *
 * @param secrets Values that must not survive into the error, whatever the gateway echoes.
 */
export function failureOf(answer: RefusedAnswer, secrets: readonly string[]): BehestError {
  const {status, headers} = answer;
  const raw = parsed(withoutSecrets(spelledPlainly(answer.text), secrets));
  const {code, message} = envelope(raw);
  const traceId = headers.get('x-trace-id') ?? headers.get('x-request-id');
  const details: BehestErrorDetails = {
    status,
    raw,
    ...(code === undefined ? {} : {code}),
    ...(traceId === null ? {} : {traceId}),
  };
  const text = message ?? `Behest answered ${status}.`;
  switch (status) {
    case 400:
    case 422:
      return new BehestBadRequestError(text, details);
    case 401:
      return new BehestAuthError(text, details);
    case 402:
      return new BehestQuotaError(text, details);
    case 403:
      return new BehestAuthError(text, {code: 'forbidden', ...details});
    case 429:
      return new BehestRateLimitError(text, {...details, ...retryAfter(headers, raw)});
    default:
      return status >= 500 ? new BehestServerError(text, details) : new BehestError(text, details);
  }
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), text);
  return known.replace(SECRET_SHAPES, '[removed]');
}

/** JSON can spell any letter of a secret as an escape; written anew, each has one spelling. */
function spelledPlainly(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function envelope(raw: unknown): {code: string | undefined; message: string | undefined} {
  const outer = fields(raw);
  const inner = fields(outer['error']);
  return {
    code: word(inner['code']) ?? word(outer['code']),
    message: sentence(inner['message']) ?? sentence(outer['error']) ?? sentence(outer['message']),
  };
}

/** Header first, then the body's own field: the header is often not readable through a proxy. */
function retryAfter(headers: RefusedAnswer['headers'], raw: unknown): {retryAfter?: number} {
  const outer = fields(raw);
  const inner = fields(outer['error']);
  const candidates = [
    secondsOf(headers.get('retry-after')),
    inner['retry_after'],
    fields(inner['details'])['retry_after'],
    outer['retry_after'],
  ];
  const seconds = candidates.find((value) => typeof value === 'number' && value >= 0);
  return typeof seconds === 'number' ? {retryAfter: Math.ceil(seconds)} : {};
}

/** Seconds or an HTTP date (RFC 9110 10.2.3); anything else is `undefined`. */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = /^\w{3}, /.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined;
}

/** One printable line: what a gateway says may end up in a log. */
function sentence(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return value.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, LONGEST_MESSAGE);
}
