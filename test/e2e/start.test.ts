import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';

import {freePort, startDemo} from '../support/start-demo.mjs';

const run = promisify(execFile);

describe('npm start', () => {
  it('prints both addresses, and ends with Ctrl-C although a stream is open', async () => {
    const demo = await startDemo();
    assert.match(demo.output(), new RegExp(demo.url));
    assert.match(demo.output(), new RegExp(demo.gatewayUrl));
    const stream = await fetch(`${demo.gatewayUrl}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token(demo.url)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({stream: true, messages: [{role: 'user', content: '/s stall\nHi'}]}),
    });
    assert.equal(stream.status, 200);
    const started = Date.now();
    assert.equal(await demo.stop(), 0);
    assert.ok(Date.now() - started < 5000);
    await stream.body?.cancel().catch(() => undefined);
  });

  it('says in one line which port is taken, and fails', async () => {
    const [port, gatewayPort] = [await freePort(), await freePort()];
    const squatter = createServer().listen(port, '127.0.0.1');
    const env = {...process.env, PORT: String(port), GATEWAY_PORT: String(gatewayPort)};
    const failure = await run(process.execPath, ['demo/start.mjs'], {env}).catch(
      (error: unknown) => error as {readonly code: number; readonly stderr: string},
    );
    squatter.close();
    assert.ok('code' in failure && failure.code !== 0);
    assert.match(failure.stderr.trim(), new RegExp(`^Port ${port} is taken: .*PORT\\.$`));
  });

  it('is not for production', async () => {
    const failure = await run(process.execPath, ['demo/start.mjs'], {
      env: {...process.env, NODE_ENV: 'production'},
    }).catch((error: unknown) => error as {readonly code: number; readonly stderr: string});
    assert.ok('code' in failure && failure.code !== 0);
    assert.match(failure.stderr, /not for production/);
  });

  it('finds the threads of the last time when it is told where to keep them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'behest-threads-'));
    const env = {GATEWAY_DATA: join(folder, 'threads.jsonl')};
    try {
      const first = await startDemo(env);
      const asked = await callGateway(first, 'chat/completions', {
        method: 'POST',
        headers: {'x-thread-id': 'kept', 'content-type': 'application/json'},
        body: JSON.stringify({messages: [{role: 'user', content: 'Remember this'}]}),
      });
      assert.equal(asked.status, 200);
      await first.stop();
      const second = await startDemo(env);
      const stored = await callGateway(second, 'threads/kept/messages');
      assert.match(await stored.text(), /Remember this/);
      await second.stop();
    } finally {
      await rm(folder, {recursive: true});
    }
  });

  it('does what the curl lines of the README promise', async () => {
    const demo = await startDemo();
    const folder = await mkdtemp(join(tmpdir(), 'behest-curl-'));
    try {
      const [visitor, , member, answer, refused] = await runReadme(demo, folder);
      assert.match(visitor ?? '', /^HTTP\/1\.1 401/);
      assert.match(member ?? '', /^HTTP\/1\.1 200/);
      assert.match(member ?? '', /cache-control: no-store/i);
      assert.match(
        member ?? '',
        /"token":.*"ttl":(900|89\d),.*"sessionId":.*"expiresAt":.*"baseUrl":/,
      );
      assert.ok(!/: \*|"\*"/.test(member ?? ''));
      assert.match(answer ?? '', /data: \[DONE\]\s*$/);
      assert.match(refused ?? '', /^HTTP\/1\.1 401/);
    } finally {
      await rm(folder, {recursive: true});
      await demo.stop();
    }
  });
});

/** The README's lines as printed, but for the ports. @returns what each curl printed */
async function runReadme(
  demo: {readonly url: string; readonly gatewayUrl: string},
  cwd: string,
): Promise<readonly string[]> {
  const [, block = ''] = readFileSync('README.md', 'utf8').split('**The token endpoint**');
  const [, lines = ''] = /```sh\n([\s\S]*?)```/.exec(block) ?? [];
  const script = lines
    .replaceAll('http://localhost:8787', demo.url)
    .replaceAll('http://localhost:8788', demo.gatewayUrl)
    .replace(/^curl .*$/gm, '$&; echo; echo "=== next"');
  const {stdout} = await run('bash', ['-c', script], {cwd, maxBuffer: 1 << 24});
  return stdout.split('=== next').map((output) => output.trim());
}

async function callGateway(
  demo: {readonly url: string; readonly gatewayUrl: string},
  path: string,
  init: RequestInit & {readonly headers?: Record<string, string>} = {},
): Promise<Response> {
  const authorization = `Bearer ${await token(demo.url)}`;
  return fetch(`${demo.gatewayUrl}/v1/${path}`, {
    ...init,
    headers: {...init.headers, authorization},
  });
}

async function token(url: string): Promise<string> {
  const session = await fetch(`${url}/session`, {method: 'POST', body: '{"user": "ada"}'});
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const answer = await fetch(`${url}/api/behest/token`, {method: 'POST', headers: {cookie}});
  return ((await answer.json()) as {readonly token: string}).token;
}
