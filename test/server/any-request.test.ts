import assert from 'node:assert/strict';
import {connect, type Socket} from 'node:net';
import {after, before, describe, it} from 'node:test';

import {
  array,
  asyncProperty,
  assert as holds,
  constantFrom,
  integer,
  oneof,
  record,
  string,
  uint8Array,
  type Arbitrary,
} from 'fast-check';

import {createApp} from '../../server/app.ts';
import {serveOnNode, type RunningServer} from '../../server/node-server.ts';
import {createTokenHandler} from '../../server/token-handler.ts';
import {fuzzRuns} from '../support/fuzz.ts';
import {newApiKey} from './support/keys.ts';
import {ORIGIN, recordingAuth} from './support/token-endpoint.ts';

const key = newApiKey();
const latin = string({unit: 'binary-ascii', maxLength: 24});
const often = <Value>(arbitrary: Arbitrary<Value>) => ({weight: 12, arbitrary});
const methods = oneof(
  often(constantFrom('POST')),
  constantFrom('POST', 'GET', 'OPTIONS', 'HEAD', 'PUT', 'CONNECT', 'post', 'PRI', 'TRACE'),
  latin,
);
const targets = oneof(
  often(
    constantFrom(
      '/api/behest/token',
      '/api/behest/token?user=eve',
      '/api/behest/%74oken',
      '//api/behest/token',
      '/api/../api/behest/token',
      'http://evil.test/api/behest/token',
      '*',
      '/%00',
      '/%',
      '/healthz',
    ),
  ),
  latin.map((text) => `/${text}`),
);
const versions = oneof(
  often(constantFrom('HTTP/1.1')),
  constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9', '', 'HTTX/1.1'),
);
const headers = array(
  oneof(
    often(
      constantFrom(
        'Host: b',
        `Origin: ${ORIGIN}`,
        'Origin: null',
        'Origin: https://evil.test',
        'Content-Length: 0',
        'Content-Length: 5',
        'Content-Length: -1',
        'Content-Length: 99999999999999999999',
        'Transfer-Encoding: chunked',
        'Transfer-Encoding: gzip, chunked',
        'Content-Type: application/json; charset=utf-8',
        'Content-Type: text/plain',
        'Content-Encoding: gzip',
        'Expect: 100-continue',
        'Upgrade: websocket',
        'Connection: upgrade, close',
        'Cookie: __Host-session=%',
        'X-Forwarded-For: ::1, 127.0.0.1, x',
        `X-Big: ${'a'.repeat(20_000)}`,
      ),
    ),
    record({name: latin, value: latin}).map(({name, value}) => `${name}: ${value}`),
    latin,
  ),
  {maxLength: 4},
);
const bodies = oneof(
  constantFrom('', 'hello', '{}', '5\r\nhello\r\n0\r\n\r\n', 'zz\r\n', '5\r\nhel'),
  latin,
);
const requests = oneof(
  {
    weight: 5,
    arbitrary: record({method: methods, target: targets, version: versions, headers, bodies}).map(
      ({method, target, version, headers: lines, bodies: body}) =>
        Buffer.from(
          [`${method} ${target} ${version}`, 'Host: a', ...lines, '', body].join('\r\n'),
          'latin1',
        ),
    ),
  },
  uint8Array({maxLength: 80}).map((bytes) => Buffer.from(bytes)),
);
const pieces = array(integer({min: 1, max: 60}), {minLength: 1, maxLength: 12});

describe('the mint server before any bytes on a socket', () => {
  let server: RunningServer;
  before(async () => {
    const {auth} = recordingAuth();
    const token = createTokenHandler({
      auth,
      // Whoever has this cookie is signed in; nobody here has.
      session: (request) => (request.headers.get('cookie')?.includes(key) ? {id: 'ada'} : null),
      origins: [ORIGIN],
      baseUrl: 'https://slug.behest.app',
    });
    server = await serveOnNode(createApp({token}).fetch, {port: 0, graceMs: 0});
  });
  after(() => server.close());

  /** Sends the pieces, then hangs up; gives all that came back. */
  function send(bytes: Buffer, sizes: readonly number[]): Promise<string> {
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(server.port, '127.0.0.1', async () => {
        let start = 0;
        for (const size of sizes) {
          socket.write(bytes.subarray(start, (start += size)));
          await new Promise(setImmediate);
        }
        socket.end(bytes.subarray(start));
      });
      socket.on('data', (part) => (answer += part.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
    });
  }

  it('refuses or hangs up, tells nothing, hands out nothing, and goes on serving', async () => {
    const statuses = new Set<string>();
    await holds(
      asyncProperty(requests, pieces, async (bytes, sizes) => {
        const answer = await send(bytes, sizes);
        for (const [, status = ''] of answer.matchAll(/(?:^|\r\n)HTTP\/1\.1 (\d{3})/g)) {
          statuses.add(status);
          assert.match(status, /^(?:100|20[04]|4\d\d)$/);
        }
        assert.doesNotMatch(answer, /eyJ|"token"|node_modules|\bat .*:\d+:\d+|Error:/);
      }),
      fuzzRuns(300),
    );
    assert.deepEqual(
      ['400', '401', '404'].filter((status) => !statuses.has(status)),
      [],
    );
    const health = await fetch(`http://127.0.0.1:${server.port}/healthz`);
    assert.equal(health.status, 200);
  });

  it('lets no one wait behind requests that never end', async () => {
    const open = Array.from({length: 50}, () =>
      connect(server.port, '127.0.0.1', function (this: Socket) {
        this.write(
          'POST /api/behest/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab',
        );
      }).on('error', () => undefined),
    );
    const health = await fetch(`http://127.0.0.1:${server.port}/healthz`);
    assert.equal(health.status, 200);
    for (const socket of open) socket.destroy();
  });
});
