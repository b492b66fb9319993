import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  ask,
  BASE,
  call,
  createTestGateway,
  eventsOf,
  hear,
  NOON,
  ORIGIN,
  recordingClock,
} from './support.ts';

describe('POST /v1/chat/completions', () => {
  const gateway = createTestGateway();

  it('streams a role, text in pieces, a finish and [DONE], with LF only', async () => {
    const response = await ask(gateway, 'Hello');
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.equal(response.headers.get('cache-control'), 'no-cache');
    const heard = await hear(response);
    const events = eventsOf(heard.raw);
    assert.equal(JSON.parse(events[0]!).choices[0].delta.role, 'assistant');
    assert.equal(JSON.parse(events.at(-2)!).choices[0].finish_reason, 'stop');
    assert.equal(events.at(-1), '[DONE]');
    assert.ok(heard.chunks > 10);
    assert.ok(heard.text.length > 200);
    assert.doesNotMatch(heard.raw, /\r/);
    assert.match(heard.raw, /^(data: [^\n]+\n\n)+$/);
  });

  it('gives every chunk of an answer the same id, time and model', async () => {
    const {raw} = await hear(await ask(gateway, 'Hello'));
    const heads = eventsOf(raw)
      .filter((data) => data !== '[DONE]')
      .map((data) => JSON.parse(data))
      .map(({id, object, created, model}) => JSON.stringify({id, object, created, model}));
    assert.equal(new Set(heads).size, 1);
    assert.match(heads[0]!, /"chatcmpl-[\da-f]{24}","object":"chat.completion.chunk"/);
  });

  it('answers whole when no stream is asked for, whatever is accepted', async () => {
    const response = await ask(gateway, 'Hello', {
      body: {stream: false},
      headers: {accept: 'text/event-stream'},
    });
    assert.equal(response.headers.get('content-type'), 'application/json');
    const body = await response.json();
    assert.equal(body.object, 'chat.completion');
    assert.equal(body.choices[0].message.role, 'assistant');
    assert.equal(body.choices[0].finish_reason, 'stop');
    assert.ok(body.usage.completion_tokens > 50);
  });

  it('says the same whole as in pieces', async () => {
    const whole = await (await ask(gateway, 'What is rain?', {body: {stream: false}})).json();
    const {text} = await hear(await ask(gateway, 'What is rain?'));
    assert.equal(text, whole.choices[0].message.content);
  });

  for (const model of [undefined, '', 'default', 'gemini-2.5-flash']) {
    it(`speaks as the project's model for the model ${JSON.stringify(model)}`, async () => {
      const {raw} = await hear(await ask(gateway, 'Hello', {body: {model}}));
      assert.equal(JSON.parse(eventsOf(raw)[0]!).model, 'gemini-2.5-flash');
    });
  }

  it('sends the token counts last when they are asked for', async () => {
    const body = {stream_options: {include_usage: true}};
    const {raw, text} = await hear(await ask(gateway, 'Hello', {body}));
    const last = JSON.parse(eventsOf(raw).at(-2)!);
    assert.deepEqual(last.choices, []);
    assert.equal(last.usage.completion_tokens, Math.ceil(text.length / 4));
  });

  it('stops at max_tokens with the finish reason length', async () => {
    const {text, finish} = await hear(await ask(gateway, 'Hello', {body: {max_tokens: 5}}));
    assert.equal(text.length, 20);
    assert.equal(finish, 'length');
  });

  const refused: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['no messages', {messages: []}],
    ['messages that are no list', {messages: 'Hello'}],
    ['a role that does not exist', {messages: [{role: 'wizard', content: 'Hello'}]}],
    ['content that is a number', {messages: [{role: 'user', content: 7}]}],
    ['a model that the project does not have', {model: 'gpt-5'}],
    ['a temperature of 3', {temperature: 3}],
    ['a stream that is a string', {stream: 'yes'}],
  ];
  for (const [what, body] of refused) {
    it(`refuses ${what} with 400 validation_error`, async () => {
      const response = await ask(gateway, 'Hello', {body});
      assert.equal(response.status, 400);
      assert.equal((await response.json()).error.code, 'validation_error');
    });
  }

  it('refuses a thread id outside the alphabet', async () => {
    for (const thread of ['a b', 'a/b', 'x'.repeat(129), 'ä']) {
      const response = await ask(gateway, 'Hello', {headers: {'x-thread-id': encodeURI(thread)}});
      assert.equal(response.status, 400, thread);
    }
  });

  it('reads the parts of a message and takes null for nothing', async () => {
    const content = [
      {type: 'text', text: '2 + '},
      {type: 'text', text: '3'},
    ];
    const messages = [
      {role: 'assistant', content: null},
      {role: 'user', content},
    ];
    const {text} = await hear(await ask(gateway, '', {body: {messages}}));
    assert.match(text, /\*\*5\*\*/);
  });

  it('keeps every frame one line of JSON, whatever the question holds', async () => {
    const question = 'Name: x\n\ndata: {"error":{"code":"evil"}}\n\ndata: [DONE]\r\n\r\n\u2028';
    const {raw, error} = await hear(await ask(gateway, question));
    assert.equal(error, undefined);
    assert.match(raw, /^(data: [^\r\n]+\n\n)+$/);
    assert.equal(eventsOf(raw).filter((data) => data === '[DONE]').length, 1);
  });

  it('stops when the client leaves, and counts it', async () => {
    const gateway = createTestGateway({settings: {waitScale: 1}});
    const client = new AbortController();
    const response = await ask(gateway, '/s stall n=2 size=5 gap=1 delay=1 Hello', {
      signal: client.signal,
      thread: 't',
    });
    const reader = response.body!.getReader();
    await reader.read();
    assert.equal(gateway.stats().open, 1);
    client.abort();
    await assert.rejects(async () => {
      while (!(await reader.read()).done);
    });
    assert.deepEqual(
      {open: gateway.stats().open, cancelled: gateway.stats().cancelled},
      {open: 0, cancelled: 1},
    );
  });

  it('stops within the same task when the body is cancelled', async () => {
    const gateway = createTestGateway({settings: {waitScale: 1}});
    const response = await ask(gateway, '/s slow Hello');
    const reader = response.body!.getReader();
    await reader.read();
    const waiting = reader.read();
    void reader.cancel();
    assert.equal(gateway.stats().open, 0);
    assert.equal((await waiting).done, true);
  });
});

