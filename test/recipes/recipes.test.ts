import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createServer, type RequestListener} from 'node:http';
import {join} from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';

import {createGateway} from '../../demo/gateway/gateway.ts';
import type {Send} from '../../server/conform/exchange.ts';
import type {Target} from '../../server/conform/host.ts';
import {conform} from '../../server/conform/run.ts';
import {openWire} from '../../server/conform/wire.ts';
import {serveOnNode} from '../../server/node-server.ts';
import {createSignedCookieSession} from '../../server/sessions/signed-cookie.ts';
import {failuresIn, inProcess, type Fetch} from '../server/support/conform-host.ts';
import {newApiKey} from '../server/support/keys.ts';

const recipes = fileURLToPath(new URL('../../recipes', import.meta.url));
const ORIGIN = 'https://app.example';
const PATH = '/api/behest/token';
const key = newApiKey();
const secret = randomBytes(32).toString('hex');
const gateway = createGateway({apiKeys: [key], settings: {waitScale: 0}});

const session = createSignedCookieSession({secret});
const cookieOf = async (id: string) => (await session.issue({id})).split(';')[0] ?? '';
const sessions = [`cookie: ${await cookieOf('ada')}`, `cookie: ${await cookieOf('grace')}`];

const variables = {BEHEST_KEY: key, SESSION_SECRET: secret, ALLOWED_ORIGINS: ORIGIN};

interface Module {
  readonly app: {readonly routing?: RequestListener; readonly server?: unknown};
  readonly default: {readonly fetch: (request: Request, env: object) => Promise<Response>};
  readonly POST: Fetch;
  readonly OPTIONS: Fetch;
}

/** Loaded only now: a recipe reads the environment when it starts. */
const load = async (file: string) => (await import(join(recipes, file))) as Module;

async function failures(send: Send, url: string): Promise<string[]> {
  const target: Target = {url, sessions, origin: ORIGIN};
  return failuresIn(await conform(target, send));
}

const calledFailures = (fetch: Fetch) => failures(inProcess(fetch), `https://host.example${PATH}`);

/** Asks over a socket, as those recipes are served. */
async function servedFailures(test: TestContext, port: number): Promise<string[]> {
  const wire = openWire();
  test.after(wire.close);
  return failures(wire.send, `http://127.0.0.1:${port}${PATH}`);
}

const server = await serveOnNode(gateway.fetch, {port: 0, graceMs: 0});
after(() => server.close());

before(() => {
  if (!existsSync(join(recipes, 'node_modules/fastify'))) {
    const shell = process.platform === 'win32';
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit'], {cwd: recipes, shell});
  }
  Object.assign(process.env, variables, {BEHEST_BASE_URL: `http://127.0.0.1:${server.port}`});
});

describe('each recipe', () => {
  it('fits on a page: 15 lines of code at most', () => {
    const files = ['hono', 'express', 'fastify', 'worker', 'deno', 'bun', 'token'].map(
      (name) => `${name}.ts`,
    );
    const nested = [
      'next/app/api/behest/token/route.ts',
      'supabase/functions/behest-token/index.ts',
    ];
    const functions = readdirSync(join(recipes, 'sessions')).map((name) => `sessions/${name}`);
    assert.ok(functions.length >= 5);
    for (const file of [...files, ...nested, ...functions]) {
      const lines = readFileSync(join(recipes, file), 'utf8').split('\n');
      const code = lines.filter((line) => !/^\s*(\/\/.*|\/\*\*.*\*\/)?$/.test(line));
      assert.ok(code.length <= 15, `${file}: ${code.length}`);
    }
  });

  it('keeps every rule of the kit: Hono', async () => {
    const {default: app} = await load('hono.ts');
    assert.deepEqual(await calledFailures((request) => app.fetch(request, {})), []);
  });

  it('keeps every rule of the kit: Next.js', async () => {
    const {POST, OPTIONS} = await load('next/app/api/behest/token/route.ts');
    // As Next.js routes: a method without an export is answered with 405.
    const routed: Fetch = (request) => {
      if (request.method === 'POST') return POST(request);
      return request.method === 'OPTIONS' ? OPTIONS(request) : new Response(null, {status: 405});
    };
    assert.deepEqual(await calledFailures(routed), []);
  });

  it('keeps every rule of the kit: Cloudflare Worker', async () => {
    const {default: worker} = await load('worker.ts');
    const env = {...variables, BEHEST_BASE_URL: process.env['BEHEST_BASE_URL']};
    assert.deepEqual(await calledFailures((request) => worker.fetch(request, env)), []);
  });

  it('keeps every rule of the kit: Express 5, with a body parser behind it', async (test) => {
    const {app} = await load('express.ts');
    const {default: express} = (await import(join(recipes, 'node_modules/express/index.js'))) as {
      readonly default: {readonly json: () => unknown};
    };
    (app as {use: (middleware: unknown) => void}).use(express.json());
    const host = createServer(app as unknown as RequestListener);
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    test.after(() => host.close());
    const {port} = host.address() as {port: number};
    assert.deepEqual(await servedFailures(test, port), []);
  });

  it('keeps every rule of the kit: Fastify 5', async (test) => {
    const {app} = await load('fastify.ts');
    const host = app as unknown as {
      listen: (options: object) => Promise<string>;
      close: () => Promise<void>;
    };
    const address = await host.listen({port: 0, host: '127.0.0.1'});
    test.after(() => host.close());
    assert.deepEqual(await servedFailures(test, Number(new URL(address).port)), []);
  });
});
