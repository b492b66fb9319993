import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import type {ChatErrorCode} from '../../../widget/core/errors.ts';
import {ChatSession} from '../../../widget/core/session.ts';
import type {ChatSessionOptions} from '../../../widget/core/session-options.ts';
import type {Message} from '../../../widget/core/state.ts';
import {FakeClock, HastyClock, settle} from '../../support/fake-clock.ts';
import {answers, FakeTransport} from '../../support/fake-transport.ts';

const fault = (code: ChatErrorCode): ChatError => new ChatError(code, code, {phase: 'request'});
const greeting: Message = {
  id: 'greeting',
  role: 'assistant',
  text: 'Good evening.',
  createdAt: 3,
  status: 'done',
};

function open(transport: FakeTransport, options: Partial<ChatSessionOptions> = {}): ChatSession {
  return new ChatSession({transport, clock: new HastyClock(), threadId: null, ...options});
}

describe('ChatSession.open with what was said before', () => {
  it('shows it without asking the gateway', async () => {
    const transport = new FakeTransport(answers('Because.'));
    const session = open(transport);
    await session.open('thread-1', {load: false, shown: [greeting]});
    expect(session.state).to.deep.include({threadId: 'thread-1', messages: [greeting]});
    expect(transport.reads).to.deep.equal([]);
  });

  it('has nothing to try again as long as only the other side has spoken', async () => {
    const session = open(new FakeTransport(answers('Because.')));
    await session.open(null, {load: false, shown: [greeting]});
    const refusal = await session.retry().catch((error: Error) => error.message);
    expect(refusal).to.contain('nothing to try again');
    await session.send('Why?');
    expect((await session.retry())?.text).to.equal('Because.');
  });
});

describe('ChatSession.open of a stored thread', () => {
  it('dates what the gateway does not date by now, and invents no way that it ended', async () => {
    const transport = new FakeTransport();
    transport.stored = [{role: 'user', text: 'Old?'}];
    const clock = new FakeClock();
    const session = open(transport, {clock});
    await session.open('thread-1', {load: true});
    expect(session.state.messages[0]?.createdAt).to.equal(clock.now());
    expect(session.state.messages[0]).not.to.have.property('finishReason');
  });

  it('stays in a thread that is not forbidden but only out of reach', async () => {
    const transport = new FakeTransport();
    transport.stored = fault('server_error');
    const session = open(transport, {newThreadId: () => 'thread-new'});
    await session.open('thread-1', {load: true});
    expect(session.state.threadId).to.equal('thread-1');
    expect(session.state.phase.name).to.equal('failed');
  });

  it('tells of a failure once, although a stopped question had waited for the thread', async () => {
    let fail: (error: ChatError) => void = () => undefined;
    const transport = new FakeTransport();
    transport.stored = new Promise((_, reject) => (fail = reject));
    const session = open(transport);
    const codes: string[] = [];
    session.subscribe({changed: () => undefined, failed: ({code}) => codes.push(code)});
    const opening = session.open('thread-1', {load: true});
    void session.send('Why?');
    session.stop();
    fail(fault('auth_required'));
    await opening;
    await settle();
    expect(codes).to.deep.equal(['auth_required']);
  });

  it('needs no listener to hear more than that something has changed', async () => {
    const transport = new FakeTransport([fault('config')]);
    transport.stored = fault('forbidden');
    const session = open(transport, {newThreadId: () => 'thread-new'});
    let changes = 0;
    session.subscribe({changed: () => changes++});
    await session.open('thread-1', {load: true});
    expect(session.state.threadId).to.equal('thread-new');
    expect((await session.send('Why?')).status).to.equal('failed');
    expect(changes).to.be.above(2);
  });
});
