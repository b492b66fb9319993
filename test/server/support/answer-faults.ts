import {decodeToken} from '@behest/client-ts';

import {readCookie} from '../../../server/sessions/cookies.ts';
import {cookies, reference} from './conform-host.ts';
import {
  claims,
  fields,
  headers,
  named,
  refusing,
  unverified,
  type Fault,
  type Fields,
} from './faulty-host.ts';
import {unsignedToken} from './tokens.ts';

/** Faults of sessions, and of what a token comes in. */
export const ANSWER_FAULTS: readonly Fault[] = [
  [
    'answers 200 with an error',
    'session-none-401',
    refusing(401, () => Response.json({error: {code: 'a', message: 'b'}})),
  ],
  [
    'redirects to a login page',
    'session-none-401',
    refusing(401, () => new Response(null, {status: 302, headers: {location: '/login'}})),
  ],
  [
    'answers 403 to strangers',
    'session-none-401',
    refusing(401, () => Response.json({error: {code: 'a', message: 'b'}}, {status: 403})),
  ],
  [
    'refuses in plain text',
    'session-none-json',
    refusing(
      401,
      () => new Response('Unauthorized', {status: 401, headers: {'content-type': 'text/plain'}}),
    ),
  ],
  [
    'refuses with a flat error',
    'session-none-json',
    refusing(401, () => Response.json({error: 'unauthorized'}, {status: 401})),
  ],
  [
    'refuses with a page',
    'always-no-html',
    refusing(
      401,
      () => new Response('<html>', {status: 401, headers: {'content-type': 'text/html'}}),
    ),
  ],
  [
    'gives strangers a session',
    'session-none-no-cookie',
    headers((all, request) => {
      if (!request.headers.has('cookie')) all.set('set-cookie', 'sid=1');
    }),
  ],
  [
    'mints for strangers',
    'session-none',
    () =>
      reference({session: async (request) => (await cookies.verify(request)) ?? {id: 'guest-1'}}),
  ],
  ['believes an unsigned cookie', 'session-changed-end', unverified],
  ['believes a cookie without its signature', 'session-unsigned', unverified],
  [
    'takes a JWT with alg none',
    'session-alg-none',
    () =>
      reference({
        session: async (request) => {
          const token = readCookie(request, '__Host-session') ?? '';
          if (!token.startsWith('eyJhbGciOiJub25l')) return cookies.verify(request);
          return {id: String(decodeToken(token)['sub'])};
        },
      }),
  ],
  [
    'takes a chat token for a session',
    'session-own-token',
    named((request) => {
      const token = request.headers.get('authorization')?.replace('Bearer ', '');
      return token === undefined ? null : String(decodeToken(token)['uid']);
    }),
  ],
  [
    'calls the token accessToken',
    'token-field',
    fields(({token, ...rest}) => ({...rest, accessToken: token})),
  ],
  [
    'gives ttl in milliseconds',
    'token-ttl',
    fields((all) => ({...all, ttl: Number(all['ttl']) * 1000})),
  ],
  ['gives ttl as text', 'token-ttl', fields((all) => ({...all, ttl: String(all['ttl'])}))],
  [
    'gives expiresAt in milliseconds',
    'token-expires-at',
    fields((all) => ({...all, expiresAt: Number(all['expiresAt']) * 1000})),
  ],
  ['gives no session id', 'token-session-id', fields(({sessionId: _, ...rest}) => rest)],
  [
    'gives the ttl that it asked for',
    'token-ttl-is-left',
    claims((all) => ({...all, exp: Number(all['exp']) - 300})),
  ],
  [
    'gives the wrong expiresAt',
    'token-expires-with-exp',
    fields((all) => ({...all, expiresAt: Number(all['expiresAt']) + 60})),
  ],
  [
    'keeps a token and its first ttl',
    'token-ttl-is-left-again',
    () => {
      const good = reference();
      let kept: Fields | undefined;
      return async (request) => {
        const response = await good(request);
        if (response.status !== 200) return response;
        const answer = (await response.json()) as Fields;
        if (kept !== undefined) {
          const aged = {...decodeToken(String(answer['token']))};
          answer['token'] = unsignedToken({...aged, exp: Number(aged['exp']) - 30});
        }
        kept = answer;
        return Response.json(answer, {headers: response.headers});
      };
    },
  ],
  [
    'names a gateway without https',
    'token-base-url',
    fields((all) => ({...all, baseUrl: 'http://slug.behest.app'})),
  ],
  [
    'sends the token as text',
    'token-json',
    headers((all) => all.set('content-type', 'text/plain')),
  ],
  [
    'makes everybody one user',
    'claim-users-differ',
    () =>
      reference({session: async (request) => (await cookies.verify(request)) && {id: 'shared'}}),
  ],
  ['mints for the default user', 'claim-uid-real', claims((all) => ({...all, uid: 'default'}))],
];
