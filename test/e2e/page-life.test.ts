import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, Page} from 'playwright-core';

import {launchBrowser} from '../support/launch-browser.mjs';
import {startDemo} from '../support/start-demo.mjs';
import type {RunningDemo} from '../support/start-demo.mjs';

interface Chat extends HTMLElement {
  readonly threadId: string | null;
  readonly state: string;
  readonly messages: readonly {readonly status: string; readonly text: string}[];
  draft: string;
}

describe('a conversation across pages and tabs', () => {
  let demo: RunningDemo;
  let browser: Browser;

  before(async () => {
    // Playwright turns going back and forward without loading off.
    const ignoreDefaultArgs = ['--disable-back-forward-cache'];
    demo = await startDemo();
    browser = await launchBrowser({ignoreDefaultArgs});
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const chat = <Result>(page: Page, look: (chat: Chat) => Result): Promise<Result> =>
    page.locator('behest-chat').evaluate(look as (element: HTMLElement) => Result);
  const openAndAsk = async (): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(demo.url);
    await page.getByRole('button', {name: 'Sign in as Ada'}).click();
    await page.getByText('Signed in as Ada').waitFor();
    await page.getByRole('textbox', {name: 'Message'}).fill('What is 6 * 7?');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => {
      const {messages, state} = document.querySelector('behest-chat') as Chat;
      return messages.length === 2 && state === 'idle';
    });
    return page;
  };

  const goAwayAndBack = async (page: Page): Promise<void> => {
    await page.evaluate(() => {
      addEventListener('pageshow', ({persisted}) => {
        if (persisted) document.title = 'came back from the cache';
      });
    });
    await page.goto(`${demo.url}/healthz`);
    // There is no load event to wait for.
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.title === 'came back from the cache');
  };
  /** The first words of an answer that then falls silent. */
  const hearTheBeginning = async (page: Page): Promise<string> => {
    await page.getByRole('textbox', {name: 'Message'}).fill('/s stall n=3 times=1\nA long story');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => {
      const {messages, state} = document.querySelector('behest-chat') as Chat;
      return state === 'streaming' && messages.at(-1)?.text !== '';
    });
    return chat(page, ({messages}) => messages.at(-1)?.text ?? '');
  };

  it('is as it was left when the reader goes away and back', async () => {
    const page = await openAndAsk();
    await chat(page, (element) => {
      element.draft = 'half a thought';
    });
    await goAwayAndBack(page);
    assert.equal(await chat(page, ({draft}) => draft), 'half a thought');
    assert.equal(await chat(page, ({messages}) => messages.length), 2);
    await page.getByRole('textbox', {name: 'Message'}).fill('And 7 * 8?');
    await page.keyboard.press('Enter');
    await page.getByText('56').last().waitFor();
    await page.context().close();
  });

  it('says that an answer was stopped because the reader went away', async () => {
    const page = await openAndAsk();
    const shown = await hearTheBeginning(page);
    await goAwayAndBack(page);
    await page.getByText('Stopped when you left the page').waitFor();
    const answer = await chat(page, ({messages}) => messages.at(-1));
    assert.deepEqual([answer?.status, answer?.text.startsWith(shown)], ['stopped', true]);
    await page.getByRole('textbox', {name: 'Message'}).fill('And 7 * 8?');
    await page.keyboard.press('Enter');
    await page.getByText('56').last().waitFor();
    await page.context().close();
  });

  it('keeps what has come and what is written while there is no network, and sends nothing by itself', async () => {
    const page = await openAndAsk();
    const shown = await hearTheBeginning(page);
    await page.context().setOffline(true);
    await page.getByText('You are offline').first().waitFor();
    await page.getByRole('button', {name: 'Stop response'}).click();
    const answer = await chat(page, ({messages}) => messages.at(-1));
    assert.deepEqual([answer?.status, answer?.text.startsWith(shown)], ['stopped', true]);
    await page.getByRole('textbox', {name: 'Message'}).fill('And 7 * 8?');
    await page.keyboard.press('Enter');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.context().setOffline(false);
    await page.getByText('You are offline').first().waitFor({state: 'hidden'});
    assert.deepEqual([await chat(page, ({draft}) => draft), asked], ['And 7 * 8?', []]);
    await page.keyboard.press('Enter');
    await page.getByText('56').last().waitFor();
    await page.context().close();
  });

  it('does not go on in two tabs at once when a tab is duplicated', async () => {
    const page = await openAndAsk();
    const threadId = await chat(page, (element) => element.threadId);
    const opened = page.waitForEvent('popup');
    await page.evaluate(() => {
      window.open(location.href);
    });
    const copy = await opened;
    await copy.waitForFunction(
      (id) =>
        ![id, null, undefined].includes(document.querySelector<Chat>('behest-chat')?.threadId),
      threadId,
    );
    assert.match((await chat(copy, (element) => element.threadId)) ?? '', /^thread_/);
    assert.equal(await chat(page, (element) => element.threadId), threadId);
    await page.context().close();
  });

  it('goes on with the next page of the site, and after a reload', async () => {
    const page = await openAndAsk();
    const threadId = await chat(page, (element) => element.threadId);
    for (const leave of [() => page.goto(`${demo.url}/?next`), () => page.reload()]) {
      await leave();
      await page.waitForFunction(
        () => (document.querySelector('behest-chat') as Chat | null)?.messages?.length === 2,
      );
      assert.equal(await chat(page, (element) => element.threadId), threadId);
    }
    await page.context().close();
  });
});
