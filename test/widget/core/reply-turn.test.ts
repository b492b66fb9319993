import {expect} from 'chai';

import type {TakeTurn} from '../../../widget/core/ports.ts';
import {settle} from '../../support/fake-clock.ts';
import {answers, FakeTransport} from '../../support/fake-transport.ts';
import type {Step} from '../../support/fake-transport.ts';
import {fault, run} from '../../support/reply-run.ts';

/** A queue that lets nobody in before it is told to. */
function queue() {
  const waiting: (() => void)[] = [];
  const ended: string[] = [];
  const takeTurn: TakeTurn = async (threadId) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return () => ended.push(threadId);
  };
  return {takeTurn, ended, next: () => waiting.shift()?.()};
}

describe('runReply, in a thread that others use as well,', () => {
  const begin = (takeTurn: TakeTurn, threadId: string | null, script: readonly Step[]) =>
    run(new FakeTransport(script), threadId, {takeTurn});

  it('asks when its turn has come, and lets the next one go afterwards', async () => {
    const {takeTurn, ended, next} = queue();
    const {transport, end} = begin(takeTurn, 'thread-1', answers('Because.'));
    await settle();
    expect(transport.requests).to.deep.equal([]);
    next();
    expect(await end).to.equal(null);
    expect(transport.requests).to.have.length(1);
    expect(ended).to.deep.equal(['thread-1']);
  });

  it('keeps its turn through every attempt, and lets the next one go when all have failed', async () => {
    const {takeTurn, ended, next} = queue();
    const {transport, end} = begin(takeTurn, 'thread-1', [fault('server_error')]);
    next();
    expect(await end).to.include({code: 'server_error'});
    expect(transport.requests).to.have.length(3);
    expect(ended).to.deep.equal(['thread-1']);
  });

  it('asks nothing when it was stopped while it waited', async () => {
    const {takeTurn, ended, next} = queue();
    const {transport, leave, end} = begin(takeTurn, 'thread-1', answers('Because.'));
    leave.abort();
    next();
    expect(await end).to.equal(null);
    expect(transport.requests).to.deep.equal([]);
    expect(ended).to.deep.equal(['thread-1']);
  });

  it('waits for nobody without a thread', async () => {
    const {transport, end} = begin(queue().takeTurn, null, answers('Because.'));
    expect(await end).to.equal(null);
    expect(transport.requests).to.have.length(1);
  });
});
