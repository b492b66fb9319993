import {randomBytes} from 'node:crypto';

import type {Auth} from '@behest/client-ts';

import type {Result} from '../../../server/conform/check.ts';
import type {Send} from '../../../server/conform/exchange.ts';
import type {Target} from '../../../server/conform/host.ts';
import {conform} from '../../../server/conform/run.ts';
import {createMemoryRateLimiter} from '../../../server/rate-limit.ts';
import type {SessionUser} from '../../../server/sessions/session.ts';
import {createSignedCookieSession} from '../../../server/sessions/signed-cookie.ts';
import {createTokenHandler, type TokenHandlerOptions} from '../../../server/token-handler.ts';
import {epochSeconds, unsignedToken} from './tokens.ts';
import {ORIGIN, TOKEN_URL} from './token-endpoint.ts';

export type Fetch = (request: Request) => Response | Promise<Response>;

export const cookies = createSignedCookieSession({secret: randomBytes(32).toString('hex')});
const cookieOf = async (id: string) => (await cookies.issue({id, visit: `v_${id}`})).split(';')[0];

/** The reference: the handler itself, for pages of another origin. */
export const target: Target = {
  url: TOKEN_URL,
  sessions: [`cookie: ${await cookieOf('ada')}`, `Cookie: ${await cookieOf('grace')}`],
  origin: ORIGIN,
  burst: 110,
};

let minted = 0;

/** A minter whose tokens say all that real ones say. */
export const auth: Auth = {
  mint: async ({user_id: uid, session_id: sid = 's_1', ttl = 900, tier}) => {
    const iat = epochSeconds();
    const claims = {uid, sid, role: 'user', scp: [], iat, exp: iat + ttl, jti: ++minted};
    const token = unsignedToken(tier === undefined ? claims : {...claims, tier});
    return {token, sessionId: sid, ttl, expiresAt: iat + ttl};
  },
};

/** The reference handler, or one with other options. */
export function reference(options: Partial<TokenHandlerOptions<SessionUser>> = {}): Fetch {
  return createTokenHandler({
    auth,
    session: cookies.verify,
    origins: [ORIGIN],
    baseUrl: 'https://slug.behest.app',
    tier: () => 1,
    rateLimit: {user: createMemoryRateLimiter(100)},
    ...options,
  });
}

/** Asks a fetch function instead of a socket. */
export function inProcess(fetch: Fetch): Send {
  return async ({url, method, headers, body}) => {
    const length = body === undefined ? '0' : String(Buffer.byteLength(body));
    const request = new Request(url, {
      method,
      headers: {...headers, 'content-length': length},
      ...(body === undefined ? {} : {body}),
    });
    const response = await fetch(request);
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      text: await response.text(),
      at: Date.now(),
    };
  };
}

/** Ids of the rules that a host breaks. */
export async function broken(fetch: Fetch, other: Partial<Target> = {}): Promise<string[]> {
  return failuresIn(await conform({...target, ...other}, inProcess(fetch)));
}

export function failuresIn(results: readonly Result[]): string[] {
  return results.filter(({outcome}) => outcome === 'failed').map(({id}) => id);
}
