import {unless, type Check} from '../check.ts';
import {leaksToken, tokenAnswerOf, tokenPartsOf, type Answer} from '../exchange.ts';
import type {Host, Question} from '../host.ts';

const MALLORY = 'mallory-conform';
const WISHES = {
  ...{user_id: MALLORY, userId: MALLORY, uid: MALLORY, sub: MALLORY, id: MALLORY, user: MALLORY},
  ...{tier: 3, plan: 'max', role: 'admin', scp: ['admin'], ttl: 77, expires_in: 77},
};
/** Clocks move on between two mints. */
const TOLERANCE_SECONDS = 10;

interface Way {
  readonly id: string;
  readonly name: string;
  readonly question: Question;
}

const flat = Object.entries(WISHES).map(([name, value]) => [name, String(value)]);

/** Where a client could put what only the session may say (security M1). */
const WAYS: readonly Way[] = [
  {
    id: 'body',
    name: 'the body',
    question: {body: JSON.stringify(WISHES), headers: {'content-type': 'application/json'}},
  },
  {
    id: 'query',
    name: 'the query',
    question: {query: `?${new URLSearchParams(flat).toString()}`},
  },
  {
    id: 'headers',
    name: 'request headers',
    question: {
      headers: {
        ...Object.fromEntries(flat.map(([name, value]) => [`x-${name?.replace('_', '-')}`, value])),
        ...{'x-forwarded-user': MALLORY, 'remote-user': MALLORY, 'x-auth-user': MALLORY},
        ...{'x-behest-user': MALLORY, 'x-user-tier': '3', 'x-role': 'admin'},
      },
    },
  },
];

const WISHABLE: Readonly<Record<string, (answer: Answer) => unknown>> = {
  user: (answer) => tokenPartsOf(answer).claims['uid'],
  tier: (answer) => tokenPartsOf(answer).claims['tier'],
  role: (answer) => tokenPartsOf(answer).claims['role'],
  ttl: (answer) => tokenAnswerOf(answer).ttl,
};

/** Nothing that a client says changes whose token it is or what it may do. */
export const identityChecks: readonly Check[] = WAYS.flatMap(({id, name, question}) => [
  ...Object.entries(WISHABLE).map(([what, read]) => ({
    id: `identity-${what}-${id}`,
    title: `The ${what} cannot be set by ${name}`,
    complaint: async (host: Host) => {
      const usual = await host.ask();
      const answer = await host.ask(question);
      if (!leaksToken(answer)) return undefined;
      return unless(isSame(read(answer), read(usual)), 'it can');
    },
  })),
  {
    id: `identity-alone-${id}`,
    title: `Without a session ${name} cannot name a user`,
    complaint: async (host: Host) =>
      unless(!leaksToken(await host.ask({...question, as: null})), 'a token came back'),
  },
]);

function isSame(value: unknown, usual: unknown): boolean {
  if (typeof value !== 'number' || typeof usual !== 'number' || usual < TOLERANCE_SECONDS) {
    return value === usual;
  }
  return Math.abs(value - usual) <= TOLERANCE_SECONDS;
}
