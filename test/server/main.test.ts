import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {describe, it, type TestContext} from 'node:test';

import {serveOnNode} from '../../server/node-server.ts';
import {createSignedCookieSession} from '../../server/sessions/signed-cookie.ts';
import {newApiKey} from './support/keys.ts';
import {epochSeconds, unsignedToken} from './support/tokens.ts';

const key = newApiKey();
const secret = randomBytes(32).toString('hex');

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function start(test: TestContext, variables: Record<string, string>): Run {
  const env = {
    PATH: process.env['PATH'],
    BEHEST_KEY: key,
    BEHEST_BASE_URL: 'https://slug.behest.app',
    ALLOWED_ORIGINS: 'https://app.example',
    SESSION_SECRET: secret,
    ...variables,
  };
  const args = ['--import', 'tsx', 'server/main.ts'];
  const child = spawn(process.execPath, args, {env, stdio: ['ignore', 'pipe', 'pipe']});
  let output = '';
  child.stdout.on('data', (bytes) => (output += String(bytes)));
  child.stderr.on('data', (bytes) => (output += String(bytes)));
  test.after(() => child.kill('SIGKILL'));
  return {child, output: () => output};
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listening({child, output}: Run): Promise<void> {
  while (!output().includes('listening')) {
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(output());
  }
}

describe('the mint server as a process', () => {
  it('mints for a signed-in user, logs neither key, token nor user, and stops when told', async (test) => {
    const gateway = await serveOnNode(
      async (request) => {
        const {user_id: uid} = (await request.json()) as {user_id: string};
        const jwt = unsignedToken({uid, exp: epochSeconds() + 900});
        return Response.json({jwt, ttl: 900, session_id: 's_1'});
      },
      {port: 0, graceMs: 0},
    );
    test.after(() => gateway.close());
    const port = await freePort();
    const address = `http://127.0.0.1:${gateway.port}`;
    const run = start(test, {PORT: String(port), BEHEST_BASE_URL: address});
    await listening(run);
    const session = createSignedCookieSession({secret});
    const cookie = (await session.issue({id: 'ada_lovelace'})).split(';')[0] ?? '';
    const url = `http://127.0.0.1:${port}`;

    const response = await fetch(`${url}/api/behest/token`, {method: 'POST', headers: {cookie}});
    const {token, baseUrl} = (await response.json()) as {token: string; baseUrl: string};
    assert.equal(response.status, 200);
    assert.equal(baseUrl, address);
    const stranger = await fetch(`${url}/api/behest/token`, {method: 'POST'});
    assert.equal(stranger.status, 401);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);

    run.child.kill('SIGTERM');
    assert.deepEqual(await once(run.child, 'exit'), [0, null]);
    assert.match(run.output(), /"status":200/);
    assert.match(run.output(), /"code":"unauthenticated"/);
    for (const word of [key, secret, token, cookie, 'ada_lovelace']) {
      assert.ok(!run.output().includes(word));
    }
  });

  it('names everything wrong at once and exits', async (test) => {
    const run = start(test, {PORT: 'abc', ALLOWED_ORIGINS: '*', VITE_CHAT: key});
    assert.deepEqual(await once(run.child, 'exit'), [1, null]);
    const lines = run.output().trim().split('\n');
    assert.equal(lines[0], 'The mint server cannot start:');
    assert.equal(lines.length, 4);
    for (const name of ['PORT', 'ALLOWED_ORIGINS', 'VITE_CHAT'])
      assert.match(run.output(), RegExp(name));
    assert.ok(!run.output().includes(key));
  });

  it('says in one line that its port is taken', async (test) => {
    const taken = await serveOnNode(() => new Response(), {port: 0, graceMs: 0});
    test.after(() => taken.close());
    const run = start(test, {PORT: String(taken.port)});
    assert.deepEqual(await once(run.child, 'exit'), [1, null]);
    assert.equal(run.output(), `Port ${taken.port} is taken: set PORT to a free one.\n`);
  });
});
