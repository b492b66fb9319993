import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it, type TestContext} from 'node:test';

import {Behest, BehestError} from '@behest/client-ts';

import {createPooledTransport} from '../../server/undici-transport.ts';
import {newApiKey} from './support/keys.ts';
import {unsignedToken} from './support/tokens.ts';

const answer = JSON.stringify({jwt: unsignedToken({uid: 'ada'}), ttl: 900});

async function setUp(test: TestContext, listener: RequestListener, timeoutMs = 5000) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  let connections = 0;
  server.on('connection', () => connections++);
  const pool = createPooledTransport();
  test.after(async () => {
    await pool.close();
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const {transport} = pool;
  const behest = new Behest({env: {}, key: newApiKey(), baseUrl, transport, timeoutMs});
  const mint = () => behest.auth.mint({user_id: 'ada'});
  return {pool, baseUrl, mint, connections: () => connections};
}

/** `status code` of the failure. */
async function failure(mint: () => Promise<unknown>): Promise<string> {
  const error: unknown = await mint().catch((caught: unknown) => caught);
  assert.ok(error instanceof BehestError, String(error));
  return `${error.status} ${error.code}`;
}

describe('the pooled transport', () => {
  it('mints over the connection that was opened before', async (test) => {
    const {pool, baseUrl, mint, connections} = await setUp(test, (_, response) => {
      response.end(answer);
    });
    assert.ok(await pool.warm(baseUrl, 1000));
    for (let count = 0; count < 3; count++) {
      // The pool takes a connection back a moment after its answer was read.
      await new Promise(setImmediate);
      await mint();
    }
    assert.equal(connections(), 1);
  });

  it('says when nothing answers', async (test) => {
    const {pool, baseUrl} = await setUp(test, () => undefined);
    assert.equal(await pool.warm(baseUrl, 30), false);
  });

  it('reads what a refusal says, its headers included', async (test) => {
    const {mint} = await setUp(test, (_, response) => {
      response.writeHead(429, {'Retry-After': '7'}).end('{"error":"slow","code":"rate_limited"}');
    });
    await assert.rejects(mint(), {retryAfter: 7, code: 'rate_limited', message: 'slow'});
  });

  it('follows no redirect', async (test) => {
    let requests = 0;
    const {mint, baseUrl} = await setUp(test, (_, response) => {
      requests++;
      response.writeHead(307, {location: `${baseUrl}/elsewhere`}).end();
    });
    assert.match(await failure(mint), /^307 /);
    assert.equal(requests, 1);
  });

  const stuck: Readonly<Record<string, RequestListener>> = {
    'an answer that never begins': () => undefined,
    'an answer that never ends': (_, response) => void response.write(' '),
  };
  for (const [name, listener] of Object.entries(stuck)) {
    it(`gives up on ${name}, and closes its connection`, async (test) => {
      const closed: Promise<unknown>[] = [];
      const {mint} = await setUp(
        test,
        (request, response) => {
          closed.push(once(request.socket, 'close'));
          listener(request, response);
        },
        60,
      );
      assert.equal(await failure(mint), '504 timeout');
      await Promise.all(closed);
    });
  }

  it('stops reading an answer that is too long', async (test) => {
    let written = 0;
    const {mint} = await setUp(test, (_, response) => {
      const more = (): void => {
        while (response.write('a'.repeat(65_536))) written += 65_536;
      };
      response.on('drain', more);
      more();
    });
    assert.equal(await failure(mint), '200 server_error');
    assert.ok(written < 32 * 1024 * 1024);
  });

  it('tries once more when the connection is cut', async (test) => {
    let requests = 0;
    const {mint} = await setUp(test, (request, response) => {
      if (requests++ === 0) request.socket.destroy();
      else response.end(answer);
    });
    assert.equal((await mint()).ttl, 900);
  });
});
