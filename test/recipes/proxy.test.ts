import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it, type TestContext} from 'node:test';

import {createGatewayProxy} from '../../recipes/proxy.ts';
import {serveOnNode} from '../../server/node-server.ts';
import {reference, target} from '../server/support/conform-host.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const [line = ''] = target.sessions;
const cookie = line.replace('cookie: ', '');

/** The proxy on a socket in front of a gateway that answers as told. */
async function setUp(test: TestContext, answer: Listener) {
  const seen: IncomingMessage[] = [];
  const gateway = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  const {port} = gateway.address() as AddressInfo;
  const token = reference({origins: 'same-origin'});
  const proxy = createGatewayProxy(async (request) => token(request), `http://127.0.0.1:${port}`);
  const server = await serveOnNode((request) => proxy(request), {port: 0, graceMs: 0});
  test.after(async () => {
    gateway.closeAllConnections();
    gateway.close();
    await server.close();
  });
  const host = `http://127.0.0.1:${server.port}`;
  const chat = (init: RequestInit = {}, path = '/v1/chat/completions') =>
    fetch(`${host}${path}`, {
      method: 'POST',
      body: '{"messages":[]}',
      ...init,
      headers: {cookie, 'content-type': 'application/json', ...init.headers},
    });
  return {seen, chat, host};
}

const hello: Listener = (_, response) => {
  response.writeHead(200, {'content-type': 'text/event-stream', 'set-cookie': 'a=b'});
  response.end('data: 1\n\n');
};

// Node's own fetch calls itself a browser in CORS mode; that is what the guard lets pass.
describe('the gateway proxy', () => {
  it('sends a chat on with a token of the signed-in user, and nothing else of the browser', async (test) => {
    const {seen, chat} = await setUp(test, hello);
    const response = await chat({headers: {'x-thread-id': 'th_1', 'x-user-id': 'mallory'}});
    assert.equal(await response.text(), 'data: 1\n\n');
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.equal(response.headers.get('set-cookie'), null);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const headers = seen[0]?.headers ?? {};
    assert.match(headers.authorization ?? '', /^Bearer eyJ/);
    assert.equal(headers['x-thread-id'], 'th_1');
    assert.equal(headers.cookie, undefined);
    assert.equal(headers['x-user-id'], undefined);
  });

  it('passes each piece on when it comes', async (test) => {
    const {chat} = await setUp(test, (_, response) => void response.write('data: 1\n\n'));
    const response = await chat();
    const first = await response.body?.getReader().read();
    assert.equal(new TextDecoder().decode(first?.value), 'data: 1\n\n');
  });

  it('ends the answer at the gateway when the reader leaves', async (test) => {
    let left: Promise<unknown> = Promise.resolve();
    const {chat} = await setUp(test, (_, response) => {
      left = once(response, 'close');
      response.write('data: 1\n\n');
    });
    const leaving = new AbortController();
    const response = await chat({signal: leaving.signal});
    await response.body?.getReader().read();
    leaving.abort();
    await left;
  });

  it('asks the gateway nothing for strangers, foreign pages and other paths', async (test) => {
    const {seen, chat, host} = await setUp(test, hello);
    const stranger = await chat({headers: {cookie: ''}});
    assert.equal(stranger.status, 401);
    const foreign = await chat({headers: {origin: 'https://evil.example'}});
    assert.equal(foreign.status, 403);
    assert.equal((await chat({}, '/v1/auth/mint')).status, 404);
    assert.equal((await chat({}, '/v1/../admin')).status, 404);
    const own = await chat({headers: {origin: host}});
    assert.equal(own.status, 200);
    assert.equal(seen.length, 1);
  });

  it('hands on what the gateway refuses, with the time to wait', async (test) => {
    const {chat} = await setUp(test, (_, response) => {
      response.writeHead(429, {'retry-after': '7', 'x-trace-id': 't_1'}).end('{}');
    });
    const {status, headers} = await chat();
    assert.deepEqual(
      [status, headers.get('retry-after'), headers.get('x-trace-id')],
      [429, '7', 't_1'],
    );
  });
});