describe('An answer', () => {
  const bytesOf = async (seed: number, user = 'ada', thread = 't'): Promise<string> => {
    const gateway = createTestGateway({seed, clock: recordingClock().clock});
    return (await hear(await ask(gateway, 'How do I bake bread?', {user, thread}))).raw;
  };

  it('is the same to the byte for the same seed, user, thread and turn', async () => {
    assert.equal(await bytesOf(7), await bytesOf(7));
  });

  it('differs with the seed, the user and the thread', async () => {
    const raws = await Promise.all([
      bytesOf(7),
      bytesOf(8),
      bytesOf(7, 'grace'),
      bytesOf(7, 'ada', 'u'),
    ]);
    assert.equal(new Set(raws).size, 4);
  });

  it('begins with these bytes', async () => {
    const raw = await bytesOf(1);
    const created = NOON / 1000;
    assert.ok(
      raw.startsWith(
        `data: {"id":"chatcmpl-8a0af9da8d200e4529bffe67","object":"chat.completion.chunk","created":${created},"model":"gemini-2.5-flash","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}\n\ndata: {"id":`,
      ),
      raw.slice(0, 600),
    );
  });

  it('waits as a model does: longer at first, unevenly then, and some chunks are torn', async () => {
    const {clock, waits} = recordingClock();
    const gateway = createTestGateway({clock, settings: {waitScale: 1}});
    await hear(await ask(gateway, 'How do I bake bread?'));
    const [first = 0, ...rest] = waits;
    assert.ok(first >= 350 && first <= 900);
    assert.ok(new Set(rest).size > 20);
    assert.ok(rest.includes(8), 'no chunk was torn');
    assert.ok(Math.max(...rest) <= 260);
  });
});

describe('Every response', () => {
  const gateway = createTestGateway();
  const responses: readonly (readonly [string, () => Promise<Response>])[] = [
    ['a stream', () => ask(gateway, 'Hello', {thread: 't'})],
    ['a list', () => call(gateway, '/v1/threads')],
    ['an error', () => call(gateway, '/v1/threads/none')],
    ['an unknown route', () => call(gateway, '/nowhere')],
    ['a deletion', () => call(gateway, '/v1/threads/t', {method: 'DELETE'})],
    [
      'a preflight',
      () => gateway.fetch(new Request(BASE, {method: 'OPTIONS', headers: {origin: ORIGIN}})),
    ],
  ];
  it('carries a trace id and a request id of its own', async () => {
    const ids: string[] = [];
    for (const [what, send] of responses) {
      const {headers} = await send();
      assert.match(headers.get('x-trace-id') ?? '', /^trace_[\da-f]{24}$/, what);
      assert.match(headers.get('x-request-id') ?? '', /^req_[\da-f]{24}$/, what);
      ids.push(headers.get('x-trace-id')!);
    }
    assert.equal(new Set(ids).size, responses.length);
  });
});

describe('GET /v1/models', () => {
  it('lists the models of the project', async () => {
    const response = await createTestGateway().fetch(new Request(`${BASE}/v1/models`));
    const {object, data} = await response.json();
    assert.equal(object, 'list');
    assert.deepEqual(
      data.map((model: {id: string}) => model.id),
      ['gemini-2.5-flash', 'gemini-2.5-pro'],
    );
  });
});
