import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {ask, createTestGateway, hear, messagesOf, until} from './support.ts';

interface Seen {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly temperature?: number;
    readonly messages: readonly {readonly role: string; readonly content: string}[];
  };
}

type Reply = (response: ServerResponse) => void;

const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const chunk = (content: string): string => event({choices: [{delta: {content}}]});
const FINISH = `${event({choices: [{delta: {}, finish_reason: 'stop'}]})}data: [DONE]\n\n`;

const streamed: Reply = (response) => {
  response.writeHead(200, {'content-type': 'text/event-stream'});
  response.write(': hello\n\n');
  // Torn in the middle of an event and of a character.
  const bytes = Buffer.from(chunk('Grüße ') + chunk('aus der 🌍.') + FINISH);
  response.write(bytes.subarray(0, 41));
  setTimeout(() => response.end(bytes.subarray(41)), 5);
};

let reply: Reply = streamed;
const seen: Seen[] = [];
let aborted = 0;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const part of request) {
    text += part;
  }
  const {url: path, headers} = request;
  seen.push({path, authorization: headers.authorization, body: JSON.parse(text)});
  response.on('close', () => {
    aborted += response.writableFinished ? 0 : 1;
  });
  reply(response);
}

const server = createServer((request, response) => void answer(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const {port} = server.address() as AddressInfo;

describe('A gateway with a model upstream', () => {
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const upstream = {
    baseUrl: `http://127.0.0.1:${port}/v1/`,
    model: 'llama3',
    apiKey: 'upstream-key',
  };
  const gateway = createTestGateway({upstream});

  it('passes the answer on to the byte and keeps it in the thread', async () => {
    reply = streamed;
    const response = await ask(gateway, 'Hello', {thread: 'a', body: {temperature: 0.5}});
    const {raw} = await hear(response);
    assert.equal(raw, `: hello\n\n${chunk('Grüße ')}${chunk('aus der 🌍.')}${FINISH}`);
    assert.deepEqual(
      (await messagesOf(gateway, 'a')).map(({content, status}) => [content, status]),
      [
        ['Hello', 'complete'],
        ['Grüße aus der 🌍.', 'complete'],
      ],
    );
  });

  it('sends its own key and model, the parameters and the whole history', async () => {
    reply = streamed;
    await hear(await ask(gateway, 'And now?', {thread: 'a', body: {temperature: 0.5}}));
    const {path, authorization, body} = seen.at(-1)!;
    assert.equal(path, '/v1/chat/completions');
    assert.equal(authorization, 'Bearer upstream-key');
    assert.deepEqual([body.model, body.stream, body.temperature], ['llama3', true, 0.5]);
    assert.deepEqual(
      body.messages.map(({role, content}) => `${role}: ${content}`),
      ['user: Hello', 'assistant: Grüße aus der 🌍.', 'user: And now?'],
    );
  });

  it('passes a whole answer on', async () => {
    const message = {role: 'assistant', content: 'Hello to you.'};
    reply = (response) =>
      response.end(JSON.stringify({choices: [{message, finish_reason: 'stop'}]}));
    const response = await ask(gateway, 'Hello', {thread: 'b', body: {stream: false}});
    assert.deepEqual((await response.json()).choices[0].message, message);
    assert.equal((await messagesOf(gateway, 'b'))[1]?.content, 'Hello to you.');
  });

  it('aborts the request upstream when the client leaves', async () => {
    reply = (response) => {
      response.writeHead(200, {'content-type': 'text/event-stream'});
      response.write(chunk('Once upon a time'));
    };
    const before = aborted;
    const response = await ask(gateway, 'Hello', {thread: 'c'});
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    await until(() => aborted === before + 1);
    assert.equal(gateway.stats().open, 0);
    const [, answer] = await messagesOf(gateway, 'c');
    assert.deepEqual([answer?.content, answer?.status], ['Once upon a time', 'interrupted']);
  });

  it('aborts it also while nothing has come back yet', async () => {
    reply = () => undefined;
    const before = aborted;
    const count = seen.length;
    const client = new AbortController();
    const response = ask(gateway, 'Hello', {signal: client.signal});
    await until(() => seen.length > count);
    client.abort();
    await response;
    await until(() => aborted === before + 1);
  });

  it('ends in an error event when the model breaks off', async () => {
    reply = (response) => {
      response.writeHead(200, {'content-type': 'text/event-stream'});
      response.write(`${chunk('Once upon a')}data: {"choices":[{"del`);
      setTimeout(() => response.destroy(), 20);
    };
    const heard = await hear(await ask(gateway, 'Hello', {thread: 'd'}));
    const {text, error, isDone, broken} = heard;
    assert.deepEqual([text, error?.code, isDone], ['Once upon a', 'upstream_error', true]);
    assert.equal(broken, 0, 'half an event was passed on');
    assert.equal((await messagesOf(gateway, 'd'))[1]?.status, 'interrupted');
  });

  const refusals: readonly (readonly [number, number, string])[] = [
    [400, 400, 'validation_error'],
    [401, 502, 'upstream_error'],
    [404, 502, 'upstream_error'],
    [429, 429, 'rate_limited'],
    [500, 502, 'upstream_error'],
  ];
  for (const [status, expected, code] of refusals) {
    it(`answers ${expected} ${code} when the model answers ${status}`, async () => {
      reply = (response) => response.writeHead(status, {'retry-after': '3'}).end('{"error":"key"}');
      const response = await ask(gateway, 'Hello', {thread: 'e'});
      assert.equal(response.status, expected);
      assert.equal(response.headers.get('retry-after'), status === 429 ? '3' : null);
      assert.equal((await response.json()).error.code, code);
      assert.deepEqual(
        gateway.threads.messages({pid: 'project-of-the-tests', uid: 'ada'}, 'e'),
        undefined,
      );
    });
  }

  it('answers 502 when there is nobody upstream', async () => {
    const lonely = createTestGateway({upstream: {baseUrl: 'http://127.0.0.1:1/v1'}});
    const response = await ask(lonely, 'Hello');
    assert.equal(response.status, 502);
  });

  it('still checks tokens, limits and scenarios itself', async () => {
    reply = streamed;
    const count = seen.length;
    assert.equal((await ask(gateway, 'Hello', {token: 'none'})).status, 401);
    assert.equal((await ask(gateway, '/s 402')).status, 402);
    const {text} = await hear(await ask(gateway, '/s normal'));
    assert.match(text, /^# A tour/);
    const poor = createTestGateway({upstream, settings: {limits: true, tierScale: 0.0001}});
    const heard = await hear(await ask(poor, 'Hello'));
    assert.equal(heard.error?.code, 'quota_exceeded');
    assert.equal(seen.length, count + 1);
  });
});
