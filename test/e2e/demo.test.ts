import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {launchBrowser} from '../support/launch-browser.mjs';
import {startDemo} from '../support/start-demo.mjs';
import type {RunningDemo} from '../support/start-demo.mjs';

describe('the demo, as `npm start` serves it', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
    page = await context.newPage();
    complaints.length = 0;
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(demo.url);
  });

  const signIn = async (name: string): Promise<void> => {
    await page.getByRole('button', {name: `Sign in as ${name}`}).click();
    await page.getByText(`Signed in as ${name}`).waitFor();
  };
  const ask = async (question: string): Promise<void> => {
    await page.getByRole('textbox', {name: 'Message'}).fill(question);
    await page.keyboard.press('Enter');
  };
  const answer = () => page.locator('behest-chat li[part~="message-assistant"]').last();
  /**
   * The answer without its time, which is the gateway's after a reload. The last words may still be
   * on their way to the screen when the answer has ended.
   */
  const wholeAnswer = async (): Promise<string> => {
    const read = async () => (await answer().locator('.body').innerText()).replace(/\s+/g, ' ');
    let text = await read();
    for (;;) {
      await page.waitForTimeout(100);
      const now = await read();
      if (now === text) return text;
      text = now;
    }
  };
  const state = () =>
    page.locator('behest-chat').evaluate((chat: HTMLElement & {state: string}) => chat.state);
  const untilState = (wanted: string) =>
    page.waitForFunction(
      (name) =>
        document.querySelector<HTMLElement & {state: string}>('behest-chat')?.state === name,
      wanted,
    );

  it('streams an answer that grows in several steps, and shows it whole at the end', async () => {
    await signIn('Ada');
    await ask('Please explain how to true a bicycle wheel, with a table.');
    const lengths = new Set<number>();
    await untilState('streaming');
    while ((await state()) === 'streaming') {
      lengths.add((await answer().innerText()).length);
      await page.waitForTimeout(50);
    }
    assert.ok(lengths.size >= 4, `the text had ${lengths.size} lengths on its way`);
    assert.ok((await answer().innerText()).length > 100);
    assert.deepEqual(complaints, []);
  });

  it('stops on request, keeps what has come, and lets the reader go on', async () => {
    await signIn('Ada');
    await ask('Tell me everything about the history of the bicycle.');
    await untilState('streaming');
    await page.waitForFunction(
      () =>
        (
          document.querySelector('behest-chat')?.shadowRoot?.querySelector('.body')?.textContent ??
          ''
        ).length > 40,
    );
    await page.getByRole('button', {name: 'Stop response'}).click();
    await untilState('idle');
    await page.getByText('Stopped', {exact: true}).waitFor();
    assert.ok((await answer().innerText()).length > 40);
    assert.ok(await page.getByRole('button', {name: 'Send message'}).isVisible());
    await ask('And in one line?');
    await untilState('streaming');
    await untilState('idle');
  });

  it('brings the conversation back after a reload, and shows none of it to the next user', async () => {
    await signIn('Ada');
    const secret = 'My bicycle lock opens with the word marmalade.';
    await ask(secret);
    await untilState('streaming');
    await untilState('idle');
    const given = await wholeAnswer();

    await page.reload();
    await page.getByText(secret).waitFor();
    assert.equal(await wholeAnswer(), given);

    await page.getByRole('button', {name: 'Sign out'}).click();
    await signIn('Grace');
    await ask('What is the word for my lock?');
    await untilState('streaming');
    await untilState('idle');
    assert.ok(!(await page.locator('behest-chat').innerText()).includes('marmalade'));
  });

  it('keeps the token out of storage, cookies, addresses and the page', async () => {
    const tokens: string[] = [];
    page.on('response', async (response) => {
      if (!response.url().endsWith('/api/behest/token') || !response.ok()) return;
      tokens.push(((await response.json()) as {token: string}).token);
    });
    await signIn('Ada');
    await ask('Hello');
    await untilState('streaming');
    await untilState('idle');
    assert.equal(tokens.length, 1, 'one visit with two uses mints once');
    const [signature = ''] = (tokens[0] ?? '').split('.').slice(-1);
    const traces = await page.evaluate(() => {
      const shadow = document.querySelector('behest-chat')?.shadowRoot;
      const stored = JSON.stringify({...sessionStorage, ...localStorage});
      return [
        document.documentElement.outerHTML,
        shadow?.innerHTML,
        stored,
        document.cookie,
        location.href,
      ].join();
    });
    assert.ok(signature.length > 40 && !traces.includes(signature));
    assert.ok(!complaints.join().includes(signature));
  });

  it('says what is wrong to a reader who is not signed in, and keeps the text', async () => {
    await ask('Am I signed in?');
    await page.getByText('Your session has ended.').first().waitFor();
    assert.equal(
      await page.getByRole('textbox', {name: 'Message'}).inputValue(),
      'Am I signed in?',
    );
  });
});
