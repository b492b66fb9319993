import {answerOf, type StoredMessage} from './answer.ts';

/** How a chat hears from its server: what a request means, and how the pieces of an answer are written. */
export interface Wire {
  /** The paths of this chat begin so. */
  readonly path: string;
  /** What is answered at once; `undefined` where the answer is spoken piece by piece. */
  readonly reply: (request: WireRequest) => unknown;
  readonly type: string;
  readonly begin?: string;
  readonly piece: (text: string) => string;
  readonly end?: string;
}

export interface WireRequest {
  readonly path: string;
  readonly body: string;
  readonly origin: string;
  readonly history: readonly StoredMessage[];
}

const EVENTS = 'text/event-stream';
const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const delta = (content: string, finish: string | null = null): string =>
  event({choices: [{index: 0, delta: content === '' ? {} : {content}, finish_reason: finish}]});
const n8n = (type: string, content?: string): string =>
  `${JSON.stringify({type, content, metadata: {nodeId: 'agent', runIndex: 0}})}\n`;
const INPUT = {id: 'ask', type: 'text input'};

export const WIRES: readonly Wire[] = [
  {
    path: '/wire/behest-chat/token',
    reply: ({origin}) => ({token: 'a.b.c', ttl: 900, sessionId: 's_1', baseUrl: origin}),
    type: EVENTS,
    piece: delta,
  },
  {
    path: '/v1/threads/',
    reply: ({history}) => ({data: history.map(({role, text}) => ({role, content: text}))}),
    type: EVENTS,
    piece: delta,
  },
  {
    path: '/v1/chat/completions',
    reply: () => undefined,
    type: EVENTS,
    piece: delta,
    end: `${delta('', 'stop')}data: [DONE]\n\n`,
  },
  {
    path: '/wire/deep-chat',
    reply: () => undefined,
    type: EVENTS,
    piece: (text) => event({text}),
  },
  {
    path: '/wire/n8n',
    reply: ({body, history}) =>
      body.includes('loadPreviousSession') ? stored(history) : undefined,
    type: 'text/plain',
    begin: n8n('begin'),
    piece: (text) => n8n('item', text),
    end: n8n('end'),
  },
  {path: '/wire/nlux', reply: () => undefined, type: EVENTS, piece: event},
  {path: '/api/v2/', reply: () => undefined, type: 'text/plain', piece: typebot},
  {path: '/api/v1/', reply: typebotReply, type: 'text/plain', piece: typebot},
];

function stored(history: readonly StoredMessage[]): unknown {
  const data = history.map(({role, text}) => ({
    id: ['langchain', role === 'user' ? 'HumanMessage' : 'AIMessage'],
    kwargs: {content: text},
  }));
  return {data};
}

function typebot(text: string): string {
  return `0:${JSON.stringify(text)}\n`;
}

/** A bot whose one block asks a model; where a conversation is kept, it is shown first. */
function typebotReply({path, history, body}: WireRequest): unknown {
  if (path.endsWith('/startChat')) {
    const bubbles = history.map(({text}, index) => ({
      id: `b${index}`,
      type: 'text',
      content: {type: 'markdown', markdown: text},
    }));
    const settings = {typingEmulation: {enabled: false}};
    const bot = {id: 'bench', version: '6.1', settings, theme: {}};
    return {sessionId: 's_1', typebot: bot, messages: bubbles, input: INPUT};
  }
  const hasAnswered = body.length > answerOf(500).length;
  return hasAnswered
    ? {messages: [], input: INPUT}
    : {messages: [], clientSideActions: [{type: 'stream', stream: true}]};
}
