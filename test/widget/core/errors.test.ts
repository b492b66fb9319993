import {expect} from 'chai';

import {ChatError, toChatError} from '../../../widget/core/errors.ts';
import type {ChatErrorCode, ChatErrorPhase} from '../../../widget/core/errors.ts';

const of = (code: ChatErrorCode, phase: ChatErrorPhase = 'request'): ChatError =>
  new ChatError(code, 'x', {phase});

describe('ChatError', () => {
  it('keeps a name that minifying cannot take away', () => {
    expect(of('network').name).to.equal('ChatError');
  });

  it('is transient when nobody has to do anything', () => {
    expect(of('server_error').transient).to.equal(true);
    expect(of('network', 'mint').transient).to.equal(true);
    expect(of('stream_interrupted', 'stream').transient).to.equal(true);
    expect(of('rate_limited').transient).to.equal(false);
    expect(of('protocol', 'stream').transient).to.equal(false);
  });

  it('is a refusal only as long as no answer has begun', () => {
    const refusals = [
      'auth_required',
      'quota_exceeded',
      'rate_limited',
      'forbidden',
      'bad_request',
    ];
    for (const code of refusals as readonly ChatErrorCode[]) {
      expect(of(code).refused, code).to.equal(true);
      expect(of(code, 'mint').refused, code).to.equal(true);
      expect(of(code, 'stream').refused, code).to.equal(false);
    }
    expect(of('network').refused).to.equal(false);
    expect(of('config').refused).to.equal(false);
  });
});

describe('toChatError', () => {
  it('leaves our own errors as they are', () => {
    const error = of('network');
    expect(toChatError(error)).to.equal(error);
  });

  it('keeps a foreign error as the cause, out of the message', () => {
    const cause = new Error('Bearer secret');
    const error = toChatError(cause);
    expect(error).to.include({code: 'server_error', phase: 'request', cause});
    expect(error.message).to.equal('Something unexpected went wrong.');
  });
});
