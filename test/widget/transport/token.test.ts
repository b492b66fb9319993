import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import type {ChatErrorCode} from '../../../widget/core/errors.ts';
import {TokenSource} from '../../../widget/transport/token.ts';
import type {TokenAnswer} from '../../../widget/transport/token-answer.ts';
import {rejection} from '../../support/errors.ts';
import {mintFrom, tokenOf} from '../../support/tokens.ts';

const clocks = {performance: performance.now, date: Date.now};
let elapsedMs = 0;

beforeEach(() => {
  elapsedMs = 0;
  performance.now = () => 1e6 + elapsedMs;
});

afterEach(() => {
  performance.now = clocks.performance;
  Date.now = clocks.date;
});

const fault = (code: ChatErrorCode): ChatError => new ChatError(code, code, {phase: 'mint'});

describe('TokenSource', () => {
  it('mints when somebody asks, not before, and once for all who ask at once', async () => {
    const {reasons, source} = mintFrom({});
    expect(reasons).to.deep.equal([]);
    const tokens = await Promise.all([source.get(), source.get(), source.get()]);
    expect(tokens.map(({token}) => token)).to.deep.equal(['token-1', 'token-1', 'token-1']);
    await source.get();
    expect(reasons).to.deep.equal(['initial']);
  });

  it('renews a token a minute before its end', async () => {
    const {reasons, source} = mintFrom({lifetimeMs: 900_000});
    await source.get();
    elapsedMs = 839_999;
    expect(await tokenOf(source)).to.equal('token-1');
    elapsedMs = 840_000;
    expect(await tokenOf(source)).to.equal('token-2');
    expect(reasons).to.deep.equal(['initial', 'expired']);
  });

  it('renews a short-lived token when a third of its life is left', async () => {
    const {source} = mintFrom({lifetimeMs: 90_000});
    await source.get();
    elapsedMs = 59_999;
    expect(await tokenOf(source)).to.equal('token-1');
    elapsedMs = 60_000;
    expect(await tokenOf(source)).to.equal('token-2');
  });

  it('does not care what the wall clock says', async () => {
    const {reasons, source} = mintFrom({lifetimeMs: 900_000});
    await source.get();
    for (const hours of [-1, 1, 1000]) {
      Date.now = () => clocks.date() + hours * 3_600_000;
      expect(await tokenOf(source)).to.equal('token-1');
    }
    expect(reasons.length).to.equal(1);
  });

  it('mints each time for a token that has no life at all', async () => {
    const {reasons, source} = mintFrom({lifetimeMs: 0});
    await source.get();
    await source.get();
    expect(reasons.length).to.equal(2);
  });

  it('replaces a token that was refused, once, however many noticed', async () => {
    const {reasons, source} = mintFrom({});
    const {token} = await source.get();
    source.reject(token);
    source.reject(token);
    expect(await Promise.all([tokenOf(source), tokenOf(source)])).to.deep.equal([
      'token-2',
      'token-2',
    ]);
    source.reject(token);
    expect(await tokenOf(source)).to.equal('token-2');
    expect(reasons).to.deep.equal(['initial', 'rejected']);
  });

  it('tries again after a failure, when it is asked again', async () => {
    const {reasons, source} = mintFrom(fault('auth_required'), {});
    expect(await rejection<ChatError>(source.get())).to.include({code: 'auth_required'});
    expect(await tokenOf(source)).to.equal('token-2');
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });

  it('goes on with a token that still lives while the next one cannot be had', async () => {
    for (const code of ['server_error', 'network', 'rate_limited'] as const) {
      const {reasons, source} = mintFrom({lifetimeMs: 900_000}, fault(code), {});
      elapsedMs = 0;
      await source.get();
      elapsedMs = 850_000;
      expect(await tokenOf(source)).to.equal('token-1');
      elapsedMs = 900_000;
      expect(await tokenOf(source)).to.equal('token-3');
      expect(reasons).to.deep.equal(['initial', 'expired', 'expired']);
    }
  });

  it('uses no old token that has ended, was refused, or whose user may not go on', async () => {
    const ended = mintFrom({lifetimeMs: 900_000}, fault('server_error'));
    await ended.source.get();
    elapsedMs = 900_000;
    expect(await rejection<ChatError>(ended.source.get())).to.include({code: 'server_error'});

    const refused = mintFrom({}, fault('server_error'));
    refused.source.reject((await refused.source.get()).token);
    expect(await rejection<ChatError>(refused.source.get())).to.include({code: 'server_error'});

    elapsedMs = 0;
    let fail: (error: ChatError) => void = () => undefined;
    const renewal = new Promise<TokenAnswer>((_, reject) => (fail = reject));
    const meanwhile = mintFrom({lifetimeMs: 900_000}, renewal);
    const {token} = await meanwhile.source.get();
    elapsedMs = 850_000;
    const next = rejection<ChatError>(meanwhile.source.get());
    meanwhile.source.reject(token);
    fail(fault('server_error'));
    expect(await next).to.include({code: 'server_error'});

    elapsedMs = 0;
    const signedOut = mintFrom({lifetimeMs: 900_000}, fault('auth_required'));
    await signedOut.source.get();
    elapsedMs = 850_000;
    expect(await rejection<ChatError>(signedOut.source.get())).to.include({code: 'auth_required'});
  });

  it('gives up on a mint that never ends, and tells it so', async () => {
    let signal: AbortSignal | undefined;
    const never = new TokenSource(
      (_reason, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
      {timeoutMs: 20},
    );
    const error = await rejection<ChatError>(never.get());
    expect(error).to.include({code: 'network', phase: 'mint'});
    expect(error.message).to.contain('within 0.02 s');
    expect(signal?.aborted).to.equal(true);
  });
});

describe('the session of a visit', () => {
  it('is the first one, whatever later mints say', async () => {
    const {source} = mintFrom({sessionId: 'first'}, {sessionId: 'second'}, {sessionId: 'third'});
    expect(source.sessionId).to.equal(null);
    source.reject(await tokenOf(source));
    await source.get();
    expect(source.sessionId).to.equal('first');
    source.forget();
    expect(source.sessionId).to.equal(null);
    await source.get();
    expect(source.sessionId).to.equal('third');
  });

  it('is made up where the mint names none', async () => {
    const {source} = mintFrom({sessionId: null});
    source.reject(await tokenOf(source));
    const {sessionId} = source;
    expect(sessionId).to.match(/^[\da-f-]{36}$/);
    await source.get();
    expect(source.sessionId).to.equal(sessionId);
  });
});
