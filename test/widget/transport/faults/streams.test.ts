import {expect} from 'chai';

import {SCENARIOS} from '../../../../demo/gateway/scenarios.ts';
import type {ChatErrorCode} from '../../../../widget/core/errors.ts';
import {meetFault, useQuickRetries} from '../../../support/fault-case.ts';
import type {Expected, FaultCase} from '../../../support/fault-case.ts';
import {until} from '../../../support/fixture.ts';
import {useStandIn} from '../../../support/stand-in.ts';

const standIn = useStandIn();
useQuickRetries();

/** After so many pieces of text the fault strikes. */
type After = 0 | 2;
type Rule = (after: After, hasThread: boolean) => Expected & Pick<FaultCase, 'meanwhile'>;

/** Whatever breaks an answer off: repeated as long as nothing is shown, or something may be stored. */
const breaks =
  (code: ChatErrorCode): Rule =>
  (after, hasThread) => {
    const failed = {code, phase: 'stream', text: after === 0 ? 'none' : 'part'} as const;
    if (hasThread) return {...failed, chats: 2, reads: 1};
    return {...failed, chats: after === 0 ? 3 : 1};
  };

const ends =
  (code: ChatErrorCode, more: Partial<Expected>): Rule =>
  (after) => ({chats: 1, code, phase: 'stream', text: after === 0 ? 'none' : 'part', ...more});

const stoppedByReader: Rule = (after) => ({
  chats: 1,
  text: after === 0 ? 'none' : 'part',
  status: 'stopped',
  meanwhile: async ({element}) => {
    await until(() => standIn.gateway.stats().open === 1);
    await until(() => (after === 0 ? standIn.chats.length === 1 : element.state === 'streaming'));
    await until(() => (element.messages.at(-1)?.text.length ?? 0) >= 4 * after);
    element.stop();
    await until(() => standIn.gateway.stats().cancelled === 1, 'the gateway to notice');
  },
});

const rules: Readonly<Record<string, Rule>> = {
  'error-event': breaks('server_error'),
  drop: breaks('stream_interrupted'),
  'drop-first': breaks('stream_interrupted'),
  eof: breaks('stream_interrupted'),
  '402-mid': ends('quota_exceeded', {state: 'quota'}),
  '429-mid': ends('rate_limited', {state: 'rate-limited', retryAfter: null}),
  malformed: () => ({chats: 1, code: 'protocol', phase: 'stream', text: 'whole'}),
  stall: stoppedByReader,
};

for (const [name, rule] of Object.entries(rules)) {
  describe(`the fault ${name} in a stream`, () => {
    for (const after of [0, 2] as const) {
      for (const hasThread of [true, false]) {
        const moment = after === 0 ? 'before the first word' : 'in the middle';
        it(`${moment}, ${hasThread ? 'with' : 'without'} a thread`, () =>
          meetFault(standIn, {scenario: {name, n: after}, hasThread, ...rule(after, hasThread)}));
      }
    }
  });
}

/** What breaks an answer off, and what becomes of it when nobody asks again. */
const cuts: Readonly<Record<string, Expected>> = {
  drop: breaks('stream_interrupted')(2, false),
  eof: breaks('stream_interrupted')(2, false),
  'error-event': breaks('server_error')(2, false),
  '401-mid': {chats: 1, code: 'auth_required', phase: 'stream', text: 'part', state: 'signed-out'},
};

describe('one cut, then no more', () => {
  const kept = ['full', 'partial', 'none'] as const;
  for (const [name, leftAlone] of Object.entries(cuts)) {
    const mints = name === '401-mid' ? 2 : 1;
    for (const stored of kept) {
      for (const after of [0, 2] as const) {
        const moment = after === 0 ? 'before the first word' : 'in the middle';
        it(`${name}: is completed ${moment}, from a thread that holds: ${stored}`, () =>
          meetFault(standIn, {
            scenario: {name, n: after, times: 1, stored},
            hasThread: true,
            chats: stored === 'full' ? 1 : 2,
            reads: 1,
            mints,
            text: 'whole',
          }));
      }
    }
    it(`${name}: is asked for again without a thread, before the first word`, () =>
      meetFault(standIn, {
        scenario: {name, n: 0, times: 1},
        hasThread: false,
        chats: 2,
        mints,
        text: 'whole',
      }));
    it(`${name}: is left to the reader without a thread, in the middle`, () =>
      meetFault(standIn, {
        scenario: {name, n: 2, times: 1},
        hasThread: false,
        ...leftAlone,
      }));
  }
});

describe('the broken streams of the stand-in', () => {
  it('are all met here, but for the one that no page can read', () => {
    const streams = SCENARIOS.filter(({group}) => group === 'streams').map(({name}) => name);
    expect([...Object.keys({...rules, ...cuts}), 'cors']).to.have.members(streams);
  });
});
