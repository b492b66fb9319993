import {after, afterEach, before} from 'node:test';

import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  LaunchOptions,
  Page,
} from 'playwright-core';

import {launchBrowser} from './launch-browser.mjs';
import {startDemo} from './start-demo.mjs';

/** The demo and a browser, for all tests of a suite. */
export interface UsedDemo {
  /** Of the host site; known once the suite has begun. */
  readonly url: string;
  /** Opens a path in a context of its own, which ends with the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

interface Site {
  readonly url: string;
  stop(): Promise<unknown>;
}

/**
 * Starts both before the suite in which it is called, and ends them behind it.
 *
 * @param openSite - `npm start` without it
 */
export function useDemo(
  options: LaunchOptions = {},
  openSite: () => Promise<Site> = startDemo,
): UsedDemo {
  let demo: Site;
  let browser: Browser;
  let contexts: BrowserContext[] = [];

  before(async () => {
    [demo, browser] = await Promise.all([openSite(), launchBrowser(options)]);
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  return {
    get url() {
      return demo.url;
    },
    async open(path, contextOptions = {}) {
      const permissions = ['clipboard-read', 'clipboard-write'];
      const viewport = {width: 1440, height: 900};
      const context = await browser.newContext({viewport, permissions, ...contextOptions});
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(`${demo.url}/${path}`);
      return page;
    },
  };
}

interface Chat extends HTMLElement {
  readonly state: string;
}

/** Waits until the first chat of the page is in a state. */
export async function untilState(page: Page, state: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector<Chat>('behest-chat')?.state === wanted,
    state,
  );
}

/** Asks the chat of this number, 0 is the first, as a reader does. */
export async function ask(page: Page, question: string, chat = 0): Promise<void> {
  await page.getByRole('textbox', {name: 'Message'}).nth(chat).fill(question);
  await page.keyboard.press('Enter');
}

/** What the clipboard holds. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
