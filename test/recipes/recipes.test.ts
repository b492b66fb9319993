import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, describe, it, type TestContext} from 'node:test';

import {createGateway} from '../../demo/gateway/gateway.ts';
import type {Send} from '../../server/conform/exchange.ts';
import type {Target} from '../../server/conform/host.ts';
import {conform} from '../../server/conform/run.ts';
import {openWire} from '../../server/conform/wire.ts';
import {serveOnNode} from '../../server/node-server.ts';
import {createSignedCookieSession} from '../../server/sessions/signed-cookie.ts';
import {failuresIn, inProcess, type Fetch} from '../server/support/conform-host.ts';
import {newApiKey} from '../server/support/keys.ts';
import {freePort} from '../../bench/server/free-port.ts';
import {
  BUN,
  DENO,
  installRecipes,
  NODE,
  recipes,
  unavailable,
  type Runtime,
} from './support/runtimes.ts';

const ORIGIN = 'https://app.example';
const PATH = '/api/behest/token';
const key = newApiKey();
const secret = randomBytes(32).toString('hex');
const gateway = createGateway({apiKeys: [key], settings: {waitScale: 0}});
const server = await serveOnNode(gateway.fetch, {port: 0, graceMs: 0});
after(() => server.close());

const session = createSignedCookieSession({secret});
const cookieOf = async (id: string) => (await session.issue({id})).split(';')[0] ?? '';
const sessions = [`cookie: ${await cookieOf('ada')}`, `cookie: ${await cookieOf('grace')}`];

const variables = {
  BEHEST_KEY: key,
  BEHEST_BASE_URL: `http://127.0.0.1:${server.port}`,
  SESSION_SECRET: secret,
  ALLOWED_ORIGINS: ORIGIN,
};

installRecipes();

interface Module {
  readonly default: {readonly fetch: (request: Request, env: object) => Promise<Response>};
  readonly POST: Fetch;
  readonly OPTIONS: Fetch;
}

/** Loaded only now: a recipe reads the environment when it starts. */
async function load(file: string): Promise<Module> {
  Object.assign(process.env, variables);
  return (await import(join(recipes, file))) as Module;
}

async function failures(send: Send, url: string): Promise<string[]> {
  const target: Target = {url, sessions, origin: ORIGIN};
  return failuresIn(await conform(target, send));
}

const calledFailures = (fetch: Fetch) => failures(inProcess(fetch), `https://host.example${PATH}`);

/** Starts the recipe as a host would, and asks it over a socket. */
async function servedFailures(test: TestContext, runtime: Runtime, file: string) {
  const port = await freePort();
  const child = spawn(runtime.command, await runtime.args(file), {
    env: {
      PATH: process.env['PATH'],
      ...variables,
      PORT: `${port}`,
      // Where Supabase's functions are served is not theirs to say.
      DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  test.after(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => (output += String(bytes)));
  }
  const url = `http://127.0.0.1:${port}${PATH}`;
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(output);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const wire = openWire();
  test.after(wire.close);
  const found = await failures(wire.send, url);
  assert.ok(!output.includes(key) && !output.includes(secret) && !output.includes('eyJ'));
  return found;
}

describe('each recipe', {timeout: 120_000}, () => {
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

  const served: readonly (readonly [string, Runtime, string])[] = [
    ['Hono', NODE, 'hono.ts'],
    ['Express 5, with a body parser behind it', NODE, 'express.ts'],
    ['Fastify 5', NODE, 'fastify.ts'],
    ['Deno', DENO, 'deno.ts'],
    ['Supabase Edge Function, in Deno', DENO, 'supabase/functions/behest-token/index.ts'],
    ['Bun', BUN, 'bun.ts'],
  ];
  for (const [name, runtime, file] of served) {
    const skip = runtime === NODE ? false : unavailable(runtime);
    it(`keeps every rule of the kit: ${name}`, {skip}, async (test) => {
      assert.deepEqual(await servedFailures(test, runtime, file), []);
    });
  }

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
    assert.deepEqual(await calledFailures((request) => worker.fetch(request, variables)), []);
  });
});
