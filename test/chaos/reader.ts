import type {CDPSession, Page} from 'playwright-core';

import type {House} from './house.ts';
import type {Glance, Moment, Sight, Watch} from './page-watch.ts';
import type {Deed} from './plan.ts';
import {Violation} from './violation.ts';
import {pause} from './wire-body.ts';

/** Much longer than any legal wait at twenty times the speed: a busy machine is no violation. */
export const PATIENCE_MS = 120_000;

declare const watch: Watch;

interface Chat extends HTMLElement {
  readonly state: string;
  draft: string;
  retry(): Promise<unknown>;
}

/** A reader in front of one page: looks, writes, presses, leaves and comes back. */
export class Reader {
  readonly #page: Page;
  readonly #inspector: CDPSession;
  readonly #house: House;

  constructor(page: Page, inspector: CDPSession, house: House) {
    this.#page = page;
    this.#inspector = inspector;
    this.#house = house;
  }

  look(): Promise<Sight> {
    return this.#page.evaluate(() => watch.look());
  }

  glance(): Promise<Glance> {
    return this.#page.evaluate(() => watch.glance());
  }

  /** @throws Violation when it does not come */
  async until(moment: Moment): Promise<void> {
    const limit = {moment, ms: PATIENCE_MS};
    const has = await this.#page.evaluate(({moment, ms}) => watch.until(moment, ms), limit);
    if (has) return;
    throw new Violation(`never ${moment}: ${JSON.stringify(await this.look(), null, 1)}`);
  }

  /** Writes on behind what stands in the composer. */
  async write(text: string): Promise<void> {
    await this.#page.evaluate((more) => {
      const chat = document.querySelector('behest-chat') as Chat;
      const field = chat.shadowRoot?.querySelector('textarea');
      if (!field) return;
      field.focus();
      field.value += more;
      field.dispatchEvent(new Event('input', {bubbles: true}));
    }, text);
  }

  async clear(): Promise<void> {
    await this.#page.evaluate(async () => {
      const chat = document.querySelector('behest-chat') as Chat & {
        updateComplete: Promise<boolean>;
      };
      const field = chat.shadowRoot?.querySelector('textarea');
      if (!field) return;
      field.value = '';
      field.dispatchEvent(new Event('input', {bubbles: true}));
      await chat.updateComplete;
    });
  }

  /** Presses Enter in the composer, so often in one task. */
  async pressEnter(times: number): Promise<void> {
    await this.#page.evaluate((count) => {
      const chat = document.querySelector('behest-chat') as Chat;
      const field = chat.shadowRoot?.querySelector('textarea');
      for (let press = 0; press < count; press++) {
        const options = {key: 'Enter', bubbles: true, cancelable: true};
        field?.dispatchEvent(new KeyboardEvent('keydown', options));
      }
    }, times);
  }

  /** @returns whether there was such a button */
  async press(label: string): Promise<boolean> {
    return this.#page.evaluate((name) => {
      const root = (document.querySelector('behest-chat') as Chat).shadowRoot;
      const buttons = [...(root?.querySelectorAll('button') ?? [])];
      const button = buttons.find(
        (one) => one.textContent?.trim() === name || one.getAttribute('aria-label') === name,
      );
      button?.click();
      return button !== undefined;
    }, label);
  }

  async closeDialog(): Promise<void> {
    await this.#page.evaluate(() => {
      const {shadowRoot} = document.querySelector('behest-chat') as Chat;
      shadowRoot?.querySelector('dialog')?.close();
    });
  }

  /** Comes back to the page from somewhere else. */
  async comeBack(): Promise<void> {
    await this.#page.context().setOffline(false);
    await this.#page.evaluate(() => dispatchEvent(new Event('focus')));
  }

  async reload(): Promise<void> {
    await this.#page.reload();
    await this.#page.waitForFunction(
      () => 'watch' in globalThis && customElements.get('behest-chat'),
    );
  }

  async do(deed: Deed): Promise<void> {
    switch (deed.kind) {
      case 'stop':
        await this.press('Stop response');
        break;
      case 'new-conversation':
        await this.press('New conversation');
        break;
      case 'reload':
        await this.reload();
        break;
      case 'hide':
        await this.#page.evaluate(() => watch.hide(true));
        await pause(deed.ms);
        await this.#page.evaluate(() => watch.hide(false));
        break;
      case 'freeze':
        await this.#inspector.send('Page.setWebLifecycleState', {state: 'frozen'});
        await pause(deed.ms);
        await this.#inspector.send('Page.setWebLifecycleState', {state: 'active'});
        break;
      case 'offline':
        await this.#page.context().setOffline(true);
        await pause(deed.ms);
        await this.#page.context().setOffline(false);
        break;
      case 'shift-clock':
        await this.#page.evaluate((ms) => watch.shift(ms), deed.ms);
        break;
      case 'advance-gateway':
        this.#house.advanceGateway(deed.seconds);
        break;
      case 'kill-mint':
        await this.#house.mint.killAndRestart();
        break;
      case 'kill-gateway':
        await this.#house.gateway.killAndRestart();
        break;
    }
  }
}
