import {cookies, reference} from './conform-host.ts';
import {claims, fields, minting, named, queryOf, type Fault, type Fields} from './faulty-host.ts';

/** Faults of whom a token is for, and who may say so. */
export const IDENTITY_FAULTS: readonly Fault[] = [
  [
    'gives everybody one session',
    'claim-sessions-differ',
    fields((all) => ({...all, sessionId: 's_1'})),
  ],
  [
    'remembers the last user',
    'claim-user-stays',
    () => {
      let last: string | undefined;
      return reference({
        session: async (request) => {
          const user = await cookies.verify(request);
          if (user === null) return null;
          const id = last ?? user.id;
          if (user.id !== 'ada') last = user.id;
          return {...user, id};
        },
      });
    },
  ],
  ['mints administrators', 'claim-role', claims((all) => ({...all, role: 'admin'}))],
  ['mints for a day', 'claim-life', claims((all) => ({...all, exp: Number(all['iat']) + 86_400}))],
  [
    'signs with a shared secret',
    'claim-algorithm',
    fields((all) => ({
      ...all,
      token: String(all['token']).replace(
        /^[^.]+/,
        Buffer.from('{"alg":"HS256"}').toString('base64url'),
      ),
    })),
  ],
  [
    'puts the mail address into the token',
    'claim-no-secrets',
    claims((all) => ({...all, email: 'ada@example.com'})),
  ],
  [
    'takes the user from the body',
    'identity-user-body',
    named(async (request) => {
      const body = await request.clone().text();
      return body.includes('user_id":') ? String((JSON.parse(body) as Fields)['user_id']) : null;
    }),
  ],
  [
    'takes the user from the query',
    'identity-user-query',
    named((request) => queryOf(request, 'user_id')),
  ],
  [
    'takes the user from a header',
    'identity-user-headers',
    named((request) => request.headers.get('x-user-id')),
  ],
  [
    'lets a header stand for a session',
    'identity-alone-headers',
    named((request) => request.headers.get('remote-user')),
  ],
  [
    'takes the tier from the query',
    'identity-tier-query',
    minting((request) => ({tier: Number(queryOf(request, 'tier') ?? 1)})),
  ],
  [
    'takes the role from a header',
    'identity-role-headers',
    claims((all, request) => ({...all, role: request.headers.get('x-role') ?? 'user'})),
  ],
  [
    'takes the ttl from the query',
    'identity-ttl-query',
    minting((request) => ({ttl: Number(queryOf(request, 'ttl') ?? 900)})),
  ],
];
