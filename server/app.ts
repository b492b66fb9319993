import {Hono, type Context} from 'hono';

import {Refusal} from './errors.ts';
import {SECURITY_HEADERS} from './headers.ts';
import type {TokenHandler} from './token-handler.ts';

/** Where the widget asks for tokens unless told otherwise. */
export const TOKEN_PATH = '/api/behest/token';

/** What {@link createApp} is made of. */
export interface AppDependencies {
  /** From `createTokenHandler`. */
  readonly token: TokenHandler;
  /** Rejects while this instance should get no traffic. Default: always ready. */
  readonly ready?: () => Promise<void>;
  /** Address of the peer, from the runtime. Without it nothing is counted per network. */
  readonly address?: (context: Context) => string | undefined;
}

/**
 * The mint server as a Hono app: the token route, `GET /healthz` (the process lives) and
 * `GET /readyz` (it can mint). Opens no port and reads no environment. A host mounts it with
 * `host.route('/', createApp(…))`.
 */
export function createApp({token, ready, address}: AppDependencies): Hono {
  const app = new Hono();
  app.all(TOKEN_PATH, async (context) => {
    const request = context.req.raw;
    // The router decodes; only the path as written is served, or a cache might see another file.
    if (!request.url.startsWith(TOKEN_PATH, pathStart(request.url))) return refuse('not_found');
    return token(request, {address: address?.(context)});
  });
  app.route('/', createStatusApp(ready));
  app.notFound(() => refuse('not_found'));
  app.onError(() => refuse('internal'));
  return app;
}

function pathStart(url: string): number {
  return url.indexOf('/', url.indexOf('://') + 3);
}

/** `GET /healthz` and `GET /readyz` alone. */
export function createStatusApp(ready?: () => Promise<void>): Hono {
  const app = new Hono();
  app.get('/healthz', () => status('ok'));
  app.get('/readyz', async () => {
    try {
      await ready?.();
      return status('ready');
    } catch {
      return refuse('not_ready');
    }
  });
  return app;
}

function refuse(code: 'not_found' | 'not_ready' | 'internal'): Response {
  return new Refusal(code).toResponse(SECURITY_HEADERS, crypto.randomUUID());
}

function status(word: string): Response {
  return new Response(JSON.stringify({status: word}), {
    headers: {...SECURITY_HEADERS, 'content-type': 'application/json'},
  });
}
