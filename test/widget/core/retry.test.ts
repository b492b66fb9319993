import {expect} from 'chai';
import {assert as checkProperty, constantFrom, double, property} from 'fast-check';

import {ChatError} from '../../../widget/core/errors.ts';
import type {ChatErrorCode, ChatErrorPhase} from '../../../widget/core/errors.ts';
import {decide, EXTRA_REQUESTS} from '../../../widget/core/retry.ts';
import type {Attempt, Verdict} from '../../../widget/core/retry.ts';
import {fuzzRuns} from '../../support/fuzz.ts';

const first: Attempt = {
  extraRequests: 0,
  accepted: false,
  textShown: false,
  hasThread: false,
  random: 0.5,
};

function after(
  code: ChatErrorCode,
  attempt: Partial<Attempt> = {},
  phase?: ChatErrorPhase,
): Verdict {
  return decide(new ChatError(code, 'x', {phase: phase ?? 'request'}), {...first, ...attempt});
}

const cut = (attempt: Partial<Attempt>): Verdict => after('stream_interrupted', attempt, 'stream');

describe('decide', () => {
  it('repeats what may pass by itself: after 500 ms, after 1 s, then no more', () => {
    for (const code of ['server_error', 'network', 'stream_interrupted'] as const) {
      expect(after(code)).to.deep.equal({next: 'ask', waitMs: 500});
      expect(after(code, {extraRequests: 1})).to.deep.equal({next: 'ask', waitMs: 1000});
      expect(after(code, {extraRequests: 2})).to.deep.equal({next: 'give-up'});
    }
  });

  it('never repeats what the next request would meet as well', () => {
    const final = [
      'auth_required',
      'quota_exceeded',
      'rate_limited',
      'forbidden',
      'bad_request',
      'protocol',
      'empty',
      'config',
    ] as const;
    for (const code of final) expect(after(code)).to.deep.equal({next: 'give-up'});
  });

  it('spreads the waits by a fifth, so that readers do not come back all at once', () => {
    expect(after('network', {random: 0})).to.deep.equal({next: 'ask', waitMs: 400});
    expect(after('network', {random: 0.999999})).to.deep.equal({next: 'ask', waitMs: 600});
  });

  it('looks first for the stored answer when the gateway had taken the question', () => {
    const taken = {accepted: true, hasThread: true};
    expect(cut(taken)).to.deep.equal({next: 'reread', waitMs: 500});
    expect(cut({...taken, textShown: true})).to.deep.equal({next: 'reread', waitMs: 500});
    expect(cut({...taken, extraRequests: 1})).to.deep.equal({next: 'ask', waitMs: 1000});
  });

  it('looks first for the stored answer when nobody knows whether the question got through', () => {
    const thread = {hasThread: true};
    expect(after('network', thread)).to.deep.equal({next: 'reread', waitMs: 500});
    expect(after('network', {...thread, extraRequests: 1})).to.include({next: 'ask'});
    expect(after('network', thread, 'mint')).to.include({next: 'ask'});
    expect(after('server_error', thread)).to.include({next: 'ask'});
    expect(after('network')).to.include({next: 'ask'});
  });

  it('looks for nothing where nothing can be stored', () => {
    expect(cut({accepted: true})).to.deep.equal({next: 'ask', waitMs: 500});
    expect(cut({hasThread: true})).to.deep.equal({next: 'ask', waitMs: 500});
  });

  it('leaves it to the reader to pay again for an answer that is partly shown', () => {
    expect(cut({accepted: true, textShown: true})).to.deep.equal({next: 'give-up'});
  });

  it('goes on once, at once, when the token ends in the middle of an answer', () => {
    const ended = (attempt: Partial<Attempt>): Verdict => after('auth_required', attempt, 'stream');
    expect(ended({accepted: true})).to.deep.equal({next: 'ask', waitMs: 0});
    expect(ended({accepted: true, hasThread: true})).to.deep.equal({next: 'reread', waitMs: 0});
    expect(ended({accepted: true, extraRequests: 1})).to.deep.equal({next: 'give-up'});
    expect(ended({accepted: true, textShown: true})).to.deep.equal({next: 'give-up'});
  });

  it('keeps every wait within the promised range', () => {
    checkProperty(
      property(
        constantFrom(0, 1),
        double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
        (extra, random) => {
          const verdict = after('network', {extraRequests: extra, random});
          const base = 500 * 2 ** extra;
          return (
            verdict.next === 'ask' && verdict.waitMs >= base * 0.8 && verdict.waitMs <= base * 1.2
          );
        },
      ),
      fuzzRuns(100),
    );
    expect(EXTRA_REQUESTS).to.equal(2);
  });
});
