import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import type {ChatErrorCode} from '../../../widget/core/errors.ts';
import {failurePhase} from '../../../widget/core/failure-phase.ts';

const after = (code: ChatErrorCode, retryAfterSeconds?: number) =>
  failurePhase(new ChatError(code, 'x', {phase: 'request', retryAfterSeconds}), 1000);

describe('failurePhase', () => {
  it('tells apart what the reader can do about it', () => {
    expect(after('quota_exceeded').name).to.equal('quota');
    expect(after('auth_required').name).to.equal('signed-out');
    expect(after('server_error').name).to.equal('failed');
    expect(after('config').name).to.equal('failed');
  });

  it('waits as long as the gateway says', () => {
    expect(after('rate_limited', 7)).to.include({name: 'rate-limited', until: 8000});
  });

  it('waits ten seconds when nobody says how long', () => {
    expect(after('rate_limited')).to.include({until: 11_000});
  });
});
