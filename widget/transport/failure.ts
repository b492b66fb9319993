import {ChatError} from '../core/errors.ts';
import type {ChatErrorCode, ChatErrorPhase} from '../core/errors.ts';
import {readEnvelope, readRetryAfter} from './envelope.ts';
import type {Envelope} from './envelope.ts';
import {parseJson} from './json.ts';

/** Whom a request went to: the host's token endpoint (`mint`) or the gateway. */
export interface Addressee {
  readonly url: URL;
  readonly phase: ChatErrorPhase;
}

const MAX_ERROR_BODY = 16_384;

// Contract 4.5 and 7.1: inside a stream there is no status, so the code decides; older codes too.
// Whatever is not listed is a fault of the server.
const codeOfGatewayCode: ReadonlyMap<string | undefined, ChatErrorCode> = new Map([
  ['quota_exceeded', 'quota_exceeded'],
  ['tier_limit', 'quota_exceeded'],
  ['rate_limited', 'rate_limited'],
  ['BEHEST_RATE_LIMIT', 'rate_limited'],
  ['invalid_token', 'auth_required'],
  ['unauthenticated', 'auth_required'],
  ['BEHEST_AUTH_INVALID', 'auth_required'],
  ['BEHEST_AUTH_MISSING', 'auth_required'],
  ['BEHEST_AUTH_EXPIRED', 'auth_required'],
  ['forbidden', 'forbidden'],
  ['validation_error', 'bad_request'],
]);

/**
 * Reads a response that is not 2xx into an error. The body may be any of the envelopes of contract
 * 7.1, HTML, or nothing.
 */
export async function failureOfResponse(response: Response, to: Addressee): Promise<ChatError> {
  const envelope = readEnvelope(parseJson(await readText(response)));
  const {status, headers} = response;
  const code = codeOfStatus(status, to.phase);
  // The reader's clock may be wrong; the server's own is the one that its date goes by.
  const sentAt = Date.parse(headers.get('date') ?? '') || Date.now();
  const hint =
    code === 'config' ? `: check ${to.phase === 'mint' ? 'token-endpoint' : 'base-url'}` : '';
  return new ChatError(code, `${nameOf(to)} answered ${status}${codeIn(envelope)}${hint}.`, {
    phase: to.phase,
    status,
    traceId: traceIdOf(response),
    retryAfterSeconds: readRetryAfter(headers.get('retry-after'), envelope.retryAfter, sentAt),
    upgradeUrl: envelope.upgradeUrl,
  });
}

/**
 * Reads what stands in the place of an answer although the status was 200: an error event inside a
 * stream, or a body that is an error.
 */
export function failureOfBody(body: unknown, response: Response, phase: ChatErrorPhase): ChatError {
  const envelope = readEnvelope(body);
  const code = codeOfGatewayCode.get(envelope.code) ?? 'server_error';
  return new ChatError(code, `The gateway ended the answer with an error${codeIn(envelope)}.`, {
    phase,
    traceId: traceIdOf(response),
    retryAfterSeconds: readRetryAfter(null, envelope.retryAfter),
    upgradeUrl: envelope.upgradeUrl,
  });
}

/** A `fetch` that rejected: offline, DNS, or a CORS refusal; a browser does not tell them apart. */
export function failureOfFetch(cause: unknown, to: Addressee): ChatError {
  const page = location.origin;
  const refusal =
    to.url.origin === page ? '' : `, or ${page} is missing from the Allowed Origins there`;
  const message = `${nameOf(to)} could not be reached: offline, or it is down${refusal}.`;
  return new ChatError('network', message, {phase: to.phase, cause});
}

/** The trace id, when the gateway lets a page read it (contract 4.8, 4.9). */
export function traceIdOf({headers}: Response): string | undefined {
  const id = headers.get('x-trace-id') ?? headers.get('x-request-id') ?? undefined;
  return id && /^[\w.:/-]{1,128}$/.test(id) ? id : undefined;
}

/** Whom a message for developers is about; without a query, which may hold a secret. */
export function nameOf({url, phase}: Addressee): string {
  return phase === 'mint'
    ? `The token endpoint ${url.origin}${url.pathname}`
    : `The gateway ${url.origin}`;
}

/** What an HTTP status means, wherever it came from (contract 7.2). */
export function codeOfStatus(status: number, phase: ChatErrorPhase): ChatErrorCode {
  if (status === 401) return 'auth_required';
  if (status === 403) return phase === 'mint' ? 'auth_required' : 'forbidden';
  if (status === 402) return 'quota_exceeded';
  if (status === 429) return 'rate_limited';
  if (status === 404 || status === 405) return 'config';
  return status >= 500 ? 'server_error' : 'bad_request';
}

// What a server wrote is repeated only where it is a plain code.
function codeIn({code}: Envelope): string {
  return code && /^\w{1,64}$/.test(code) ? ` (${code})` : '';
}

async function readText(response: Response): Promise<string> {
  try {
    return (await response.text()).slice(0, MAX_ERROR_BODY);
  } catch {
    return '';
  }
}
