import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import type {ChatErrorCode} from '../../../widget/core/errors.ts';
import {ChatSession} from '../../../widget/core/session.ts';
import type {ChatSessionOptions} from '../../../widget/core/session-options.ts';
import {FakeClock, settle} from '../../support/fake-clock.ts';
import {accepted, answers, FakeTransport, finish, says} from '../../support/fake-transport.ts';
import type {Step} from '../../support/fake-transport.ts';

const refusal = (code: ChatErrorCode, retryAfterSeconds?: number): ChatError =>
  new ChatError(code, code, {phase: 'request', retryAfterSeconds});

function open(transport: FakeTransport, options: Partial<ChatSessionOptions> = {}) {
  const clock = new FakeClock();
  const session = new ChatSession({transport, clock, threadId: 'thread-1', ...options});
  const settled: string[] = [];
  const errors: ChatError[] = [];
  session.subscribe({
    changed: () => undefined,
    settled: ({role, status}) => settled.push(`${role} ${status}`),
    failed: (error) => errors.push(error),
  });
  return {session, clock, settled, errors};
}

const openWith = (...scripts: readonly (readonly Step[])[]) => open(new FakeTransport(...scripts));
const texts = ({state}: ChatSession): readonly string[] => state.messages.map(({text}) => text);
async function refusalOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );
}

describe('ChatSession', () => {
  it('shows the question at once and resolves with the answer', async () => {
    const {session, settled} = openWith(answers('Because.'));
    const sending = session.send('Why?');
    expect(texts(session)).to.deep.equal(['Why?', '']);
    expect(session.state.phase.name).to.equal('thinking');
    const answer = await sending;
    expect(answer).to.include({text: 'Because.', status: 'done', role: 'assistant'});
    expect(session.state.messages.at(-1)).to.equal(answer);
    expect(settled).to.deep.equal(['user done', 'assistant done']);
  });

  it('gives every message its own id and the time at which it was made', async () => {
    const {session, clock} = openWith(answers('Because.'));
    await session.send('Why?');
    await clock.advance(5000);
    await session.send('Really?');
    const [first, , third] = session.state.messages;
    expect(new Set(session.state.messages.map(({id}) => id)).size).to.equal(4);
    expect(third!.createdAt - first!.createdAt).to.equal(5000);
  });

  it('refuses nothing to say, and a second question while an answer comes', async () => {
    const transport = new FakeTransport([accepted, 'hang']);
    const {session} = open(transport);
    expect(await refusalOf(session.send('  '))).to.contain('empty');
    void session.send('Why?');
    expect(await refusalOf(session.send('Why?'))).to.contain('A reply is being made');
    expect(await refusalOf(session.retry())).to.contain('A reply is being made');
    await settle();
    expect(transport.requests.length).to.equal(1);
  });

  it('tells the gateway the whole conversation, which decides what to send', async () => {
    const transport = new FakeTransport(answers('Because.'));
    const {session} = open(transport, {threadId: null});
    await session.send('Why?');
    await session.send('Really?');
    expect(transport.requests[1]?.threadId).to.equal(null);
    expect(transport.requests[1]?.turns.map(({text}) => text)).to.deep.equal([
      'Why?',
      'Because.',
      'Really?',
    ]);
  });

  it('tells every listener, until it no longer listens', async () => {
    const {session} = openWith(answers('Because.'));
    const heard = {first: 0, second: 0};
    const leave = session.subscribe({changed: () => heard.first++});
    session.subscribe({changed: () => heard.second++});
    await session.send('Why?');
    expect(heard.first).to.be.above(3);
    expect(heard.second).to.equal(heard.first);
    leave();
    await session.send('Really?');
    expect(heard.second).to.equal(2 * heard.first);
  });

  it('reports a failure and keeps the question', async () => {
    const {session, errors, settled} = openWith([refusal('config')]);
    const answer = await session.send('Why?');
    expect(answer.status).to.equal('failed');
    expect(session.state.phase).to.deep.equal({name: 'failed', error: errors[0]});
    expect(texts(session)).to.deep.equal(['Why?', '']);
    expect(settled).to.deep.equal(['user failed', 'assistant failed']);
  });

  it('turns a fault of ours into a failure as well', async () => {
    const transport = new FakeTransport();
    transport.reply = () => {
      throw new TypeError('a bug');
    };
    const {session, errors} = open(transport);
    expect((await session.send('Why?')).status).to.equal('failed');
    expect(errors[0]?.code).to.equal('server_error');
  });
});

