import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import type {Behest} from '@behest/client-ts';
import {Hono} from 'hono';
import type {Context} from 'hono';

import {createApp} from '../server/app.ts';
import {socketAddress} from '../server/node-server.ts';
import {createMemoryRateLimiter} from '../server/rate-limit.ts';
import {createSignedCookieSession} from '../server/sessions/signed-cookie.ts';
import {createTokenHandler} from '../server/token-handler.ts';
import type {TokenHandler} from '../server/token-handler.ts';
import {SITE_FILES} from './site-files.ts';
import type {SiteFile} from './site-files.ts';

export interface HostOptions {
  readonly behest: Behest;
  /** At least 32 bytes. Sessions end when it changes. */
  readonly sessionSecret: string;
  /** What a broken token endpoint answers this user, while QA wants it broken. */
  readonly fault?: (userId: string, request: Request) => Promise<Response | undefined>;
}

/** The people who can sign in, by the id that the session holds. */
const users: Readonly<Record<string, {readonly name: string; readonly tier: number}>> = {
  ada: {name: 'Ada', tier: 3},
  grace: {name: 'Grace', tier: 3},
};

/** A site with sessions of its own that has mounted the mint server beside its pages. */
export function createHost({behest, sessionSecret, fault}: HostOptions): Hono {
  // Not `__Host-`: that needs https, and this site is served on plain localhost.
  const session = createSignedCookieSession({
    secret: sessionSecret,
    cookie: 'demo_session',
    secure: false,
  });
  const sound = createTokenHandler({
    auth: behest.auth,
    session: session.verify,
    tier: ({id}) => users[id]?.tier,
    origins: 'same-origin',
    baseUrl: behest.baseUrl ?? '',
    rateLimit: {address: createMemoryRateLimiter(120), user: createMemoryRateLimiter(60)},
  });
  const token: TokenHandler = async (request, connection) => {
    const user = fault && (await session.verify(request));
    return (user && (await fault(user.id, request))) ?? sound(request, connection);
  };

  const host = new Hono();
  for (const [path, file] of Object.entries(SITE_FILES)) host.get(path, () => serve(file));
  host.get('/session', async (context) => {
    const user = await session.verify(context.req.raw);
    return context.json({user: user && {id: user.id, name: users[user.id]?.name ?? user.id}});
  });
  host.post('/session', async (context) => {
    const id = await readUserId(context);
    if (id === undefined) return context.json({error: 'Sign in as "ada" or "grace".'}, 400);
    context.header('set-cookie', await session.issue({id}));
    return context.json({user: {id, name: users[id]?.name}});
  });
  host.delete('/session', (context) => {
    context.header('set-cookie', session.clear());
    return context.body(null, 204);
  });
  host.route('/', createApp({token, ready: () => behest.ready(), address: socketAddress}));
  return host;
}

async function readUserId(context: Context): Promise<string | undefined> {
  const body: unknown = await context.req.json().catch(() => null);
  const id = (body as {readonly user?: unknown} | null)?.user;
  return typeof id === 'string' && Object.hasOwn(users, id) ? id : undefined;
}

async function serve({source, type}: SiteFile): Promise<Response> {
  const file = fileURLToPath(new URL(`../${source}`, import.meta.url));
  const body = await readFile(file).catch(() => null);
  if (!body) return new Response(`${source} is missing: run "npm run build".`, {status: 404});
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': type,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  });
}
