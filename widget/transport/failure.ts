import {ChatError} from '../core/errors.ts';
import type {ChatErrorCode, ChatErrorPhase} from '../core/errors.ts';

/** What every error envelope of the gateway boils down to (contract 7.1). */
interface Envelope {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly upgradeUrl?: string | undefined;
  readonly retryAfter?: unknown;
}

const MAX_ERROR_BODY = 16_384;
const MAX_RETRY_AFTER_SECONDS = 600;

// Contract 4.5 and 7.1: inside a stream there is no status, so the code decides; older codes too.
const codeOfGatewayCode: Readonly<Record<string, ChatErrorCode>> = {
  quota_exceeded: 'quota_exceeded',
  tier_limit: 'quota_exceeded',
  rate_limited: 'rate_limited',
  BEHEST_RATE_LIMIT: 'rate_limited',
  invalid_token: 'auth_required',
  unauthenticated: 'auth_required',
  BEHEST_AUTH_INVALID: 'auth_required',
  BEHEST_AUTH_MISSING: 'auth_required',
  BEHEST_AUTH_EXPIRED: 'auth_required',
  forbidden: 'forbidden',
  validation_error: 'bad_request',
  server_error: 'server_error',
  upstream_error: 'server_error',
};

/**
 * Reads a response that is not 2xx into an error. The body may be any of the envelopes of contract
 * 7.1, HTML, or nothing.
 */
export async function failureOfResponse(
  response: Response,
  phase: ChatErrorPhase,
): Promise<ChatError> {
  const envelope = readEnvelope(parse(await readText(response)));
  const {status} = response;
  return new ChatError(
    codeOfStatus(status, phase),
    `${phase} answered ${describe(status, envelope)}`,
    {
      phase,
      status,
      traceId: traceIdOf(response),
      retryAfterSeconds: parseRetryAfter(response.headers.get('retry-after'), envelope.retryAfter),
      upgradeUrl: envelope.upgradeUrl,
    },
  );
}

/** Reads an error event inside a stream: `{error: {code, message, …}}`. */
export function failureOfStreamEvent(event: unknown, response: Response): ChatError {
  const envelope = readEnvelope(event);
  const code = codeOfGatewayCode[envelope.code ?? ''] ?? 'server_error';
  return new ChatError(code, `the stream ended with ${envelope.code ?? 'an error'}`, {
    phase: 'stream',
    traceId: traceIdOf(response),
    retryAfterSeconds: parseRetryAfter(null, envelope.retryAfter),
    upgradeUrl: envelope.upgradeUrl,
  });
}

/** A `fetch` that rejected: offline, DNS, or a CORS refusal; a browser does not tell them apart. */
export function failureOfFetch(cause: unknown, url: URL, phase: ChatErrorPhase): ChatError {
  const message = `${url.origin} could not be reached: offline, or it does not allow this page's origin.`;
  return new ChatError('network', message, {phase, cause});
}

/** The trace id, when the gateway lets a page read it (contract 4.8, 4.9). */
export function traceIdOf({headers}: Response): string | undefined {
  const id = headers.get('x-trace-id') ?? headers.get('x-request-id') ?? undefined;
  return id && /^[\w.:/-]{1,128}$/.test(id) ? id : undefined;
}

function codeOfStatus(status: number, phase: ChatErrorPhase): ChatErrorCode {
  if (status === 401) return 'auth_required';
  if (status === 403) return phase === 'mint' ? 'auth_required' : 'forbidden';
  if (status === 402) return 'quota_exceeded';
  if (status === 429) return 'rate_limited';
  if (status === 404 || status === 405) return 'config';
  return status >= 500 ? 'server_error' : 'bad_request';
}

function readEnvelope(body: unknown): Envelope {
  if (!isRecord(body)) return {};
  const inner = isRecord(body['error']) ? body['error'] : body;
  const details = isRecord(inner['details']) ? inner['details'] : {};
  const flat = typeof body['error'] === 'string' ? body['error'] : undefined;
  return {
    code: text(inner['code']),
    message: text(inner['message']) ?? flat,
    upgradeUrl: webAddress(inner['upgrade_url'] ?? details['upgrade_url']),
    retryAfter: inner['retry_after'] ?? details['retry_after'],
  };
}

/** Whole seconds, or a date; what is neither counts as not given (contract 7.3). */
function parseRetryAfter(header: string | null, fromBody: unknown): number | undefined {
  const value = header ?? (typeof fromBody === 'number' ? String(fromBody) : text(fromBody));
  if (value === undefined) return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(value)
    ? Number(value)
    : (Date.parse(value) - Date.now()) / 1000;
  if (!Number.isFinite(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 1), MAX_RETRY_AFTER_SECONDS);
}

async function readText(response: Response): Promise<string> {
  try {
    return (await response.text()).slice(0, MAX_ERROR_BODY);
  } catch {
    return '';
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function describe(status: number, {code}: Envelope): string {
  return code && /^\w{1,64}$/.test(code) ? `${status} (${code})` : String(status);
}

function webAddress(value: unknown): string | undefined {
  const address = text(value);
  return address && /^https?:\/\/[^/\\]/i.test(address) ? address : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
