import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import type {ChatErrorCode} from '../../../widget/core/errors.ts';
import type {Turn} from '../../../widget/core/ports.ts';
import {ChatSession} from '../../../widget/core/session.ts';
import type {ChatSessionOptions} from '../../../widget/core/session-options.ts';
import {HastyClock, settle} from '../../support/fake-clock.ts';
import {accepted, answers, FakeTransport, says} from '../../support/fake-transport.ts';

const fault = (code: ChatErrorCode): ChatError => new ChatError(code, code, {phase: 'request'});
const stored: readonly Turn[] = [
  {role: 'user', text: 'Old?', createdAt: 5},
  {role: 'assistant', text: 'Old, yes.', complete: true, finishReason: 'length'},
];

function open(transport: FakeTransport, options: Partial<ChatSessionOptions> = {}) {
  const clock = new HastyClock();
  const session = new ChatSession({transport, clock, threadId: null, ...options});
  const errors: ChatError[] = [];
  const moved: string[] = [];
  session.subscribe({
    changed: () => undefined,
    failed: (error) => errors.push(error),
    moved: (threadId) => moved.push(threadId),
  });
  return {session, clock, errors, moved};
}

const texts = ({state}: ChatSession): readonly string[] => state.messages.map(({text}) => text);

describe('ChatSession.open', () => {
  it('shows what the gateway has stored', async () => {
    const transport = new FakeTransport();
    transport.stored = [
      ...stored,
      {role: 'user', text: 'More?'},
      {role: 'assistant', text: 'Mo', complete: false},
    ];
    const {session} = open(transport);
    const opening = session.open('thread-1', {load: true});
    expect(session.state.phase.name).to.equal('loading');
    await opening;
    expect(session.state.phase.name).to.equal('idle');
    expect(texts(session)).to.deep.equal(['Old?', 'Old, yes.', 'More?', 'Mo']);
    expect(session.state.messages[0]?.createdAt).to.equal(5);
    expect(session.state.messages[1]).to.include({finishReason: 'length', status: 'done'});
    expect(session.state.messages[3]?.status).to.equal('stopped');
  });

  it('reads nothing when it is told that there is nothing', async () => {
    const transport = new FakeTransport();
    const {session} = open(transport);
    await session.open('thread-1', {load: false});
    await session.open(null, {load: true});
    expect(transport.reads).to.deep.equal([]);
    expect(session.state.threadId).to.equal(null);
  });

  it('stops the answer that is coming, and shows nothing of it in the other thread', async () => {
    const {session} = open(new FakeTransport([accepted, says('Be'), 'hang']), {
      threadId: 'thread-1',
    });
    const sending = session.send('Why?');
    await settle();
    void session.open('thread-2', {load: false});
    expect(await sending).to.include({text: 'Be', status: 'stopped'});
    expect(session.state).to.deep.include({threadId: 'thread-2', messages: []});
  });

  it('shows only the last of two threads that are opened one upon the other', async () => {
    let give: (turns: readonly Turn[]) => void = () => undefined;
    const transport = new FakeTransport();
    transport.stored = new Promise((resolve) => (give = resolve));
    const {session} = open(transport);
    const first = session.open('thread-1', {load: true});
    await settle();
    transport.stored = [];
    await session.open('thread-2', {load: true});
    give(stored);
    await first;
    expect(session.state).to.deep.include({threadId: 'thread-2', messages: []});
  });

  it('reports nothing when a thread fails that nobody looks at any more', async () => {
    let fail: (error: ChatError) => void = () => undefined;
    const transport = new FakeTransport();
    transport.stored = new Promise((_, reject) => (fail = reject));
    const {session, errors} = open(transport);
    const first = session.open('thread-1', {load: true});
    await settle();
    void session.open('thread-2', {load: false});
    fail(fault('server_error'));
    await first;
    expect(errors).to.deep.equal([]);
    expect(session.state.phase.name).to.equal('idle');
  });

  it('puts a question that cannot wait behind what is stored, and asks it then', async () => {
    const transport = new FakeTransport(answers('Because.'));
    let give: (turns: readonly Turn[]) => void = () => undefined;
    transport.stored = new Promise((resolve) => (give = resolve));
    const {session} = open(transport);
    void session.open('thread-1', {load: true});
    const sending = session.send('Why?');
    await settle();
    expect(transport.requests).to.deep.equal([]);
    give(stored);
    await sending;
    expect(texts(session)).to.deep.equal(['Old?', 'Old, yes.', 'Why?', 'Because.']);
    expect(transport.requests[0]?.turns.length).to.equal(3);
  });

  it('asks nothing when the question was stopped before the thread was there', async () => {
    const transport = new FakeTransport(answers('Because.'));
    let give: (turns: readonly Turn[]) => void = () => undefined;
    transport.stored = new Promise((resolve) => (give = resolve));
    const {session} = open(transport);
    const opening = session.open('thread-1', {load: true});
    const sending = session.send('Why?');
    session.stop();
    give([]);
    await opening;
    expect((await sending).status).to.equal('stopped');
    await settle();
    expect(transport.requests).to.deep.equal([]);
  });
});

