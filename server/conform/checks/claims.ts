import {createRemoteJWKSet, jwtVerify} from 'jose';

import {unless, type Check} from '../check.ts';
import {tokenAnswerOf, tokenPartsOf} from '../exchange.ts';
import {NotApplicable, type Host} from '../host.ts';

const LONGEST_LIFE_SECONDS = 3600;
const CLOCK_TOLERANCE_SECONDS = 90;
const RESERVED_IDS =
  /^(admin|system|root|service|dashboard-service|default|anonymous|guest|null|undefined|none)$/i;

type Claims = Readonly<Record<string, unknown>>;

const claim = (
  id: string,
  title: string,
  complaint: (claims: Claims, header: Claims) => string | undefined,
): Check => ({
  id: `claim-${id}`,
  title,
  complaint: async (host) => {
    const {claims, header} = tokenPartsOf(await host.ask());
    return complaint(claims, header);
  },
});

/** What the token says (contract 3.4). */
export const claimChecks: readonly Check[] = [
  claim('algorithm', 'The token is signed with RS256', (_, {alg}) =>
    unless(alg === 'RS256', 'it is not'),
  ),
  claim('uid', 'The token names a user', ({uid}) =>
    unless(typeof uid === 'string' && uid !== '', 'it does not'),
  ),
  claim('uid-real', 'The user is not a reserved or placeholder id', ({uid}) =>
    unless(!RESERVED_IDS.test(String(uid)), 'it is'),
  ),
  claim('role', 'The token has no powers beyond a user', ({role, scp}) => {
    const powers = Array.isArray(scp) ? scp : [scp];
    const powerful = [role, ...powers].some((name) =>
      /admin|dashboard|service|owner/i.test(String(name)),
    );
    return unless(!powerful, 'it has');
  }),
  claim('life', 'The token lives an hour at most', ({exp, iat, nbf}) => {
    const begin = Number(iat ?? nbf);
    return unless(
      Number(exp) - begin <= LONGEST_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS,
      'it lives longer, or does not say',
    );
  }),
  claim('no-secrets', 'The token carries neither names nor mail addresses', (claims) => {
    const personal = ['email', 'name', 'given_name', 'family_name', 'phone_number', 'password'];
    return unless(!personal.some((name) => name in claims), 'it does');
  }),
  {
    id: 'claim-signature',
    title: 'The token verifies under the published keys',
    complaint: async (host) => {
      const {jwks} = host.target;
      if (jwks === undefined) throw new NotApplicable('needs --jwks');
      const {token} = tokenAnswerOf(await host.ask());
      const verified = await jwtVerify(String(token), createRemoteJWKSet(new URL(jwks)), {
        algorithms: ['RS256'],
      }).catch(() => undefined);
      return unless(verified !== undefined, 'it does not');
    },
  },
  {
    id: 'claim-users-differ',
    title: 'Two users get two user ids',
    complaint: async (host) => {
      const [first, second] = [await uidOf(host, 0), await uidOf(host, 1)];
      return unless(first !== second, 'both tokens are for one user');
    },
  },
  {
    id: 'claim-sessions-differ',
    title: 'Two users get two session ids',
    complaint: async (host) => {
      const [first, second] = [await host.ask(), await host.ask({as: 1})];
      const same = tokenAnswerOf(first).sessionId === tokenAnswerOf(second).sessionId;
      return unless(!same, 'both get the same one');
    },
  },
  {
    id: 'claim-tokens-differ',
    title: 'Two users get two tokens',
    complaint: async (host) => {
      const [first, second] = [await host.ask(), await host.ask({as: 1})];
      return unless(tokenAnswerOf(first).token !== tokenAnswerOf(second).token, 'both get one');
    },
  },
  {
    id: 'claim-user-stays',
    title: 'A user stays the same user after somebody else has asked',
    complaint: async (host) => {
      await host.ask({as: 1});
      const again = tokenPartsOf(await host.ask({turn: 4})).claims['uid'];
      return unless(again === (await uidOf(host, 0)), 'the user id has changed');
    },
  },
];

async function uidOf(host: Host, as: number): Promise<unknown> {
  const question = as === 0 ? {} : {as};
  return tokenPartsOf(await host.ask(question)).claims['uid'];
}
