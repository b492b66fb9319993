import assert from 'node:assert/strict';
import {connect, type AddressInfo, type Socket} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {serve, type ServerType} from '@hono/node-server';
import OpenAI from 'openai';
import {createTestGateway, PROJECT, until} from './support.ts';

const gateway = createTestGateway({settings: {waitScale: 1}});
let server: ServerType;
let port = 0;
let token = '';

before(async () => {
  server = serve({fetch: gateway.fetch, port: 0, hostname: '127.0.0.1'});
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
  token = (await gateway.mint({user_id: 'ada'})).jwt;
});

after(() => {
  server.close();
  (server as {closeAllConnections?: () => void}).closeAllConnections?.();
});

function openSocket(question: string, thread = 't'): Socket {
  const body = JSON.stringify({stream: true, messages: [{role: 'user', content: question}]});
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n` +
      `authorization: Bearer ${token}\r\nx-thread-id: ${thread}\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return socket;
}

/** Everything that arrives until the connection is closed. */
function readToEnd(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => (text += part));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

function send(question: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
    method: 'POST',
    headers: {authorization: `Bearer ${token}`},
    body: JSON.stringify({stream: true, messages: [{role: 'user', content: question}]}),
    ...(signal && {signal}),
  });
}

describe('The gateway on a socket', () => {
  for (const chunks of [0, 3]) {
    it(`breaks the connection after ${chunks} chunks, without an end of the body`, async () => {
      const text = await readToEnd(openSocket(`/s drop n=${chunks} gap=1 delay=1 Hello`));
      assert.match(text, /^HTTP\/1\.1 200 OK\r\n/);
      assert.equal(text.match(/"content":"[^"]/g)?.length ?? 0, chunks);
      assert.doesNotMatch(text, /\r\n0\r\n\r\n$/);
      await assert.rejects(
        (await send(`/s drop n=${chunks} gap=1 delay=1 Hello`)).text(),
        TypeError,
      );
    });
  }

  it('ends the body properly when only the finish is missing', async () => {
    const text = await (await send('/s eof n=3 gap=1 delay=1 Hello')).text();
    assert.equal(text.match(/"content":"[^"]/g)?.length, 3);
    assert.doesNotMatch(text, /finish_reason":"|\[DONE\]/);
  });

  it('stops as soon as the reader leaves in the middle', async () => {
    const client = new AbortController();
    const response = await send('/s slow delay=1 gap=60000 size=5 Hello', client.signal);
    const reader = response.body!.getReader();
    await reader.read();
    await until(() => gateway.stats().open === 1);
    const {cancelled} = gateway.stats();
    client.abort();
    await until(() => gateway.stats().open === 0);
    assert.equal(gateway.stats().cancelled, cancelled + 1);
  });

  it('stops as soon as the reader leaves before the first byte', async () => {
    const client = new AbortController();
    const response = send('/s slow-headers n=60000 Hello', client.signal);
    const {cancelled} = gateway.stats();
    setTimeout(() => client.abort(), 50);
    await assert.rejects(response, {name: 'AbortError'});
    await until(() => gateway.stats().cancelled > cancelled);
    assert.equal(gateway.stats().open, 0);
  });

  it('goes no further than the buffers when nobody reads', async () => {
    const thread = 'unread';
    const before = gateway.stats().tokens;
    // About 20 MB on the wire, several times what the buffers of two sockets hold.
    const socket = openSocket('/s huge n=400000 size=4 gap=0 delay=0', thread);
    socket.pause();
    let last = 0;
    let isStill = false;
    while (!isStill) {
      await new Promise((resolve) => setTimeout(resolve, 80));
      const tokens = gateway.stats().tokens - before;
      isStill = tokens > 0 && tokens === last;
      last = tokens;
    }
    assert.equal(gateway.stats().open, 1, 'the whole answer was produced for nobody');
    assert.ok(last < 60_000, `${last} tokens were produced for nobody`);
    socket.destroy();
    await until(() => gateway.stats().open === 0);
    const [, answer] = gateway.threads.messages({pid: PROJECT, uid: 'ada'}, thread)!;
    assert.equal(answer?.status, 'interrupted');
  });

  it('serves two hundred streams at once and ends them all when the readers leave', async () => {
    const sockets = Array.from({length: 200}, (_, index) =>
      openSocket('/s slow delay=1 gap=20 size=4 Hello', `many-${index}`),
    );
    sockets.forEach((socket) => socket.on('error', () => undefined).resume());
    await until(() => gateway.stats().open === 200);
    sockets.forEach((socket) => socket.destroy());
    await until(() => gateway.stats().open === 0);
  });
});

describe('An openai client', () => {
  const create = (options: ConstructorParameters<typeof OpenAI>[0] = {}): OpenAI =>
    new OpenAI({apiKey: token, baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0, ...options});
  const messages = [{role: 'user' as const, content: '/s instant'}];

  it('streams an answer with a minted token', async () => {
    const stream = await create().chat.completions.create({
      model: 'default',
      messages,
      stream: true,
    });
    let text = '';
    let finish: string | null | undefined;
    for await (const {choices} of stream) {
      text += choices[0]?.delta.content ?? '';
      finish = choices[0]?.finish_reason ?? finish;
    }
    assert.match(text, /^# A tour/);
    assert.equal(finish, 'stop');
  });

  it('does so without a socket, through the fetch of the gateway', async () => {
    const client = create({baseURL: 'http://localhost:8788/v1', fetch: gateway.asFetch});
    const {choices} = await client.chat.completions.create({model: '', messages});
    assert.match(choices[0]?.message.content ?? '', /^# A tour/);
  });

  it('reads the answer whose events are torn apart in every legal way', async () => {
    const torn = [
      {role: 'user' as const, content: '/s split size=40 gap=0 delay=0 What is 6 * 7?'},
    ];
    const client = create({baseURL: 'http://localhost:8788/v1', fetch: gateway.asFetch});
    const stream = await client.chat.completions.create({model: '', messages: torn, stream: true});
    let text = '';
    for await (const {choices} of stream) {
      text += choices[0]?.delta.content ?? '';
    }
    assert.match(text, /`6 \* 7` = \*\*42\*\*/);
  });

  it('understands refusals and errors in the middle', async () => {
    const say = (content: string) =>
      create().chat.completions.create({
        model: '',
        messages: [{role: 'user', content}],
        stream: true,
      });
    await assert.rejects(say('/s 402'), {status: 402, code: 'quota_exceeded'});
    await assert.rejects(
      async () => {
        for await (const _ of await say('/s 402-mid n=1 gap=0 delay=0'));
      },
      {status: undefined, code: 'quota_exceeded'},
    );
  });

  it('is told to wait by Retry-After', async () => {
    const refused = create().chat.completions.create({
      model: '',
      messages: [{role: 'user', content: '/s 429 n=3'}],
    });
    await assert.rejects(refused, (error) => {
      assert.ok(error instanceof OpenAI.RateLimitError);
      assert.equal(error.headers.get('retry-after'), '3');
      assert.match(error.requestID ?? '', /^req_/);
      return true;
    });
  });
});
