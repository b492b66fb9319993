import {TOKEN_PATH} from '../server/app.ts';
import type {Connection} from '../server/client-address.ts';
import type {TokenHandler} from '../server/token-handler.ts';

/** What the browser may tell the gateway, and the gateway the browser. */
const UP = ['accept', 'content-type', 'x-session-id', 'x-thread-id'];
const DOWN = ['content-type', 'retry-after', 'x-trace-id', 'x-request-id'];
/** What decides whether this request may have a token. */
const DECIDING = ['cookie', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'x-forwarded-for'];

/**
 * For hosts whose pages cannot call the gateway: `/v1/…` of the host is the gateway's, and the
 * host's own httpOnly session cookie is all that a browser ever holds. Each request gets a token
 * of its own, so give the handler a `createCachedAuth`. On the page:
 * `chat.baseUrl = location.origin; chat.mint = () => 'cookie';`
 */
export function createGatewayProxy(token: TokenHandler, gateway: string) {
  return async (request: Request, connection?: Connection): Promise<Response> => {
    const {pathname, search, origin} = new URL(request.url);
    if (!pathname.startsWith('/v1/') || pathname.startsWith('/v1/auth/')) {
      return new Response(null, {status: 404});
    }
    const asked = {method: 'POST', headers: picked(request.headers, DECIDING)};
    const granted = await token(new Request(`${origin}${TOKEN_PATH}`, asked), connection);
    if (!granted.ok) return granted;
    const {token: bearer} = (await granted.json()) as {readonly token: string};
    const {status, headers, body} = await fetch(`${gateway}${pathname}${search}`, {
      method: request.method,
      headers: {...picked(request.headers, UP), authorization: `Bearer ${bearer}`},
      body: request.body,
      // A reader who leaves ends the answer at the gateway too.
      signal: request.signal,
      redirect: 'manual',
      duplex: 'half',
    } as RequestInit);
    return new Response(body, {status, headers: {...picked(headers, DOWN), ...UNCACHED}});
  };
}

const UNCACHED = {'cache-control': 'no-store', 'x-accel-buffering': 'no'};

function picked(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
