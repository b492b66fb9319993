import {expect} from 'chai';

import type {Turn} from '../../../widget/core/ports.ts';
import {FakeClock, settle} from '../../support/fake-clock.ts';
import {accepted, answers, FakeTransport, finish, says} from '../../support/fake-transport.ts';
import {cut, fault, question, run, runAll, shown, whole} from '../../support/reply-run.ts';

describe('runReply', () => {
  it('shows the text as it grows and ends as the gateway says', async () => {
    const {events, end} = runAll(null, [accepted, says('Be'), says('cause'), finish('length')]);
    expect(await end).to.equal(null);
    expect(events).to.deep.equal([
      {type: 'accepted', traceId: 'trace-1'},
      {type: 'text', text: 'Be'},
      {type: 'text', text: 'Because'},
      {type: 'finished', reason: 'length'},
    ]);
  });

  it('asks at most three times, and waits longer each time', async () => {
    const {transport, clock, events, end} = runAll(null, [fault('server_error')]);
    expect(await end).to.include({code: 'server_error'});
    expect(transport.requests.length).to.equal(3);
    expect(clock.waits).to.deep.equal([500, 1000]);
    expect(events).to.deep.equal([{type: 'retrying'}, {type: 'retrying'}]);
  });

  it('looks for no stored answer to a question that nobody took', async () => {
    const {transport, end} = runAll('thread-1', [fault('server_error')]);
    await end;
    expect([transport.requests.length, transport.reads.length]).to.deep.equal([3, 0]);
  });

  it('treats a stream that merely ends as cut', async () => {
    const {end, transport} = runAll(null, [accepted, says('Be')]);
    expect(await end).to.include({code: 'stream_interrupted', phase: 'stream'});
    expect((await end) as Error).to.have.property('message', 'The stream ended early.');
    expect(transport.requests.length).to.equal(1);
  });

  it('says so when no word came, unless the end itself tells why', async () => {
    const wordless = await runAll(null, [accepted, finish()]).end;
    expect(wordless).to.include({code: 'empty', phase: 'stream'});
    expect(wordless).to.have.property('message', 'The gateway answered without any text.');
    expect(await runAll(null, answers(' \n')).end).to.include({code: 'empty'});
    expect(await runAll(null, [accepted, finish('tool_calls')]).end).to.include({code: 'empty'});
    expect(await runAll(null, [accepted, finish('content_filter')]).end).to.equal(null);
    expect(await runAll(null, [accepted, finish('length')]).end).to.equal(null);
  });

  it('passes on a fault of ours at once', async () => {
    const transport = new FakeTransport();
    const bug = new TypeError('a bug');
    transport.reply = () => {
      throw bug;
    };
    expect(await run(transport, null).end).to.equal(bug);
  });
});

describe('runReply when stopped', () => {
  it('says nothing more, even when the wire goes on', async () => {
    let more: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (more = resolve));
    const {events, leave, end} = runAll(null, [
      accepted,
      says('Be'),
      held,
      says('cause'),
      finish(),
    ]);
    await settle();
    leave.abort();
    more();
    expect(await end).to.equal(null);
    expect(shown(events)).to.deep.equal(['Be']);
    expect(events.at(-1)?.type).to.equal('text');
  });

  it('ends a wait at once and asks no more', async () => {
    const clock = new FakeClock();
    const transport = new FakeTransport([fault('server_error')]);
    const {leave, end} = run(transport, null, {clock});
    await settle();
    leave.abort();
    expect(await end).to.equal(null);
    expect([transport.requests.length, clock.sleepers]).to.deep.equal([1, 0]);
  });

  it('shows no stored answer that comes too late', async () => {
    let give: (turns: readonly Turn[]) => void = () => undefined;
    const transport = new FakeTransport([accepted, says('Be'), cut]);
    transport.stored = new Promise((resolve) => (give = resolve));
    const {events, leave, end} = run(transport, 'thread-1');
    while (transport.reads.length === 0) await settle();
    leave.abort();
    give([question, whole('Because.')]);
    expect(await end).to.equal(null);
    expect(shown(events)).to.deep.equal(['Be']);
    expect(transport.requests.length).to.equal(1);
  });

  it('tries no other way when the wire fails late', async () => {
    let fail: (error: unknown) => void = () => undefined;
    const held = new Promise((_, reject) => (fail = reject));
    const {events, clock, leave, end} = runAll(null, [accepted, held]);
    await settle();
    leave.abort();
    fail(cut);
    expect(await end).to.equal(cut);
    expect(clock.waits).to.deep.equal([]);
    expect(events.map(({type}) => type)).to.deep.equal(['accepted']);
  });

  it('is quiet about an error that the abort itself has caused', async () => {
    const transport = new FakeTransport([accepted, 'hang']);
    const {events, leave, end} = run(transport, null);
    await settle();
    leave.abort();
    expect(await end).to.equal(null);
    expect(events.map(({type}) => type)).to.deep.equal(['accepted']);
  });
});