describe('ChatSession whose history cannot be read', () => {
  it('says so, and reads it again on demand', async () => {
    const transport = new FakeTransport();
    transport.stored = fault('server_error');
    const {session, errors} = open(transport);
    await session.open('thread-1', {load: true});
    expect(session.state.phase.name).to.equal('failed');
    expect([errors.length, transport.reads.length]).to.deep.equal([1, 3]);
    transport.stored = stored;
    expect(await session.retry()).to.equal(null);
    expect(texts(session)).to.deep.equal(['Old?', 'Old, yes.']);
    expect(session.state.phase.name).to.equal('idle');
    session.recover();
    await settle();
    expect(transport.reads.length).to.equal(4);
  });

  it('forgets the trouble when another thread is opened', async () => {
    const transport = new FakeTransport(answers('Because.'));
    transport.stored = fault('auth_required');
    const {session} = open(transport);
    await session.open('thread-1', {load: true});
    await session.open('thread-2', {load: false});
    session.recover();
    expect((await session.send('Why?')).text).to.equal('Because.');
    expect(transport.reads).to.deep.equal(['thread-1']);
  });

  it('reads it again after a sign-in', async () => {
    const transport = new FakeTransport();
    transport.stored = fault('auth_required');
    const {session} = open(transport);
    await session.open('thread-1', {load: true});
    expect(session.state.phase.name).to.equal('signed-out');
    transport.stored = stored;
    session.recover();
    await settle();
    expect(texts(session)).to.deep.equal(['Old?', 'Old, yes.']);
  });

  it('asks a waiting question all the same, and brings the history when asked again', async () => {
    const transport = new FakeTransport([fault('config')], answers('Because.'));
    transport.stored = fault('server_error');
    const {session, errors} = open(transport);
    void session.open('thread-1', {load: true});
    await session.send('Why?');
    expect(errors.map(({code}) => code)).to.deep.equal(['config']);
    expect(texts(session)).to.deep.equal(['Why?', '']);
    transport.stored = stored;
    expect((await session.retry())?.text).to.equal('Because.');
    expect(texts(session)).to.deep.equal(['Old?', 'Old, yes.', 'Why?', 'Because.']);
  });

  it('brings no turn twice that is on the screen already', async () => {
    const transport = new FakeTransport(answers('Because.'));
    transport.stored = fault('server_error');
    const {session} = open(transport);
    void session.open('thread-1', {load: true});
    await session.send('Why?');
    transport.stored = [
      ...stored,
      {role: 'user', text: 'Why?'},
      {role: 'assistant', text: 'Because.'},
    ];
    await session.retry();
    expect(texts(session)).to.deep.equal(['Old?', 'Old, yes.', 'Why?', 'Because.']);
    session.recover();
    await settle();
    expect(transport.reads.length).to.equal(4);
  });

  it('lets a waiting question fail at once where it is sure to fail as well', async () => {
    for (const code of ['auth_required', 'rate_limited'] as const) {
      const transport = new FakeTransport(answers('Because.'));
      transport.stored = fault(code);
      const {session, errors} = open(transport);
      void session.open('thread-1', {load: true});
      expect((await session.send('Why?')).status).to.equal('failed');
      expect(transport.requests).to.deep.equal([]);
      expect(errors.map((error) => error.code)).to.deep.equal([code]);
      expect(session.takeBack()).to.equal('Why?');
    }
  });
});

describe('ChatSession whose thread is forbidden', () => {
  const newThreadId = (): string => 'thread-new';

  it('goes on in a new thread and takes a waiting question along', async () => {
    const transport = new FakeTransport(answers('Because.'));
    transport.stored = fault('forbidden');
    const {session, errors, moved} = open(transport, {newThreadId});
    void session.open('thread-1', {load: true});
    await session.send('Why?');
    expect(moved).to.deep.equal(['thread-1']);
    expect(errors).to.deep.equal([]);
    expect(transport.requests[0]?.threadId).to.equal('thread-new');
    expect(texts(session)).to.deep.equal(['Why?', 'Because.']);
  });

  it('fails when nobody can name another one', async () => {
    const transport = new FakeTransport();
    transport.stored = fault('forbidden');
    const {session, moved} = open(transport);
    await session.open('thread-1', {load: true});
    expect(session.state.phase).to.deep.include({name: 'failed'});
    expect(moved).to.deep.equal([]);
  });
});
