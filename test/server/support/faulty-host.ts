import {decodeToken} from '@behest/client-ts';

import {readCookie} from '../../../server/sessions/cookies.ts';
import {auth, cookies, reference, type Fetch} from './conform-host.ts';
import {ORIGIN} from './token-endpoint.ts';
import {unsignedToken} from './tokens.ts';

/** What a host does wrong, and the rule that finds it. */
export type Fault = readonly [fault: string, found: string, host: () => Fetch];

export type Fields = Record<string, unknown>;

/** Changes the answer of the reference. */
export const answering =
  (change: (response: Response, request: Request) => Response | Promise<Response>) => (): Fetch => {
    const good = reference();
    return async (request) => change(await good(request), request);
  };

export const headers = (change: (headers: Headers, request: Request) => void) =>
  answering((response, request) => {
    const changed = new Response(response.body, response);
    change(changed.headers, request);
    return changed;
  });

export const fields = (change: (fields: Fields, request: Request) => Fields) =>
  answering(async (response, request) => {
    if (response.status !== 200) return response;
    const {headers: kept} = response;
    return Response.json(change((await response.json()) as Fields, request), {headers: kept});
  });

export const claims = (change: (claims: Fields, request: Request) => Fields) =>
  fields((answer, request) => ({
    ...answer,
    token: unsignedToken(change({...decodeToken(String(answer['token']))}, request)),
  }));

export const refusing = (status: number, make: () => Response) =>
  answering((response) => {
    if (response.status !== status) return response;
    const made = make();
    response.headers.forEach((value, name) => {
      if (!made.headers.has(name)) made.headers.set(name, value);
    });
    return made;
  });

/** Repairs the request before the reference sees it. */
export const accepting = (repair: (request: Request) => Request) => (): Fetch => {
  const good = reference();
  return (request) => good(repair(request));
};

export const forgetting = (...names: string[]) =>
  accepting((request) => {
    const kept = new Headers(request.headers);
    for (const name of names) kept.delete(name);
    return new Request(request.url, {method: request.method, headers: kept});
  });

/** A session that believes what is in the cookie. */
export const unverified = () =>
  reference({
    session: (request) => {
      const cookie = readCookie(request, '__Host-session')?.split('.')[0] ?? '';
      try {
        const {id} = JSON.parse(Buffer.from(cookie, 'base64url').toString()) as {id?: string};
        return id === undefined ? null : {id};
      } catch {
        return null;
      }
    },
  });

export const named = (who: (request: Request) => string | null | Promise<string | null>) => () =>
  reference({
    session: async (request) => {
      const user = await cookies.verify(request);
      const id = await who(request);
      return id === null ? user : {id};
    },
  });

export const minting = (wish: (request: Request) => Fields) => (): Fetch => {
  return async (request) =>
    reference({
      auth: {
        mint: async (order) => {
          const {ttl = order.ttl, ...extra} = wish(request);
          const result = await auth.mint({...order, ttl: Number(ttl)});
          return {...result, token: unsignedToken({...decodeToken(result.token), ...extra})};
        },
      },
    })(request);
};

export const queryOf = (request: Request, name: string) =>
  new URL(request.url).searchParams.get(name);

/** An origin guard that compares in a careless way. */
export const guarded = (isAllowed: (origin: string) => boolean) => (): Fetch => {
  const good = reference();
  return async (request) => {
    const origin = request.headers.get('origin');
    if (origin === null || !isAllowed(origin)) return good(request);
    const trusted = new Headers(request.headers);
    trusted.set('origin', ORIGIN);
    const response = await good(new Request(request, {headers: trusted}));
    const changed = new Response(response.body, response);
    changed.headers.set('access-control-allow-origin', origin);
    return changed;
  };
};
