import assert from 'node:assert/strict';

import type {Browser, Page} from 'playwright-core';

import type {HostSite} from './host-site.ts';

interface Chat extends HTMLElement {
  readonly state: string;
  readonly messages: readonly {readonly status: string}[];
}

/** A page of a host, open in a real browser, and everything that it complained about. */
export class HostPage {
  readonly page: Page;
  /** Console messages of any level, uncaught errors and policy violations. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(browser: Browser, address: string): Promise<HostPage> {
    const host = new HostPage(await (await browser.newContext()).newPage());
    await host.page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) =>
        console.error(`violation: ${violatedDirective} ${blockedURI} ${sample}`),
      );
    });
    await host.page.goto(address);
    return host;
  }

  /** Asks the first chat of the page, and waits until its answer is whole. */
  async converse(question = 'What is 6 * 7?'): Promise<string> {
    const chat = this.page.locator('behest-chat').first();
    await chat.getByRole('textbox', {name: 'Message'}).fill(question);
    await this.page.keyboard.press('Enter');
    await this.page.waitForFunction(() => {
      const {messages, state} = document.querySelector('behest-chat') as Chat;
      return messages.length > 1 && state === 'idle' && messages.at(-1)?.status === 'done';
    });
    await chat.locator('[part~="message-assistant"]').last().getByText(/\w/).first().waitFor();
    return chat.locator('[part~="message-assistant"]').last().innerText();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Opens a page with this body and these headers, holds a conversation, and wants no complaint. */
export async function conversesQuietly(
  browser: Browser,
  site: HostSite,
  page: {readonly body: string; readonly headers?: Readonly<Record<string, string>>},
): Promise<void> {
  site.files = {...site.files, '/page.html': page};
  const host = await HostPage.open(browser, `${site.origin}/page.html`);
  assert.match(await host.converse(), /42/);
  await host.converse('/s tour\nWhat can an answer hold?');
  const answer = host.page
    .locator('behest-chat')
    .first()
    .locator('[part~="message-assistant"]')
    .last();
  for (const mark of ['strong', 'table td', 'pre code', 'a[href]']) {
    await answer.locator(mark).first().waitFor();
  }
  assert.deepEqual(host.complaints, []);
  await host.close();
}
