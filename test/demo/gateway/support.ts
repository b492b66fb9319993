import type {Clock} from '../../../demo/gateway/clock.ts';
import {createGateway, type Gateway} from '../../../demo/gateway/gateway.ts';
import type {GatewayOptions} from '../../../demo/gateway/options.ts';

export const BASE = 'http://localhost:8788';
export const ORIGIN = 'http://localhost:8787';
export const PROJECT = 'project-of-the-tests';

/** 2026-01-02 03:04:05 UTC. */
export const NOON = Date.UTC(2026, 0, 2, 3, 4, 5);

export function randomKey(): string {
  return `behest_sk_live_${crypto.randomUUID().replaceAll('-', '')}`;
}

export function createTestGateway(options: Partial<GatewayOptions> = {}): Gateway {
  return createGateway({
    apiKeys: [],
    origins: [ORIGIN],
    projectId: PROJECT,
    ...options,
    settings: {waitScale: 0, limits: false, ...options.settings},
    report: (error) => {
      throw error;
    },
  });
}

/** A clock on which every wait is over at once, and is written down. */
export function recordingClock(): {readonly clock: Clock; readonly waits: number[]} {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => NOON,
    wait(milliseconds, wake) {
      waits.push(milliseconds);
      queueMicrotask(wake);
      return () => undefined;
    },
  };
  return {clock, waits};
}

export interface Ask {
  readonly user?: string;
  readonly token?: string;
  readonly thread?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** Sends a chat request, streaming unless the body says otherwise. */
export async function ask(
  gateway: Gateway,
  question: string,
  options: Ask = {},
): Promise<Response> {
  const {user = 'ada', thread, headers, body, signal} = options;
  const token = options.token ?? (await gateway.mint({user_id: user})).jwt;
  const messages = [{role: 'user', content: question}];
  return gateway.fetch(
    new Request(`${BASE}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(thread && {'x-thread-id': thread}),
        ...headers,
      },
      body: JSON.stringify({messages, stream: true, ...body}),
      ...(signal && {signal}),
    }),
  );
}

/** A request of a user to any other route. */
export async function call(
  gateway: Gateway,
  path: string,
  {method = 'GET', user = 'ada', body}: {method?: string; user?: string; body?: unknown} = {},
): Promise<Response> {
  const {jwt} = await gateway.mint({user_id: user});
  return gateway.fetch(
    new Request(BASE + path, {
      method,
      headers: {authorization: `Bearer ${jwt}`},
      ...(body !== undefined && {body: JSON.stringify(body)}),
    }),
  );
}

export async function messagesOf(
  gateway: Gateway,
  thread: string,
  user = 'ada',
): Promise<readonly {role: string; content: string; status: string; id: string}[]> {
  const response = await call(gateway, `/v1/threads/${thread}/messages`, {user});
  return (await response.json()) as {role: string; content: string; status: string; id: string}[];
}

/** An answer as a client of server-sent events sees it. */
export interface Heard {
  readonly text: string;
  readonly finish: string | undefined;
  /** Chunks with text. */
  readonly chunks: number;
  readonly hasRole: boolean;
  readonly error: {readonly code?: string; readonly message: string} | undefined;
  readonly isDone: boolean;
  /** Events that are no JSON. */
  readonly broken: number;
  /** The connection broke. */
  readonly isCut: boolean;
  readonly raw: string;
}

export async function hear(response: Response): Promise<Heard> {
  const {raw, isCut} = await readAll(response);
  const heard = {text: '', chunks: 0, hasRole: false, isDone: false, broken: 0, isCut, raw};
  let finish: string | undefined;
  let error: Heard['error'];
  for (const data of eventsOf(raw)) {
    if (data === '[DONE]') {
      heard.isDone = true;
      continue;
    }
    try {
      const event = JSON.parse(data);
      const choice = event.choices?.[0];
      error ??= event.error;
      finish ??= choice?.finish_reason ?? undefined;
      heard.text += choice?.delta?.content ?? '';
      heard.chunks += choice?.delta?.content ? 1 : 0;
      heard.hasRole ||= choice?.delta?.role === 'assistant';
    } catch {
      heard.broken++;
    }
  }
  return {...heard, finish, error};
}

/** The data of every event, by the rules of the HTML standard. */
export function eventsOf(raw: string): readonly string[] {
  const events: string[] = [];
  let data: string[] = [];
  for (const line of raw.split(/\r\n|\n|\r/)) {
    if (line === '' && data.length > 0) {
      events.push(data.join('\n'));
      data = [];
    } else if (line.startsWith('data:')) {
      data.push(line.slice(5).replace(/^ /, ''));
    }
  }
  return events;
}

async function readAll(response: Response): Promise<{raw: string; isCut: boolean}> {
  const decoder = new TextDecoder();
  let raw = '';
  try {
    for await (const bytes of response.body ?? []) {
      raw += decoder.decode(bytes, {stream: true});
    }
    return {raw, isCut: false};
  } catch {
    return {raw, isCut: true};
  }
}

/** Waits until the condition holds, at most ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error('The condition never came true.');
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
