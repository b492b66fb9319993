import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Page} from 'playwright-core';

import {ask, untilState, useDemo} from '../support/use-demo.ts';

interface Chat extends HTMLElement {
  readonly threadId: string | null;
  readonly messages: readonly unknown[];
}

const SMALL_PHONE = {viewport: {width: 320, height: 568}};

describe('what the workbench does to the page', () => {
  // Playwright turns going back and forward without loading off.
  const demo = useDemo({ignoreDefaultArgs: ['--disable-back-forward-cache']});

  const press = (page: Page, name: string) => page.getByRole('button', {name, exact: true}).click();
  const untilMessages = (page: Page, count: number, chat = 0) =>
    page.waitForFunction(
      ([wanted, index]) =>
        document.querySelectorAll<Chat>('behest-chat')[index]?.messages?.length === wanted,
      [count, chat] as const,
    );
  const threadOf = (page: Page, chat = 0) =>
    page
      .locator('behest-chat')
      .nth(chat)
      .evaluate((element) => (element as Chat).threadId);
  const openAndAsk = async (path: string): Promise<Page> => {
    const page = await demo.open(path);
    await ask(page, 'What is 6 * 7?');
    await untilMessages(page, 2);
    await untilState(page, 'idle');
    return page;
  };

  it('is all that a link says: the element, the reader, the scenario and the page', async () => {
    const page = await demo.open(
      '?mode=launcher&open=1&s=429&n=60&theme=dark&dir=rtl&lang=ar&x=2&prompt=Hello&auto=1',
    );
    await untilState(page, 'rate-limited');
    const html = page.locator('html[dir="rtl"][lang="ar"][data-theme="dark"]');
    assert.equal(await html.count(), 1);
    assert.equal(await page.locator('behest-chat[mode="launcher"][open]').count(), 2);
    assert.equal(
      await page
        .locator('behest-chat')
        .first()
        .evaluate((chat) => getComputedStyle(chat).colorScheme),
      'dark',
    );
    await page.getByPlaceholder('اكتب رسالة').first().waitFor();
    assert.equal(await page.locator('behest-chat textarea').first().inputValue(), 'Hello');
  });

  it('moves the chat, and takes it away and brings it back, with its conversation', async () => {
    const page = await openAndAsk('?tab=page&user=ada');
    for (const [button, place] of [
      ['Move it', '#move-target'],
      ['Move it back', '#chat-place'],
      ['Remove and re-add', '#chat-place'],
    ] as const) {
      await press(page, button);
      await page.locator(`${place} > behest-chat`).getByText('42').first().waitFor();
      await untilMessages(page, 2);
    }
    await press(page, 'Reset it');
    await untilMessages(page, 0);
  });

  it('duplicates the tab with all that its address holds, but a thread of its own', async () => {
    const page = await openAndAsk('?tab=page&user=ada&label=Ask+us');
    const opened = page.waitForEvent('popup');
    await press(page, 'Duplicate the tab');
    const copy = await opened;
    await copy.getByRole('heading', {name: 'Ask us'}).waitFor();
    assert.equal(copy.url(), page.url());
    assert.notEqual(await threadOf(copy), await threadOf(page));
    assert.match((await threadOf(page)) ?? '', /^thread_/);
  });

  it('goes away and back, and the browser shows the page as it was left', async () => {
    const page = await openAndAsk('?tab=page&user=ada');
    await page.getByRole('textbox', {name: 'Message'}).fill('half a thought');
    await page.evaluate(() => {
      addEventListener('pageshow', ({persisted}) => {
        document.title = persisted ? 'kept' : 'loaded';
      });
    });
    await press(page, 'Go away and back');
    await page.getByRole('heading', {name: 'Away for a moment'}).waitFor();
    await page.getByRole('heading', {name: 'Workbench'}).waitFor();
    assert.equal(await page.title(), 'kept');
    assert.equal(await page.getByRole('textbox', {name: 'Message'}).inputValue(), 'half a thought');
    await untilMessages(page, 2);
  });

  it('puts several chats on the page, which do not mix their conversations', async () => {
    const page = await demo.open('?x=3&mix=1&user=ada');
    assert.equal(await page.locator('behest-chat[mode="launcher"]').count(), 1);
    await ask(page, 'Only here', 1);
    await untilMessages(page, 2, 2);
    assert.equal(await page.getByText('Only here', {exact: true}).count(), 1);
  });

  it('lets several chats show one thread, once it is answered', async () => {
    const page = await demo.open('?x=2&share=1&user=ada');
    await ask(page, 'For both of us');
    await untilMessages(page, 2, 1);
    assert.match((await threadOf(page)) ?? '', /^thread_/);
    assert.equal(await threadOf(page, 1), await threadOf(page));
  });

  it('lets time stand still until it is moved', async () => {
    const page = await demo.open('?clock=fake&s=429&n=60&prompt=Hello&auto=1&tab=page');
    await page.getByText('60 seconds').first().waitFor();
    await press(page, '+ 10 s');
    await page.getByText('50 seconds').first().waitFor();
  });

  it('marks every word of the element in the pseudo-locale, and unmarks it', async () => {
    const page = await demo.open('?tab=page&user=ada&pseudo=1');
    const chat = page.locator('behest-chat');
    await chat.getByPlaceholder('⟦Write a message…').waitFor();
    await page.getByLabel('Pseudo-locale').uncheck();
    await chat.getByPlaceholder('Write a message…', {exact: true}).waitFor();
  });

  it('puts the chat into the page’s dialog, and the page into a frame as narrow as a phone', async () => {
    const page = await openAndAsk('?tab=page&user=ada&modal=1');
    assert.equal(await page.locator('dialog:modal > behest-chat').count(), 1);
    const framed = await demo.open('?tab=page&user=ada&frame=1');
    const frame = framed.frameLocator('#narrow-frame');
    await frame.getByRole('textbox', {name: 'Message'}).waitFor();
    assert.equal(await frame.locator('html').evaluate(({clientWidth}) => clientWidth), 320);
    assert.equal(await frame.getByRole('heading', {name: 'Workbench'}).count(), 0);
  });

  it('fits a small phone when it shows nothing but the chat', async () => {
    const page = await demo.open('?bare=1&s=answer&prompt=Hello&auto=1', SMALL_PHONE);
    await untilMessages(page, 2);
    const size = await page.evaluate(() => {
      const {scrollWidth, scrollHeight} = document.documentElement;
      const input = document.querySelector('behest-chat')?.shadowRoot?.querySelector('textarea');
      return {scrollWidth, scrollHeight, end: input?.getBoundingClientRect().bottom};
    });
    assert.deepEqual([size.scrollWidth, size.scrollHeight], [320, 568]);
    assert.ok(size.end && size.end <= 568, `the composer ends at ${size.end}`);
  });
});
