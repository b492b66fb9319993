import {badRequest} from './errors.ts';
import type {ChatMessage} from './history.ts';
import {THREAD_ID} from './threads.ts';

/** A chat request, checked (contract 4.2). What the gateway has no use for stays in `body`. */
export interface ChatRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly messages: readonly ChatMessage[];
  readonly model: string;
  readonly stream: boolean;
  /** The client wants a last chunk with the token counts. */
  readonly includeUsage: boolean;
  readonly maxTokens: number | undefined;
}

const ROLES: readonly string[] = ['system', 'user', 'assistant', 'tool'];

/** @throws GatewayError 400 when the body is not a JSON object. */
export async function readJsonObject(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await request.json().catch(() => undefined);
  if (!isRecord(body)) {
    throw badRequest('The body must be a JSON object.');
  }
  return body;
}

/**
 * @param models - The project's models; the first one stands for `default`, `""` and no model.
 * @throws GatewayError 400 that names the field.
 */
export function checkChatRequest(
  body: Readonly<Record<string, unknown>>,
  models: readonly [string, ...string[]],
): ChatRequest {
  const {messages, model, stream = false, stream_options: options, max_tokens: maxTokens} = body;
  if (!Array.isArray(messages) || messages.length === 0) {
    throw badRequest('messages must be a list with at least one message.');
  }
  if (typeof stream !== 'boolean') {
    throw badRequest('stream must be true or false.');
  }
  checkNumber(body, 'temperature', [0, 2]);
  checkNumber(body, 'top_p', [0, 1]);
  checkNumber(body, 'max_tokens', [1, Infinity]);
  return {
    body,
    messages: messages.map(checkMessage),
    model: checkModel(model, models),
    stream,
    includeUsage: isRecord(options) && options['include_usage'] === true,
    maxTokens: typeof maxTokens === 'number' ? maxTokens : undefined,
  };
}

/**
 * The value of `X-Thread-Id`, undefined when there is none.
 *
 * @throws GatewayError 400 when it does not keep to the alphabet.
 */
export function threadOf(request: Request): string | undefined {
  const thread = request.headers.get('x-thread-id') ?? undefined;
  if (thread !== undefined && !THREAD_ID.test(thread)) {
    throw badRequest(
      'X-Thread-Id must be 1 to 128 letters, digits, dots, colons, dashes or lines.',
    );
  }
  return thread;
}

function checkMessage(message: unknown): ChatMessage {
  if (!isRecord(message) || !ROLES.includes(String(message['role']))) {
    throw badRequest('Each message needs a role that is known.');
  }
  return {role: message['role'] as ChatMessage['role'], content: textOfContent(message['content'])};
}

function textOfContent(content: unknown): string {
  if (typeof content === 'string') {
    return content;
  }
  if (content === null || content === undefined) {
    return '';
  }
  if (!Array.isArray(content)) {
    throw badRequest('The content of a message must be text or a list of parts.');
  }
  return content
    .map((part: unknown) =>
      isRecord(part) && typeof part['text'] === 'string' ? part['text'] : '',
    )
    .join('');
}

function checkModel(model: unknown, models: readonly [string, ...string[]]): string {
  if (model === undefined || model === '' || model === 'default') {
    return models[0];
  }
  if (typeof model !== 'string' || !models.includes(model)) {
    throw badRequest('This project has no such model.');
  }
  return model;
}

function checkNumber(
  body: Readonly<Record<string, unknown>>,
  name: string,
  [low, high]: readonly [number, number],
): void {
  const value = body[name];
  if (value !== undefined && value !== null) {
    if (typeof value !== 'number' || value < low || value > high) {
      throw badRequest(`${name} is out of range.`);
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