describe('ChatSession.stop', () => {
  it('keeps what arrived and drops what arrives later', async () => {
    let more: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (more = resolve));
    const {session, errors} = openWith([accepted, says('Be'), held, says('cause'), finish()]);
    const sending = session.send('Why?');
    await settle();
    session.stop();
    more();
    await settle();
    expect(await sending).to.include({text: 'Be', status: 'stopped'});
    expect(await sending).not.to.have.property('finishReason');
    expect(texts(session)).to.deep.equal(['Why?', 'Be']);
    expect(session.state.phase.name).to.equal('idle');
    expect(errors).to.deep.equal([]);
  });

  it('works before the first byte and during the wait before another try', async () => {
    const early = openWith(['hang']);
    const first = early.session.send('Why?');
    early.session.stop();
    expect((await first).status).to.equal('stopped');

    const transport = new FakeTransport([refusal('server_error')]);
    const waiting = open(transport);
    const second = waiting.session.send('Why?');
    await settle();
    expect(waiting.session.state.phase.name).to.equal('retrying');
    waiting.session.stop();
    expect((await second).status).to.equal('stopped');
    await waiting.clock.advance(10_000);
    expect(transport.requests.length).to.equal(1);
    expect(waiting.clock.sleepers).to.equal(0);
  });

  it('is silent when there is nothing to stop', () => {
    const {session} = openWith();
    const before = session.state;
    let changes = 0;
    session.subscribe({changed: () => changes++});
    session.stop();
    expect(session.state).to.equal(before);
    expect(changes).to.equal(0);
  });

  it('lets the next question be asked at once', async () => {
    const {session} = openWith(['hang'], answers('Because.'));
    void session.send('Why?');
    await settle();
    session.stop();
    expect((await session.send('Why, then?')).text).to.equal('Because.');
  });
});

describe('ChatSession.retry', () => {
  it('puts the last question again and replaces what came of the answer', async () => {
    const {session, settled} = openWith([refusal('config')], answers('Because.'));
    await session.send('Why?');
    const answer = await session.retry();
    expect(answer?.text).to.equal('Because.');
    expect(texts(session)).to.deep.equal(['Why?', 'Because.']);
    expect(session.state.messages.map(({status}) => status)).to.deep.equal(['done', 'done']);
    expect(settled.slice(2)).to.deep.equal(['user done', 'assistant done']);
  });

  it('refuses when nothing was ever asked', async () => {
    expect(await refusalOf(openWith().session.retry())).to.contain('nothing to try again');
  });
});

describe('ChatSession that is held up', () => {
  it('waits out a rate limit and lets sending come back by itself', async () => {
    const transport = new FakeTransport([refusal('rate_limited', 7)], answers('Because.'));
    const {session, clock} = open(transport);
    await session.send('Why?');
    expect(session.state.phase).to.include({name: 'rate-limited', until: clock.now() + 7000});
    expect(await refusalOf(session.send('Why?'))).to.contain('Sending has to wait');
    expect(session.takeBack()).to.equal('Why?');
    expect(session.takeBack()).to.equal('');
    await clock.advance(6999);
    expect(session.state.phase.name).to.equal('rate-limited');
    await clock.advance(1);
    expect(session.state.phase.name).to.equal('idle');
    expect((await session.send('Why?')).text).to.equal('Because.');
    expect(texts(session)).to.deep.equal(['Why?', 'Because.']);
    expect(transport.reads).to.deep.equal([]);
  });

  it('forgets an old limit when another thread is opened', async () => {
    const {session, clock} = openWith([refusal('rate_limited', 7)]);
    await session.send('Why?');
    void session.open('thread-2', {load: false});
    expect(session.state.phase.name).to.equal('idle');
    expect(clock.sleepers).to.equal(0);
  });

  it('does not mistake the end of one limit for the end of the next', async () => {
    const {session, clock} = openWith([refusal('rate_limited', 5)], [refusal('rate_limited', 60)]);
    await session.send('Why?');
    session.recover();
    await session.send('Why?');
    await clock.advance(5000);
    expect(session.state.phase.name).to.equal('rate-limited');
    await clock.advance(55_000);
    expect(session.state.phase.name).to.equal('idle');
  });

  it('stays signed out until somebody says that this is over', async () => {
    const {session, clock} = openWith([refusal('auth_required')], answers('Because.'));
    await session.send('Why?');
    expect(clock.waits).to.deep.equal([]);
    await clock.advance(1e6);
    expect(session.state.phase.name).to.equal('signed-out');
    expect(await refusalOf(session.retry())).to.contain('Sending has to wait');
    session.recover();
    expect((await session.send('Why?')).text).to.equal('Because.');
  });

  it('says that the quota is used up, but lets the reader try', async () => {
    const {session} = openWith([refusal('quota_exceeded')], answers('Because.'));
    await session.send('Why?');
    expect(session.state.phase.name).to.equal('quota');
    expect((await session.send('Now?')).text).to.equal('Because.');
  });

  it('leaves the question where it is when only its answer was cut short', async () => {
    const limit = new ChatError('rate_limited', 'x', {phase: 'stream'});
    const {session} = openWith([accepted, says('Be'), limit]);
    await session.send('Why?');
    expect(session.takeBack()).to.equal('');
    expect(texts(session)).to.deep.equal(['Why?', 'Be']);
  });
});
