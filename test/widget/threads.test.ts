import {expect} from 'chai';

import type {BehestChatEventMap} from '../../widget/events.ts';
import {chatPage} from '../support/chat-page.ts';
import {nextEvent, until} from '../support/fixture.ts';
import {streamOf} from '../support/sse.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('threads', () => {
  const standIn = useStandIn();

  it('sends only the new question with a thread, and the thread with every request', async () => {
    const page = await chatPage(standIn);
    await page.ask('First question');
    await page.answered();
    await page.ask('Second question');
    await page.answered();
    const [first, second] = standIn.chats;
    expect(second?.body?.messages).to.deep.equal([{role: 'user', content: 'Second question'}]);
    expect(first?.headers['x-thread-id']).to.equal(page.element.threadId);
    expect(second?.headers['x-thread-id']).to.equal(page.element.threadId);
  });

  it('can be switched in the middle of an answer, which then appears nowhere else', async () => {
    const page = await chatPage(standIn, {threadId: 'first'});
    await page.ask('/s stall\nA question for the first thread');
    await page.untilState('streaming');
    const changed = nextEvent<BehestChatEventMap['behest-thread-change']>(
      page.element,
      'behest-thread-change',
    );
    page.element.threadId = 'second';
    expect((await changed).detail).to.deep.equal({
      threadId: 'second',
      previousThreadId: 'first',
      reason: 'host',
    });
    await page.untilState('idle');
    expect(page.turns).to.deep.equal([]);
    await until(() => standIn.gateway.stats().open === 0);
    await page.ask('A question for the second thread');
    await page.answered();
    expect(page.element.messages).to.have.length(2);
  });

  it('start anew when the reader asks for it', async () => {
    const page = await chatPage(standIn);
    await page.ask('Hello');
    await page.answered();
    const {threadId} = page.element;
    page.press('New conversation');
    await page.element.updateComplete;
    expect(page.element.threadId).to.not.equal(threadId);
    expect(page.turns).to.deep.equal([]);
    expect(page.root.activeElement).to.equal(page.input);
  });

  for (const persist of ['session', 'none'] as const) {
    it(`start anew when the host asks for none, with persist="${persist}"`, async () => {
      const page = await chatPage(standIn, {persist});
      await page.ask('Hello');
      await page.answered();
      const previousThreadId = page.element.threadId;
      const changed = nextEvent<BehestChatEventMap['behest-thread-change']>(
        page.element,
        'behest-thread-change',
      );
      page.element.threadId = null;
      const {threadId} = page.element;
      expect((await changed).detail).to.deep.equal({threadId, previousThreadId, reason: 'host'});
      expect(threadId === null).to.equal(persist === 'none');
      if (threadId !== null) expect(threadId).to.not.equal(previousThreadId);
      await page.ask('And again');
      await page.answered();
      expect(page.turns[0]).to.equal('And again');
    });
  }

  it('may have numbers for names, as a host knows its orders, but nothing that is no name', async () => {
    const page = await chatPage(standIn, {threadId: 42} as object);
    await page.ask('Hello');
    await page.answered();
    expect([page.element.threadId, standIn.chats[0]?.headers['x-thread-id']]).to.deep.equal([
      ...['42', '42'],
    ]);
    Object.assign(page.element, {threadId: Object.create(null) as unknown});
    expect(page.element.threadId).to.equal('42');
  });

  it('are replaced when the gateway forbids them', async () => {
    standIn.answerGateway = ({url}) =>
      url.includes('/threads/somebody-elses/')
        ? Response.json({error: {code: 'forbidden', message: 'No.'}}, {status: 403})
        : undefined;
    const page = await chatPage(standIn, {threadId: 'somebody-elses'});
    await until(() => page.element.threadId !== 'somebody-elses');
    expect(page.element.threadId).to.match(/^thread_/);
    expect(page.has('.card')).to.equal(false);
    await page.ask('Hello');
    await page.answered();
    expect(standIn.chats[0]?.headers['x-thread-id']).to.equal(page.element.threadId);
  });

  it('show nothing of the former user when a token is for another one, and lose no question', async () => {
    standIn.gateway.settings.tokenTtl = 0.01;
    const page = await chatPage(standIn);
    await page.ask('A secret of Ada');
    await page.answered();
    const {threadId} = page.element;
    standIn.user = 'grace';
    await new Promise((resolve) => setTimeout(resolve, 20));
    await page.ask('A question of Grace');
    await until(() => page.element.threadId !== threadId);
    await page.element.updateComplete;
    expect(page.turns).to.deep.equal([]);
    expect(page.input.value).to.equal('A question of Grace');
    page.pressKey('Enter');
    await until(() => page.element.messages.length === 2);
    await page.answered();
    expect(page.root.textContent).to.not.contain('secret of Ada');
    const ofAda = standIn.chats.filter(({headers}) => headers['x-thread-id'] === threadId);
    expect(ofAda).to.have.length(1);
  });

  it('give a question of the next user back beside what is being written', async () => {
    standIn.gateway.settings.tokenTtl = 0.01;
    const page = await chatPage(standIn);
    await page.ask('A question of Ada');
    await page.answered();
    const {threadId} = page.element;
    standIn.user = 'grace';
    await new Promise((resolve) => setTimeout(resolve, 20));
    await page.ask('A question of Grace');
    page.type('And one more');
    await until(() => page.element.threadId !== threadId);
    await page.element.updateComplete;
    expect(page.input.value).to.equal('A question of Grace\n\nAnd one more');
  });

  it('show a history of 300 messages at its end, read to nobody', async () => {
    standIn.answerGateway = ({url}) =>
      url.endsWith('/messages')
        ? Response.json(
            Array.from({length: 300}, (_, index) => ({
              role: index % 2 ? 'assistant' : 'user',
              content: `Message number ${index}`,
            })),
          )
        : undefined;
    const page = await chatPage(standIn, {threadId: 'long'});
    await until(() => page.turns.length === 300);
    const scroller = page.find<HTMLElement>('.scroll');
    await until(() => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 2);
    const log = document.querySelector('[data-behest-announcer] [role=log]');
    expect(log?.textContent).to.not.contain('Message number');
    expect(standIn.chats).to.have.length(0);
  });

  it('are read again when the connection breaks while their messages come', async () => {
    const stored = JSON.stringify([
      {role: 'user', content: 'Hello'},
      {role: 'assistant', content: 'Hi.'},
    ]);
    standIn.answerGateway = ({url}) => {
      if (!url.endsWith('/messages')) return undefined;
      const isFirst = standIn.reads.length === 1;
      return streamOf(isFirst ? stored.slice(0, 20) : stored, {broken: isFirst});
    };
    const page = await chatPage(standIn, {threadId: 'broken'});
    await until(() => page.turns.length === 2);
    expect(standIn.reads).to.have.length(2);
    expect(page.has('.card')).to.equal(false);
  });

  it('are shared by two elements of one page, which mint once', async () => {
    const first = await chatPage(standIn, {threadId: 'one'});
    const second = await chatPage(standIn, {threadId: 'two'});
    await Promise.all([first.ask('From the first'), second.ask('From the second')]);
    await Promise.all([first.answered(), second.answered()]);
    expect(standIn.mints).to.equal(1);
    expect(first.turns[0]).to.equal('From the first');
    expect(second.turns[0]).to.equal('From the second');
    const sessions = new Set(standIn.chats.map(({headers}) => headers['x-session-id']));
    expect(sessions.size).to.equal(1);
  });

  it('keep the question that is asked while their history is on its way', async () => {
    const writer = await chatPage(standIn, {threadId: 'busy'});
    await writer.ask('An early question');
    await writer.answered();
    const reader = await chatPage(standIn, {threadId: 'busy'});
    await reader.ask('A late question');
    await until(() => reader.turns.length === 4);
    await reader.answered();
    expect([reader.turns[0], reader.turns[2]]).to.deep.equal([
      ...['An early question', 'A late question'],
    ]);
  });
});
