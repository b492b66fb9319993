import {spawn, type ChildProcess} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import type {TestContext} from 'node:test';

import {serveOnNode, type RunningServer} from '../../../server/node-server.ts';
import {createSignedCookieSession} from '../../../server/sessions/signed-cookie.ts';
import {newApiKey} from './keys.ts';
import {programOf} from './program.ts';
import {epochSeconds, unsignedToken} from './tokens.ts';

export const key = newApiKey();
export const secret = randomBytes(32).toString('hex');
const program = await programOf('server/main.ts');

export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
}

/** The mint server as a process of its own, killed at the end of the test. */
export function start(test: TestContext, variables: Record<string, string>): Run {
  const env = {
    PATH: process.env['PATH'],
    BEHEST_KEY: key,
    BEHEST_BASE_URL: 'https://slug.behest.app',
    ALLOWED_ORIGINS: 'https://app.example',
    SESSION_SECRET: secret,
    ...variables,
  };
  const child = spawn(process.execPath, [program], {env, stdio: ['ignore', 'pipe', 'pipe']});
  let output = '';
  child.stdout.on('data', (bytes) => (output += String(bytes)));
  child.stderr.on('data', (bytes) => (output += String(bytes)));
  test.after(() => child.kill('SIGKILL'));
  return {child, output: () => output};
}

/** Settles once the process has said the words. */
export async function says({child, output}: Run, words: string): Promise<void> {
  while (!output().includes(words)) {
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(output());
  }
}

/** A gateway that mints for these keys, and answers 401 to any other. */
export async function startGateway(
  test: TestContext,
  keys: Set<string> = new Set([key]),
): Promise<RunningServer> {
  const gateway = await serveOnNode(
    async (request) => {
      const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
      if (request.method === 'GET') return Response.json({keys: []});
      if (!keys.has(bearer)) return Response.json({error: 'no such key'}, {status: 401});
      const {user_id: uid} = (await request.json()) as {user_id: string};
      const jwt = unsignedToken({uid, exp: epochSeconds() + 900});
      return Response.json({jwt, ttl: 900, session_id: 's_1'});
    },
    {port: 0, graceMs: 0},
  );
  test.after(() => gateway.close());
  return gateway;
}

/** The `Cookie` of a signed-in user. */
export async function cookieOf(id: string): Promise<string> {
  const session = createSignedCookieSession({secret});
  return (await session.issue({id})).split(';')[0] ?? '';
}
