import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {describe, it, type TestContext} from 'node:test';

import {Hono} from 'hono';

import {serveOnNode, socketAddress} from '../../server/node-server.ts';

type Fetch = Parameters<typeof serveOnNode>[0];

async function serve(test: TestContext, fetch: Fetch, graceMs = 500) {
  const server = await serveOnNode(fetch, {port: 0, graceMs});
  test.after(() => server.close());
  return server;
}

/** Sends bytes as they are and gives the status line of the answer, `''` when there is none. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
}

const ok: Fetch = () => new Response('ok');

describe('serveOnNode', () => {
  it('serves a fetch function and tells its port', async (test) => {
    const {port} = await serve(test, (request) => new Response(request.method));
    const response = await fetch(`http://127.0.0.1:${port}/`, {method: 'POST'});
    assert.equal(await response.text(), 'POST');
  });

  it('rejects when the port is taken', async (test) => {
    const {port} = await serve(test, ok);
    await assert.rejects(serveOnNode(ok, {port}), {code: 'EADDRINUSE', port});
  });

  it('tells an app the address of its peer', async (test) => {
    const app = new Hono();
    app.get('/', (context) => context.text(String(socketAddress(context))));
    const {port} = await serve(test, app.fetch);
    assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), '127.0.0.1');
    assert.equal(await (await app.request('/')).text(), 'undefined');
  });

  const ambiguous: Readonly<Record<string, string>> = {
    'two hosts': 'POST / HTTP/1.1\r\nHost: a\r\nhost: b\r\n',
    'no host': 'POST / HTTP/1.1\r\n',
    'two lengths': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n',
    'length and chunks':
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n',
    'an unknown coding': 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n',
    'another authority': 'POST http://b/ HTTP/1.1\r\nHost: a\r\n',
    'no path': 'OPTIONS * HTTP/1.1\r\nHost: a\r\n',
    'a path that leads back': 'POST /a/../b HTTP/1.1\r\nHost: a\r\n',
    'a path that leads nowhere': 'POST /a/./b HTTP/1.1\r\nHost: a\r\n',
    'a hidden way back': 'POST /a/%2e%2E/b HTTP/1.1\r\nHost: a\r\n',
    'a fragment': 'POST /a#b HTTP/1.1\r\nHost: a\r\n',
    'a backslash in its path': 'POST /a\\b HTTP/1.1\r\nHost: a\r\n',
  };
  for (const [name, head] of Object.entries(ambiguous)) {
    it(`refuses a request with ${name}, without asking the app`, async (test) => {
      let asked = false;
      const {port} = await serve(test, () => {
        asked = true;
        return new Response('ok');
      });
      const status = await raw(port, `${head}Connection: close\r\n\r\n`);
      assert.equal(status, 'HTTP/1.1 400 Bad Request');
      assert.ok(!asked);
    });
  }

  it('serves dots and backslashes that are no part of a path', async (test) => {
    const {port} = await serve(test, ok);
    for (const target of ['/a.b/..c/...', '/a?b=/../c', '/a?b=\\']) {
      const status = await raw(
        port,
        `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      );
      assert.equal(status, 'HTTP/1.1 200 OK', target);
    }
  });

  it('drops no header, however many stand before it', async (test) => {
    const {port} = await serve(
      test,
      ({headers}) => new Response(null, {status: headers.has('last') ? 200 : 500}),
    );
    const many = Array.from({length: 2100}, (_, index) => `x${index}:\r\n`).join('');
    const status = await raw(
      port,
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${many}Last: 1\r\n\r\n`,
    );
    assert.equal(status, 'HTTP/1.1 200 OK');
  });

  it('answers by itself when a request expects what nobody knows', async (test) => {
    const {port} = await serve(test, ok);
    const head =
      'POST / HTTP/1.1\r\nHost: a\r\nExpect: the-unexpected\r\nConnection: close\r\n\r\n';
    assert.equal(await raw(port, head), 'HTTP/1.1 200 OK');
  });

  it(
    'lets answers in flight finish, takes nothing new, and leaves no idle connection',
    {timeout: 3000},
    async (test) => {
      const held = deferred();
      const begun = deferred();
      const server = await serve(
        test,
        async () => {
          begun.resolve();
          await held.promise;
          return new Response('done');
        },
        60_000,
      );
      const url = `http://127.0.0.1:${server.port}/`;
      const inFlight = fetch(url);
      await begun.promise;
      const closed = server.close();
      await assert.rejects(fetch(url));
      held.resolve();
      assert.equal(await (await inFlight).text(), 'done');
      await closed;
    },
  );

  it('lets a stream that ends in time finish, and tells one that does not that it is over', async (test) => {
    const aborted = deferred();
    let finish = (): void => undefined;
    const server = await serve(
      test,
      (request) => {
        if (request.url.endsWith('/endless'))
          request.signal.addEventListener('abort', aborted.resolve);
        return new Response(
          new ReadableStream({
            start: (controller) => {
              controller.enqueue(new TextEncoder().encode('data: 1\n\n'));
              if (!request.url.endsWith('/endless')) finish = () => controller.close();
            },
          }),
        );
      },
      80,
    );
    const url = `http://127.0.0.1:${server.port}`;
    const [short, endless] = await Promise.all([fetch(`${url}/short`), fetch(`${url}/endless`)]);
    const closed = server.close();
    finish();
    assert.equal(await short.text(), 'data: 1\n\n');
    await assert.rejects(endless.text());
    await aborted.promise;
    await closed;
  });

  it('cuts what does not finish in time', async () => {
    const never: Fetch = () => new Promise(() => undefined);
    const server = await serveOnNode(never, {port: 0, graceMs: 30});
    const inFlight = raw(server.port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await server.close();
    assert.equal(await inFlight, '');
  });
});

function deferred(): {promise: Promise<void>; resolve: () => void} {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return {promise, resolve};
}
