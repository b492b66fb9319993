import type {AnswerRecord} from './answer-record.ts';
import type {Conversation} from './conversation.ts';
import {badRequest, GatewayError} from './errors.ts';
import type {UpstreamOptions} from './options.ts';
import {STREAM_HEADERS} from './sse.ts';
import {copyStream} from './stream-copy.ts';

/**
 * Lets a real model answer: the body that the client sent, with the thread's history in it, goes to
 * the server upstream, and what comes back goes to the client as it is, while a copy is read for the
 * thread and the counts. When the client leaves, the request upstream is aborted.
 *
 * @throws GatewayError 429 as the server says it, 400 for a request that it refuses, else 502.
 */
export async function passThrough(
  conversation: Conversation,
  record: AnswerRecord,
  upstream: UpstreamOptions,
): Promise<Response> {
  const abort = new AbortController();
  conversation.request.signal.addEventListener('abort', () => abort.abort(), {
    signal: abort.signal,
  });
  const response = await callUpstream(conversation, upstream, abort.signal);
  record.open();
  if (conversation.chat.stream && response.body) {
    const body = copyStream(response.body, {record, abort});
    return new Response(body, {headers: STREAM_HEADERS});
  }
  return wholeAnswer(response, record);
}

async function callUpstream(
  {chat, turn}: Conversation,
  {baseUrl, model = chat.model, apiKey, fetch: request = fetch}: UpstreamOptions,
  signal: AbortSignal,
): Promise<Response> {
  const headers = new Headers({'content-type': 'application/json'});
  if (apiKey !== undefined) {
    headers.set('authorization', `Bearer ${apiKey}`);
  }
  const body = JSON.stringify({...chat.body, model, messages: turn.input});
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`;
  const response = await request(url, {method: 'POST', headers, body, signal}).catch(
    (cause: unknown) => {
      throw upstreamError('The model upstream cannot be reached.', cause);
    },
  );
  if (!response.ok) {
    await response.body?.cancel();
    throw translate(response);
  }
  return response;
}

/** The key that upstream refuses is the gateway's own, so that its 401 is nobody's but ours. */
function translate({status, headers}: Response): GatewayError {
  if (status === 400 || status === 422) {
    return badRequest('The model upstream refuses the request.');
  }
  if (status === 429) {
    return new GatewayError({
      status,
      code: 'rate_limited',
      message: 'The model upstream is busy.',
      retryAfter: headers.get('retry-after') ?? '10',
    });
  }
  return upstreamError(`The model upstream answered with status ${status}.`);
}

function upstreamError(message: string, cause?: unknown): GatewayError {
  const error = new GatewayError({status: 502, code: 'upstream_error', message});
  error.cause = cause;
  return error;
}

async function wholeAnswer(response: Response, record: AnswerRecord): Promise<Response> {
  try {
    const body: unknown = await response.json();
    const choice = firstChoice(body);
    const text = choice.message?.content ?? '';
    record.allow(text);
    record.text(text);
    record.finish(choice.finish_reason ?? 'stop');
    record.close('ended');
    return Response.json(body);
  } catch (cause) {
    record.close('cut');
    throw upstreamError('The model upstream broke off.', cause);
  }
}

interface Choice {
  readonly message?: {readonly content?: string | null};
  readonly finish_reason?: string | null;
}

function firstChoice(body: unknown): Choice {
  return (body as {readonly choices?: readonly Choice[]} | null)?.choices?.[0] ?? {};
}
