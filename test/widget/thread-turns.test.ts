import {expect} from 'chai';

import {takeTurn} from '../../widget/thread-turns.ts';
import {chatPage} from '../support/chat-page.ts';
import type {ChatPage} from '../support/chat-page.ts';
import {settle} from '../support/fake-clock.ts';
import {until} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('two elements in one thread', () => {
  const standIn = useStandIn();
  afterEach(() => Reflect.deleteProperty(navigator, 'locks'));

  /** The first one's answer has stalled, the second one's question waits. */
  const firstIsBusy = async (): Promise<readonly [ChatPage, ChatPage]> => {
    const threadId = `shared-${crypto.randomUUID()}`;
    const first = await chatPage(standIn, {threadId});
    const second = await chatPage(standIn, {threadId});
    await until(() => standIn.reads.length === 2);
    await first.ask('/s stall times=1\nFrom the first');
    await first.untilState('streaming');
    await second.ask('From the second');
    await until(async () => (await navigator.locks.query()).pending?.length === 1);
    expect(second.element.state).to.equal('thinking');
    expect(standIn.chats).to.have.length(1);
    return [first, second];
  };
  const asked = (): readonly unknown[] =>
    standIn.chats.map(({body}) => body?.messages?.[0]?.content.split('\n').at(-1));

  for (const how of ['stop', 'reset', 'remove'] as const) {
    it(`ask one after the other: ${how}() of the first lets the second ask`, async () => {
      const [first, second] = await firstIsBusy();
      first.element[how]();
      await second.answered();
      expect(second.element.messages.at(-1)?.status).to.equal('done');
      expect(asked()).to.deep.equal(['From the first', 'From the second']);
      expect(standIn.gateway.stats().open).to.equal(0);
    });
  }

  it('ask one after the other, when the first has its answer', async () => {
    const threadId = `shared-${crypto.randomUUID()}`;
    const pages = [await chatPage(standIn, {threadId}), await chatPage(standIn, {threadId})];
    await until(() => standIn.reads.length === 2);
    let open = 0;
    standIn.answerGateway = () => {
      expect(standIn.gateway.stats().open, 'answers that are being made').to.equal(0);
      open++;
      return undefined;
    };
    await Promise.all(pages.map((page, index) => page.ask(`Question ${index}`)));
    await Promise.all(pages.map((page) => page.answered()));
    expect(open).to.equal(2);
    expect(pages.map((page) => page.element.messages.at(-1)?.status)).to.deep.equal([
      ...['done', 'done'],
    ]);
  });

  it('do not ask at all when they are stopped while they wait', async () => {
    const [first, second] = await firstIsBusy();
    second.element.stop();
    await second.untilState('idle');
    first.element.stop();
    await until(async () => (await navigator.locks.query()).held?.every(isNoTurn));
    await settle();
    expect(standIn.chats).to.have.length(1);
  });

  it('ask whenever they like where the page has no TLS', async () => {
    Object.defineProperty(navigator, 'locks', {value: undefined, configurable: true});
    Object.defineProperty(crypto, 'randomUUID', {value: undefined, configurable: true});
    const page = await chatPage(standIn);
    // The stand-in lives in this page too, and a gateway has TLS.
    Reflect.deleteProperty(crypto, 'randomUUID');
    expect(page.element.threadId).to.match(/^thread_[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    const other = await chatPage(standIn, {threadId: page.element.threadId});
    await page.ask('/s stall\nFrom the first');
    await page.untilState('streaming');
    await other.ask('From the second');
    await other.answered();
    expect(other.element.messages.at(-1)?.status).to.equal('done');
    page.element.stop();
  });

  it('ask whenever they like where locks are refused', async () => {
    const request = (): Promise<never> => Promise.reject(new DOMException('No', 'SecurityError'));
    Object.defineProperty(navigator, 'locks', {value: {request}, configurable: true});
    const end = await takeTurn('any', new AbortController().signal);
    expect(end()).to.equal(undefined);
  });
});

function isNoTurn({name}: LockInfo): boolean {
  return !name?.startsWith('behest-chat:turn:');
}
