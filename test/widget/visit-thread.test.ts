import {expect} from 'chai';

import {releaseThreads, VisitThread} from '../../widget/visit-thread.ts';
import {chatPage} from '../support/chat-page.ts';
import {until} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';

const isFree = (threadId: string | null): Promise<boolean> =>
  navigator.locks.request(
    `behest-chat:${threadId ?? ''}`,
    {ifAvailable: true},
    (lock) => lock !== null,
  );

describe('the thread of a visit', () => {
  const standIn = useStandIn();

  it('is remembered only once a message was taken', async () => {
    const page = await chatPage(standIn);
    const visit = new VisitThread(standIn.endpoint);
    expect(visit.read()).to.equal(null);
    await page.ask('Hello');
    await page.answered();
    expect(visit.read()).to.equal(page.element.threadId);
  });

  it('leaves nothing but its id in the storage', async () => {
    const page = await chatPage(standIn);
    await page.ask('My secret question');
    await page.answered();
    const stored = JSON.stringify({...sessionStorage, ...localStorage});
    expect(stored).to.contain(page.element.threadId ?? 'no thread');
    expect(stored).to.not.contain('secret');
  });

  it('is not remembered at all, and not sent, with persist="none"', async () => {
    const page = await chatPage(standIn, {persist: 'none'});
    page.element.reset();
    await page.ask('First');
    await page.answered();
    await page.ask('Second');
    await page.answered();
    expect(new VisitThread(standIn.endpoint).read()).to.equal(null);
    const [first, second] = standIn.chats;
    expect(first?.headers['x-thread-id']).to.equal(undefined);
    expect(second?.body?.messages?.map(({role}) => role)).to.deep.equal([
      ...['user', 'assistant', 'user'],
    ]);
  });

  it('is given up when another page has it, as after duplicating a tab', async () => {
    const visit = new VisitThread(standIn.endpoint);
    const taken = `thread_${crypto.randomUUID()}`;
    visit.keep(taken);
    let leave: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      void navigator.locks.request(`behest-chat:${taken}`, () => {
        resolve();
        return new Promise<void>((release) => (leave = release));
      });
    });
    const page = await chatPage(standIn);
    await until(() => page.element.threadId !== taken);
    expect(page.element.threadId).to.match(/^thread_/);
    leave?.();
  });

  it('is shared by the elements of one page, and let go when the page is left', async () => {
    const first = await chatPage(standIn);
    await first.ask('Hello');
    await first.answered();
    const second = await chatPage(standIn);
    const {threadId} = first.element;
    expect(second.element.threadId).to.equal(threadId);
    await until(async () => !(await isFree(threadId)));
    expect(await isFree(threadId)).to.equal(false);
    releaseThreads();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isFree(threadId)).to.equal(true);
  });

  it('is let go when another one is begun, by the reader or the host', async () => {
    const page = await chatPage(standIn);
    for (const leave of [
      () => page.press('New conversation'),
      () => (page.element.threadId = 'of-the-host'),
    ]) {
      await page.ask('Hello');
      await page.answered();
      const {threadId} = page.element;
      await until(async () => !(await isFree(threadId)));
      leave();
      await until(() => isFree(threadId), 'the thread to be free');
    }
  });

  it('is read by all elements that a page begins with, and stays remembered', async () => {
    const visit = new VisitThread(standIn.endpoint);
    const threadId = `thread_${crypto.randomUUID()}`;
    visit.keep(threadId);
    const pages = await Promise.all([chatPage(standIn), chatPage(standIn)]);
    await until(async () => !(await isFree(threadId)));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pages.map(({element}) => element.threadId)).to.deep.equal([threadId, threadId]);
    expect(visit.read()).to.equal(threadId);
  });

  it('is the one also for a host that sets undefined for none', async () => {
    const page = await chatPage(standIn, {threadId: undefined} as object);
    await page.ask('Hello');
    await page.answered();
    expect(new VisitThread(standIn.endpoint).read()).to.equal(page.element.threadId);
  });

  it('is this page’s own also when it was begun anew, before a tab can be duplicated', async () => {
    const page = await chatPage(standIn);
    page.press('New conversation');
    await page.ask('Hello');
    await page.answered();
    await until(() => new VisitThread(standIn.endpoint).read() === page.element.threadId);
    expect(await isFree(page.element.threadId)).to.equal(false);
  });
});
