import {unless, type Check} from '../check.ts';
import {tokenAnswerOf, tokenPartsOf, type Answer} from '../exchange.ts';
import type {Host} from '../host.ts';

const LONGEST_TTL_SECONDS = 86_400;
/** A second of rounding at each of three clocks, and the way of the answer. */
const TOLERANCE_SECONDS = 5;
/** A token that comes a second time is looked at again after so long. */
const AGEING_MS = 2500;

const shape = (
  id: string,
  title: string,
  complaint: (answer: Answer, host: Host) => string | undefined,
): Check => ({
  id: `token-${id}`,
  title,
  complaint: async (host) => complaint(await host.ask(), host),
});

/** What a signed-in user gets (contract 3.3). */
export const shapeChecks: readonly Check[] = [
  shape('granted', 'A signed-in user on an allowed origin gets a token', ({status}) =>
    unless(status === 200 || status === 201, `answered ${status}`),
  ),
  shape('json', 'The token comes as JSON', (answer) =>
    unless(isJson(answer), 'its content type is not application/json'),
  ),
  shape('field', 'The field token holds a JWT', (answer) => {
    const {token} = tokenAnswerOf(answer);
    return unless(typeof token === 'string' && token.split('.').length === 3, 'it does not');
  }),
  shape('ttl', 'The field ttl holds seconds, not milliseconds', (answer) => {
    const {ttl} = tokenAnswerOf(answer);
    return unless(isWhole(ttl) && ttl > 0 && ttl <= LONGEST_TTL_SECONDS, 'it does not');
  }),
  shape('session-id', 'The field sessionId holds a text', (answer) => {
    const {sessionId} = tokenAnswerOf(answer);
    return unless(typeof sessionId === 'string' && sessionId !== '', 'it does not');
  }),
  shape('expires-at', 'The field expiresAt holds epoch seconds that lie ahead', (answer) => {
    const {expiresAt} = tokenAnswerOf(answer);
    const ahead = Number(expiresAt) - answer.at / 1000;
    const fine = isWhole(expiresAt) && ahead > 0 && ahead <= LONGEST_TTL_SECONDS + 60;
    return unless(fine, 'it does not');
  }),
  shape('expires-with-exp', 'expiresAt is the exp of the token', (answer) => {
    const {expiresAt} = tokenAnswerOf(answer);
    const {exp} = tokenPartsOf(answer).claims;
    return unless(Math.abs(Number(expiresAt) - Number(exp)) <= TOLERANCE_SECONDS, 'they differ');
  }),
  shape('ttl-is-left', 'ttl is what is left of the token', ttlComplaint),
  {
    id: 'token-ttl-is-left-again',
    title: 'ttl is what is left of the token when it is asked for again',
    complaint: async (host) => {
      const first = await host.ask();
      const again = await host.ask({turn: 2});
      if (tokenAnswerOf(first).token !== tokenAnswerOf(again).token) return ttlComplaint(again);
      await new Promise((resolve) => setTimeout(resolve, AGEING_MS));
      const aged = await host.ask({turn: 3});
      const sooner = Number(tokenAnswerOf(aged).ttl) < Number(tokenAnswerOf(first).ttl);
      const replaced = tokenAnswerOf(aged).token !== tokenAnswerOf(first).token;
      return unless(sooner || replaced, 'a kept token is handed out with the ttl of its beginning');
    },
  },
  shape('base-url', 'baseUrl, where there is one, is an https origin', (answer) => {
    const {baseUrl} = tokenAnswerOf(answer);
    return unless(baseUrl === undefined || isSafeUrl(baseUrl), 'it is not');
  }),
];

/** Whether the content type says JSON. */
export function isJson(answer: Answer): boolean {
  return /^application\/(json|problem\+json)\s*(;|$)/i.test(answer.header('content-type') ?? '');
}

function ttlComplaint(answer: Answer): string | undefined {
  const left = Number(tokenPartsOf(answer).claims['exp']) - answer.at / 1000;
  const {ttl} = tokenAnswerOf(answer);
  return unless(Math.abs(Number(ttl) - left) <= TOLERANCE_SECONDS, 'it is not exp minus now');
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}

function isSafeUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const {protocol, hostname} = new URL(value);
  const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}
