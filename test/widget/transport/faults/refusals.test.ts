import {expect} from 'chai';

import {SCENARIOS} from '../../../../demo/gateway/scenarios.ts';
import type {ChatErrorCode} from '../../../../widget/core/errors.ts';
import type {BehestChatState} from '../../../../widget/events.ts';
import {meetFault, useQuickRetries} from '../../../support/fault-case.ts';
import type {Expected} from '../../../support/fault-case.ts';
import {useStandIn} from '../../../support/stand-in.ts';

const standIn = useStandIn();
useQuickRetries();

/** When the gateway refuses: instead of an answer, before its first word, behind its second piece. */
type Moment = 'instead of an answer' | 'before the first word' | 'in the middle';
const moments: readonly Moment[] = [
  'instead of an answer',
  'before the first word',
  'in the middle',
];
const places = {'instead of an answer': undefined, 'before the first word': 0, 'in the middle': 2};

type Rule = (moment: Moment, hasThread: boolean) => Expected;

/** What nobody repeats: one request, and the text goes back unless the gateway had taken it. */
function turnedDown(code: ChatErrorCode, more: Partial<Expected> = {}): Rule {
  return (moment) => ({
    chats: 1,
    code,
    ...more,
    ...(moment === 'instead of an answer'
      ? {phase: 'request', question: 'draft'}
      : {
          phase: 'stream',
          text: moment === 'in the middle' ? 'part' : 'none',
          retryAfter: undefined,
        }),
  });
}

const quota: Partial<Expected> = {state: 'quota'};
const limited = (retryAfter: number | null): Partial<Expected> => ({
  state: 'rate-limited' satisfies BehestChatState,
  retryAfter,
});

/** What may pass: two more requests, one of them for what is stored; none that would be paid twice. */
const broken: Rule = (moment, hasThread) => {
  if (moment === 'instead of an answer') return {chats: 3, code: 'server_error'};
  const failed = {code: 'server_error', phase: 'stream'} as const;
  const text = moment === 'in the middle' ? 'part' : 'none';
  if (hasThread) return {...failed, chats: 2, reads: 1, text};
  return {...failed, chats: text === 'part' ? 1 : 3, text};
};

/** The same that is over at the second request. */
const brokenOnce: Rule = (moment, hasThread) => {
  if (moment === 'in the middle' && !hasThread) return broken(moment, hasThread);
  const reads = hasThread && moment !== 'instead of an answer' ? 1 : 0;
  return {chats: 2, reads, text: 'whole'};
};

/** A token is replaced once, at once. */
const expired: Rule = (moment, hasThread) => {
  if (moment === 'in the middle' && !hasThread) {
    return {chats: 1, code: 'auth_required', phase: 'stream', text: 'part', state: 'signed-out'};
  }
  const more = {chats: 2, mints: 2, code: 'auth_required', state: 'signed-out'} as const;
  if (moment === 'instead of an answer') return {...more, question: 'draft'};
  const text = moment === 'in the middle' ? 'part' : 'none';
  return {...more, reads: hasThread ? 1 : 0, phase: 'stream', text};
};

const expiredOnce: Rule = (moment, hasThread) =>
  moment === 'in the middle' && !hasThread
    ? expired(moment, hasThread)
    : {...brokenOnce(moment, hasThread), mints: 2};

const wrongAddress: Rule = (moment, hasThread) =>
  moment === 'instead of an answer' ? {chats: 1, code: 'config'} : broken(moment, hasThread);

const rules: Readonly<Record<string, Rule>> = {
  '400': turnedDown('bad_request'),
  '422': turnedDown('bad_request'),
  '401-once': expiredOnce,
  '401-always': expired,
  '402': turnedDown('quota_exceeded', quota),
  '402-flat': turnedDown('quota_exceeded', quota),
  '402-bare': turnedDown('quota_exceeded', quota),
  '403': turnedDown('forbidden'),
  '404': wrongAddress,
  '429': turnedDown('rate_limited', limited(7)),
  '429-date': turnedDown('rate_limited', {...limited(7), retryAfter: undefined}),
  '429-none': turnedDown('rate_limited', limited(null)),
  '429-body': turnedDown('rate_limited', limited(7)),
  '429-legacy': turnedDown('rate_limited', limited(7)),
  '500': broken,
  '502': broken,
  '5xx-before': broken,
  '5xx-once': brokenOnce,
  html: broken,
  message: broken,
  'no-body': broken,
};

describe('the refusals of the stand-in', () => {
  it('are all met here', () => {
    const refusals = SCENARIOS.filter(({group}) => group === 'refusals').map(({name}) => name);
    expect(Object.keys(rules)).to.have.members(refusals);
  });
});

for (const [name, rule] of Object.entries(rules)) {
  describe(`the gateway’s refusal ${name}`, () => {
    for (const moment of moments) {
      for (const hasThread of [true, false]) {
        it(`${moment}, ${hasThread ? 'with' : 'without'} a thread`, async () => {
          const after = places[moment];
          const scenario = {name, ...(after === undefined ? {} : {after})};
          await meetFault(standIn, {scenario, hasThread, ...rule(moment, hasThread)});
        });
      }
    }
  });
}
