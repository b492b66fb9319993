import {ChatError} from '../core/errors.ts';
import {codeOfStatus, failureOfResponse, nameOf} from './failure.ts';
import {firstNumber, isFields, parseJson} from './json.ts';
import {readBody, send} from './request.ts';
import {readTokenAnswer} from './token-answer.ts';
import type {TokenAnswer} from './token-answer.ts';

/** Why a token is wanted: the first one, the last one is about to end, the gateway refused it. */
export type MintReason = 'initial' | 'expired' | 'rejected';

/** Asks somebody for a token. @throws {ChatError} of phase `mint` */
export type Mint = (reason: MintReason, signal: AbortSignal) => Promise<TokenAnswer>;

/** A host's own mint function (the `mint` property). A bare token string will do. */
export type HostMint = (context: {
  readonly reason: MintReason;
  readonly signal: AbortSignal;
}) => unknown;

/**
 * Mints by the host's function instead of an endpoint. Nothing instead of a token means that nobody
 * is signed in; an error that carries an HTTP status means what that status means.
 */
export function mintByHost(host: HostMint): Mint {
  return async (reason, signal) => readTokenAnswer(await ask(host, {reason, signal}), SOURCE);
}

const SOURCE = 'The mint function';

async function ask(host: HostMint, context: Parameters<HostMint>[0]): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await host(context);
  } catch (cause) {
    if (cause instanceof ChatError) throw cause;
    const status = statusOf(cause);
    const code = status === undefined ? 'server_error' : codeOfStatus(status, 'mint');
    throw new ChatError(code, `${SOURCE} failed.`, {phase: 'mint', status, cause});
  }
  if (answer !== undefined && answer !== null) return answer;
  throw new ChatError('auth_required', `${SOURCE} gave no token.`, {phase: 'mint'});
}

function statusOf(error: unknown): number | undefined {
  if (!isFields(error)) return undefined;
  const response = isFields(error['response']) ? error['response'] : {};
  return firstNumber(error, 'status') ?? firstNumber(response, 'status');
}

/**
 * Mints at the host's own endpoint: a POST with the host's cookies and without a body. A redirect is
 * not followed: it is a login page more often than a token.
 */
export function mintByEndpoint(endpoint: URL, request: typeof fetch): Mint {
  const to = {url: endpoint, phase: 'mint'} as const;
  return async (_reason, signal) => {
    const response = await send(to, {
      fetch: request,
      method: 'POST',
      credentials: 'include',
      headers: {Accept: 'application/json'},
      signal,
    });
    if (!response.ok) throw await failureOfResponse(response, to);
    return readTokenAnswer(parseJson(await readBody(response, to)), nameOf(to));
  };
}
