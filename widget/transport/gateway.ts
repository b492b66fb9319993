import type {ChatCompletionChunk} from 'openai/resources/chat/completions';
import {_iterSSEMessages as readEvents} from 'openai/core/streaming';

import {ChatError} from '../core/errors.ts';
import type {ChatTransport, ReplyPiece, ReplyRequest, Turn} from '../core/ports.ts';
import {configError, gatewayAddress} from './address.ts';
import {failureOfResponse, failureOfStreamEvent, traceIdOf} from './failure.ts';
import {send} from './request.ts';
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

  get #options(): GatewayOptions {
    return this.#read();
  }

  async *reply(request: ReplyRequest, signal: AbortSignal): AsyncGenerator<ReplyPiece> {
    const response = await this.#fetch('chat/completions', signal, {
      method: 'POST',
      body: JSON.stringify(this.#body(request)),
      threadId: request.threadId,
    });
    yield {type: 'accepted', traceId: traceIdOf(response)};
    yield* readReply(response, signal);
  }

  async history(threadId: string, signal: AbortSignal): Promise<readonly Turn[] | null> {
    try {
      const response = await this.#fetch(`${threadPath(threadId)}/messages`, signal, {
        method: 'GET',
      });
      return readTurns(await response.json());
    } catch (error) {
      if (error instanceof ChatError && (error.status === 404 || error.status === 403)) return null;
      if (error instanceof ChatError || signal.aborted) throw error;
      throw new ChatError('protocol', 'The stored messages could not be read.', {
        phase: 'request',
        cause: error,
      });
    }
  }

  // With a thread the gateway knows the conversation; sent again it would be there twice (4.3).
  #body({threadId, turns}: ReplyRequest): object {
    const sent = threadId === null ? turns : turns.slice(-1);
    const context = this.#options.context?.();
    const messages = [
      ...(context ? [{role: 'system', content: context}] : []),
      ...sent.map(({role, text}) => ({role, content: text})),
    ];
    return {model: this.#options.model || 'default', stream: true, messages};
  }

  // A refused token is replaced once; the second refusal is final (contract 7.2).
  async #fetch(path: string, signal: AbortSignal, request: GatewayRequest): Promise<Response> {
    const first = await this.#attempt(path, signal, request);
    const response = first.status === 401 ? await this.#attempt(path, signal, request) : first;
    return this.#check(response);
  }

  async #attempt(path: string, signal: AbortSignal, request: GatewayRequest): Promise<Response> {
    const {tokens} = this.#options;
    const answer = await tokens.get();
    const response = await this.#request(path, signal, {...request, ...answer});
    if (response.status === 401) tokens.reject(answer.token);
    return response;
  }

  async #check(response: Response): Promise<Response> {
    if (!response.ok) throw await failureOfResponse(response, 'request');
    return response;
  }

  #request(
    path: string,
    signal: AbortSignal,
    request: GatewayRequest & TokenAnswer,
  ): Promise<Response> {
    return send(this.#url(path, request.baseUrl), {
      fetch: this.#options.fetch,
      phase: 'request',
      method: request.method,
      headers: this.#headers(request),
      body: request.body ?? null,
      credentials: 'omit',
      referrerPolicy: 'strict-origin-when-cross-origin',
      signal,
    });
  }

  #url(path: string, answered: string | null): URL {
    const base = this.#options.baseUrl || answered;
    if (!base) throw configError('No gateway: set base-url, or return baseUrl with the token.');
    const url = gatewayAddress(base, this.#options.page);
    url.pathname += `/${path}`;
    return url;
  }

  #headers({token, body, threadId}: GatewayRequest & TokenAnswer): Record<string, string> {
    const sessionId = this.#options.tokens.sessionId;
    return {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
      ...(sessionId === null ? {} : {'X-Session-Id': sessionId}),
      ...(threadId ? {'X-Thread-Id': threadId} : {}),
    };
  }
}

interface GatewayRequest {
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  readonly threadId?: string | null;
}

// The package's own decoder takes the bytes apart. Its `Stream` on top of it is not used: it gives up
// at the first malformed chunk and would lose the text behind it.
async function* readReply(response: Response, signal: AbortSignal): AsyncGenerator<ReplyPiece> {
  let reason: string | null = null;
  let malformed = 0;
  try {
    for await (const {data} of readEvents(response, new AbortController())) {
      if (signal.aborted) return;
      if (data.startsWith('[DONE]')) break;
      const chunk = parseChunk(data);
      if (!chunk) {
        malformed++;
        continue;
      }
      if ('error' in chunk && chunk.error) throw failureOfStreamEvent(chunk, response);
      const choice = chunk.choices?.[0];
      if (choice?.delta?.content) yield {type: 'text', text: choice.delta.content};
      reason = choice?.finish_reason ?? reason;
    }
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof ChatError) throw error;
    throw interrupted(response, error);
  }
  if (reason === null) throw interrupted(response);
  if (malformed > 0) {
    throw new ChatError('protocol', `${malformed} part(s) of the answer could not be read.`, {
      phase: 'stream',
      traceId: traceIdOf(response),
    });
  }
  yield {type: 'finish', reason};
}

function parseChunk(data: string): Partial<ChatCompletionChunk & {error: unknown}> | null {
  try {
    const chunk: unknown = JSON.parse(data);
    return typeof chunk === 'object' ? chunk : null;
  } catch {
    return null;
  }
}

function interrupted(response: Response, cause?: unknown): ChatError {
  return new ChatError('stream_interrupted', 'The stream ended before the answer did.', {
    phase: 'stream',
    traceId: traceIdOf(response),
    cause,
  });
}
