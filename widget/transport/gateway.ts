import {ChatError} from '../core/errors.ts';
import type {ChatTransport, ReplyPiece, ReplyRequest, Turn} from '../core/ports.ts';
import {configError, gatewayAddress} from './address.ts';
import {readAnswer} from './answer.ts';
import {failureOfResponse, nameOf} from './failure.ts';
import type {Addressee} from './failure.ts';
import {withoutSecrets} from './secrets.ts';
import {parseJson} from './json.ts';
import {readBody, send} from './request.ts';
import {readTurns, threadPath} from './threads.ts';
import type {TokenSource} from './token.ts';
import type {TokenAnswer} from './token-answer.ts';

export interface GatewayOptions {
  readonly tokens: TokenSource;
  /** The gateway's origin, with or without `/v1`; without it the token answer names it. */
  readonly baseUrl?: string | undefined;
  /** @default 'default': the project's own model (contract 4.2) */
  readonly model?: string | undefined;
  readonly fetch: typeof fetch;
  /** The page's own address, to resolve relative ones. */
  readonly page: string;
  /** What the host tells the model about the page; `null` when there is nothing. */
  readonly context?: (() => string | null) | undefined;
}

/** Speaks with the gateway directly from the browser (contract 4, 5). */
export class GatewayTransport implements ChatTransport {
  readonly #read: () => GatewayOptions;

  /** @param options read anew for each request, so that a host may change them at any time */
  constructor(options: () => GatewayOptions) {
    this.#read = options;
  }

  async *reply(request: ReplyRequest, signal: AbortSignal): AsyncGenerator<ReplyPiece> {
    try {
      const {response, token} = await this.#ask(signal, {
        path: 'chat/completions',
        threadId: request.threadId,
        body: (bearer) => this.#body(request, bearer),
      });
      yield* this.#noteRefusal(token, readAnswer(response, signal));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async history(threadId: string, signal: AbortSignal): Promise<readonly Turn[] | null> {
    try {
      const {response, to} = await this.#ask(signal, {path: `${threadPath(threadId)}/messages`});
      return readTurns(parseJson(await readBody(response, to)));
    } catch (error) {
      if (error instanceof ChatError && error.status === 404) return null;
      if (error instanceof ChatError || signal.aborted) throw error;
      throw new ChatError('protocol', 'The stored messages could not be read.', {
        phase: 'request',
        cause: error,
      });
    }
  }

  // A token may end while the answer comes; the next request needs another one.
  async *#noteRefusal(
    token: string,
    pieces: AsyncIterable<ReplyPiece>,
  ): AsyncGenerator<ReplyPiece> {
    try {
      yield* pieces;
    } catch (error) {
      if (error instanceof ChatError && error.code === 'auth_required') {
        this.#read().tokens.reject(token);
      }
      throw error;
    }
  }

  // With a thread the gateway knows the conversation; sent again it would be there twice (4.3).
  #body({threadId, turns}: ReplyRequest, {token, userId}: TokenAnswer): object {
    const {context, model, tokens} = this.#read();
    const told = withoutSecrets(context?.() ?? '', [token, userId, tokens.sessionId]);
    const sent = threadId === null ? turns : turns.slice(-1);
    const messages = [
      ...(told === '' ? [] : [{role: 'system', content: told}]),
      ...sent.map(({role, text}) => ({role, content: text})),
    ];
    return {model: model || 'default', stream: true, messages};
  }

  // A refused token is replaced once; the second refusal is final (contract 7.2).
  async #ask(signal: AbortSignal, request: GatewayRequest): Promise<Asked> {
    const first = await this.#askOnce(signal, request);
    if (first.response.status !== 401) return check(first);
    await first.response.body?.cancel();
    return check(await this.#askOnce(signal, request));
  }

  async #askOnce(signal: AbortSignal, request: GatewayRequest): Promise<Asked> {
    const {tokens, baseUrl, fetch, page} = this.#read();
    const bearer = await tokens.get();
    signal.throwIfAborted();
    const base = baseUrl || bearer.baseUrl;
    if (!base) throw configError('No gateway: set base-url, or return baseUrl with the token.');
    const url = gatewayAddress(base, page);
    url.pathname += `/${request.path}`;
    const to = {url, phase: 'request'} as const;
    const response = await send(to, {
      fetch,
      method: request.body ? 'POST' : 'GET',
      headers: headersOf(request, bearer.token, tokens.sessionId),
      body: request.body ? JSON.stringify(request.body(bearer)) : null,
      credentials: 'omit',
      referrerPolicy: 'strict-origin-when-cross-origin',
      signal,
    });
    if (response.status === 401) tokens.reject(bearer.token);
    return {response, token: bearer.token, to};
  }
}

interface GatewayRequest {
  /** Below `/v1/`. */
  readonly path: string;
  /** Makes a POST of it. */
  readonly body?: (bearer: TokenAnswer) => object;
  readonly threadId?: string | null;
}

interface Asked {
  readonly response: Response;
  /** The token that was used. */
  readonly token: string;
  readonly to: Addressee;
}

async function check(asked: Asked): Promise<Asked> {
  const {response, to} = asked;
  if (!response.ok) throw await failureOfResponse(response, to);
  if (response.headers.get('content-type')?.includes('text/html')) {
    await response.body?.cancel();
    throw configError(`${nameOf(to)} answered with an HTML page: check base-url.`);
  }
  return asked;
}

// These four and no others: a strict preflight refuses the request for any more (design.md 4).
function headersOf(
  {body, threadId}: GatewayRequest,
  token: string,
  sessionId: string | null,
): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
    ...(sessionId === null ? {} : {'X-Session-Id': sessionId}),
    ...(threadId ? {'X-Thread-Id': threadId} : {}),
  };
}
