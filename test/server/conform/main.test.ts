import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {describe, it, type TestContext} from 'node:test';

import {serveOnNode} from '../../../server/node-server.ts';
import {freePort} from '../../../bench/server/free-port.ts';
import {programOf} from '../support/program.ts';
import {ORIGIN} from '../support/token-endpoint.ts';
import {reference, target, type Fetch} from '../support/conform-host.ts';

const program = await programOf('server/conform/main.ts');

async function conform(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args]);
  let output = '';
  child.stdout.on('data', (bytes) => (output += String(bytes)));
  child.stderr.on('data', (bytes) => (output += String(bytes)));
  const [code] = (await once(child, 'close')) as [number];
  return {code, output};
}

async function serve(test: TestContext, fetch: Fetch): Promise<string> {
  const server = await serveOnNode(fetch, {port: 0, graceMs: 0});
  test.after(() => server.close());
  return `http://127.0.0.1:${server.port}/api/behest/token`;
}

const options = [...target.sessions.flatMap((line) => ['--as', line]), '--origin', ORIGIN];

describe('behest-conform', {concurrency: true}, () => {
  it('ends with 0 when a host keeps every rule, over real sockets', async (test) => {
    const {code, output} = await conform(await serve(test, reference()), ...options);
    assert.match(output, /\n89 passed, 0 failed, 2 skipped\n$/);
    assert.equal(code, 0);
  });

  it('ends with 1 when a host breaks one, names it, and prints no token and no session', async (test) => {
    const tokens: string[] = [];
    const good = reference();
    const url = await serve(test, async (request) => {
      const response = await good(request);
      const text = await response.text();
      tokens.push(...(text.match(/eyJ[\w.-]+/g) ?? []));
      const headers = new Headers(response.headers);
      headers.delete('cache-control');
      return new Response(text || null, {status: response.status, headers});
    });
    const {code, output} = await conform(url, ...options, '--format', 'tap');
    assert.match(output, /^not ok \d+ - always-no-store-token: /m);
    assert.equal(code, 1);
    assert.ok(tokens.length > 0);
    for (const line of target.sessions) tokens.push(line.split('=')[1] ?? '');
    assert.ok(!tokens.some((secret) => output.includes(secret)));
  });

  it('ends with 2 when nobody answers', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`;
    const {code, output} = await conform(url, ...options, '--format', 'json');
    assert.equal(code, 2);
    assert.match(output, /no answer: ECONNREFUSED/);
  });

  const wrong: Readonly<Record<string, readonly string[]>> = {
    'no endpoint': options,
    'no session': ['https://host.example/', '--origin', ORIGIN],
    'a session that is no header': ['https://host.example/', '--origin', ORIGIN, '--as', 'sid'],
    'no origin': ['https://host.example/', '--as', 'cookie: a=b'],
    'an origin with a path': ['https://host.example/', ...options, '--origin', `${ORIGIN}/chat`],
    'an unknown format': ['https://host.example/', ...options, '--format', 'xml'],
    'an unknown option': ['https://host.example/', ...options, '--loud'],
  };
  for (const [name, args] of Object.entries(wrong)) {
    it(`explains itself when given ${name}`, async () => {
      const {code, output} = await conform(...args);
      assert.equal(code, 2);
      assert.match(output, /\nUsage: behest-conform /);
    });
  }
});
