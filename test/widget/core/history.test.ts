import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import {readHistory} from '../../../widget/core/history.ts';
import {FakeClock, HastyClock, settle} from '../../support/fake-clock.ts';
import {FakeTransport} from '../../support/fake-transport.ts';

const asked = {threadId: 'thread-1', signal: new AbortController().signal};
const broken = new ChatError('server_error', 'x', {phase: 'request'});

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('readHistory', () => {
  it('gives the stored turns, none for a thread that nobody has written to', async () => {
    const transport = new FakeTransport();
    expect(await readHistory(transport, new FakeClock(), asked)).to.deep.equal([]);
    transport.stored = [{role: 'user', text: 'Hello'}];
    expect(await readHistory(transport, new FakeClock(), asked)).to.equal(transport.stored);
  });

  it('tries twice more before it gives up', async () => {
    const transport = new FakeTransport();
    transport.stored = broken;
    const clock = new HastyClock();
    expect(await failureOf(readHistory(transport, clock, asked))).to.equal(broken);
    expect(transport.reads.length).to.equal(3);
    expect(clock.waits).to.deep.equal([500, 1000]);
  });

  it('takes a second try that works', async () => {
    const transport = new FakeTransport();
    transport.stored = broken;
    const clock = new FakeClock();
    const reading = readHistory(transport, clock, asked);
    await settle();
    transport.stored = [];
    await clock.advance(500);
    expect(await reading).to.deep.equal([]);
    expect(transport.reads.length).to.equal(2);
  });

  it('does not insist when it was turned down, nor on a fault of ours', async () => {
    const refused = new ChatError('auth_required', 'x', {phase: 'request', status: 401});
    for (const error of [refused, new TypeError('a bug')]) {
      const transport = new FakeTransport();
      transport.history = (threadId) => {
        transport.reads.push(threadId);
        return Promise.reject(error);
      };
      expect(await failureOf(readHistory(transport, new HastyClock(), asked))).to.equal(error);
      expect(transport.reads.length).to.equal(1);
    }
  });

  it('asks no more once nobody wants it', async () => {
    const transport = new FakeTransport();
    transport.stored = broken;
    const leaving = new AbortController();
    const clock = new FakeClock();
    const reading = failureOf(
      readHistory(transport, clock, {threadId: 'thread-1', signal: leaving.signal}),
    );
    await settle();
    leaving.abort();
    expect(await reading).to.equal(broken);
    expect(transport.reads.length).to.equal(1);
    expect(clock.sleepers).to.equal(0);
  });

  it('does not wait for another try that nobody wants', async () => {
    let fail: (error: ChatError) => void = () => undefined;
    const transport = new FakeTransport();
    transport.stored = new Promise((_, reject) => (fail = reject));
    const leaving = new AbortController();
    const clock = new FakeClock();
    const reading = failureOf(
      readHistory(transport, clock, {threadId: 'thread-1', signal: leaving.signal}),
    );
    leaving.abort();
    fail(broken);
    expect(await reading).to.equal(broken);
    expect(clock.waits).to.deep.equal([]);
  });
});
