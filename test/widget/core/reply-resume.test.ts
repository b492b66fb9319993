import {expect} from 'chai';

import {accepted, answers, FakeTransport, finish, says} from '../../support/fake-transport.ts';
import type {Step} from '../../support/fake-transport.ts';
import {cut, fault, question, run, runAll, shown, whole} from '../../support/reply-run.ts';

describe('runReply after a cut', () => {
  const broken: readonly Step[] = [accepted, says('Because'), cut];

  it('goes on from the stored answer instead of asking again', async () => {
    const transport = new FakeTransport(broken);
    transport.stored = [question, whole('Because of the sea.')];
    const {events, end} = run(transport, 'thread-1');
    expect(await end).to.equal(null);
    expect(transport.requests.length).to.equal(1);
    expect(transport.reads).to.deep.equal(['thread-1']);
    expect(shown(events)).to.deep.equal(['Because', 'Because of the sea.']);
    expect(events.at(-1)).to.deep.equal({type: 'finished', reason: 'stop'});
  });

  it('tells how the stored answer ended', async () => {
    const transport = new FakeTransport(broken);
    transport.stored = [question, whole('Because of', {finishReason: 'length'})];
    const {events, end} = run(transport, 'thread-1');
    await end;
    expect(events.at(-1)).to.deep.equal({type: 'finished', reason: 'length'});
  });

  it('asks again when nothing usable is stored, and draws nothing twice', async () => {
    const transport = new FakeTransport(broken, [
      accepted,
      says('Bec'),
      says('ause'),
      says(' of the sea.'),
      finish(),
    ]);
    transport.stored = [question, whole('Because of', {complete: false})];
    const {events, clock, end} = run(transport, 'thread-1');
    expect(await end).to.equal(null);
    expect(shown(events)).to.deep.equal(['Because', 'Because of the sea.']);
    expect([transport.requests.length, transport.reads.length]).to.deep.equal([2, 1]);
    expect(clock.waits).to.deep.equal([500]);
  });

  it('keeps what is shown until other words are at least as long', async () => {
    const {events, end} = runAll('thread-1', broken, [
      accepted,
      says('It is'),
      says(' the sea.'),
      finish(),
    ]);
    await end;
    expect(shown(events)).to.deep.equal(['Because', 'It is the sea.']);
  });

  it('ends with the shorter answer when the second one is complete', async () => {
    const {events, end} = runAll('thread-1', broken, [accepted, says('Sea.'), finish()]);
    expect(await end).to.equal(null);
    expect(shown(events)).to.deep.equal(['Because', 'Sea.']);
  });

  it('never asks more than twice beside the first time, however they fail', async () => {
    const {transport, end} = runAll('thread-1', broken);
    expect(await end).to.equal(cut);
    expect([transport.requests.length, transport.reads.length]).to.deep.equal([2, 1]);

    const unreadable = new FakeTransport(broken);
    unreadable.stored = fault('network');
    const second = run(unreadable, 'thread-1');
    expect(await second.end).to.equal(cut);
    expect([unreadable.requests.length, unreadable.reads.length]).to.deep.equal([2, 1]);
    expect(second.clock.waits).to.deep.equal([500, 1000]);
  });

  it('asks again when what is stored cannot be read, without another wait', async () => {
    const transport = new FakeTransport(broken, answers('Because of the sea.'));
    transport.stored = fault('protocol');
    const {clock, end} = run(transport, 'thread-1');
    expect(await end).to.equal(null);
    expect(clock.waits).to.deep.equal([500]);
  });

  it('passes on a fault of ours in reading', async () => {
    const transport = new FakeTransport(broken);
    const bug = new TypeError('a bug');
    transport.history = () => Promise.reject(bug);
    expect(await run(transport, 'thread-1').end).to.equal(bug);
  });

  it('gives up when reading is refused as asking would be', async () => {
    const transport = new FakeTransport(broken);
    transport.stored = fault('rate_limited');
    expect(await run(transport, 'thread-1').end).to.equal(transport.stored);
    expect(transport.requests.length).to.equal(1);
  });

  it('neither reads nor asks again without a thread once there is text', async () => {
    const {transport, end} = runAll(null, broken);
    expect(await end).to.equal(cut);
    expect([transport.requests.length, transport.reads.length]).to.deep.equal([1, 0]);
  });

  it('asks again without a thread as long as no text has come', async () => {
    const {transport, end} = runAll(null, [accepted, cut], answers('Because.'));
    expect(await end).to.equal(null);
    expect([transport.requests.length, transport.reads.length]).to.deep.equal([2, 0]);
  });

  it('goes on with a new token when the old one ended in between, but only once', async () => {
    const ended: readonly Step[] = [accepted, fault('auth_required', 'stream')];
    const {clock, end} = runAll(null, ended, answers('Because.'));
    expect(await end).to.equal(null);
    expect(clock.waits).to.deep.equal([0]);
    const always = runAll(null, ended);
    expect(await always.end).to.include({code: 'auth_required'});
    expect(always.transport.requests.length).to.equal(2);
  });
});
