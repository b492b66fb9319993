import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {HostPage} from '../support/host-page.ts';
import {HostSite} from '../support/host-site.ts';
import {launchBrowser} from '../support/launch-browser.mjs';
import {bundle, frameworks} from './bundle.mjs';

interface Settings {
  readonly label: string;
  readonly open: boolean;
  readonly prompts: readonly string[];
  readonly strings: object;
  readonly mint: () => unknown;
}

interface Chat extends HTMLElement, Settings {
  readonly tokenEndpoint: string;
  readonly threadId: string;
  readonly state: string;
  readonly messages: readonly {readonly status: string}[];
  send(text: string): Promise<{readonly status: string}>;
  stop(): void;
}

/** What every app offers: apps/host.js. */
interface Host {
  readonly sent: readonly string[];
  current(): Settings;
  element(): Chat;
  update(change: Partial<Settings>): unknown;
  unmount(): unknown;
  refuse(value: boolean): void;
}
declare const host: Host;

const element = '<script type="module" src="/dist/behest-chat.js"></script>';
const app = '<div id="app"></div><script type="module" src="/app.js"></script>';

for (const [name, build] of Object.entries(frameworks)) {
  describe(`<behest-chat> in ${name}`, () => {
    let site: HostSite;
    let browser: Browser;
    let code: string;
    let open: HostPage;

    before(async () => {
      [site, browser, code] = await Promise.all([HostSite.start(), launchBrowser(), bundle(build)]);
      site.files = {'/app.js': {body: code}};
      // The wrapper for React 18 brings the element along.
      open = await mount(name === 'React 18' ? app : element + app);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    const mount = async (body: string): Promise<HostPage> => {
      site.files = {...site.files, '/page.html': {body: `<!doctype html>${body}`}};
      const page = await HostPage.open(browser, `${site.origin}/page.html`);
      await page.page.locator('#app behest-chat').waitFor();
      return page;
    };
    const inPage = <Result>(look: () => Result | Promise<Result>) => open.page.evaluate(look);

    it('is drawn where the app puts it', async () => {
      assert.ok(await inPage(() => host.element().parentElement?.id === 'app'));
      await open.page.getByRole('textbox', {name: 'Message'}).waitFor();
    });

    it('gets its attributes', async () => {
      const {tokenEndpoint, threadId} = await inPage(() => {
        const {tokenEndpoint, threadId} = host.element();
        return {tokenEndpoint, threadId};
      });
      assert.deepEqual([tokenEndpoint, threadId], ['/api/behest/token', 'framework-thread']);
    });

    it('gets lists, objects and functions as the very ones that the app holds', async () => {
      const same = await inPage(() => {
        const [chat, mine] = [host.element(), host.current()];
        return [
          chat.prompts === mine.prompts,
          chat.strings === mine.strings,
          chat.mint === mine.mint,
        ];
      });
      assert.deepEqual(same, [true, true, true]);
    });

    it('closes and opens as the app says', async () => {
      const states = await inPage(async () => {
        const seen = [host.element().open];
        await host.update({open: false});
        seen.push(host.element().open);
        await host.update({open: true});
        return [...seen, host.element().open];
      });
      assert.deepEqual(states, [true, false, true]);
    });

    it('shows what the app puts into its slots', async () => {
      await open.page.getByText('Ask us anything.').waitFor({state: 'visible'});
    });

    it('tells the app before it sends, and sends nothing when the app refuses', async () => {
      await inPage(() => host.refuse(true));
      const field = open.page.getByRole('textbox', {name: 'Message'});
      await field.fill('May I?');
      await field.press('Enter');
      assert.deepEqual(await inPage(() => host.sent), ['May I?']);
      assert.equal(await inPage(() => host.element().messages.length), 0);
      await inPage(() => host.refuse(false));
    });

    it('is steered through the reference that the app holds', async () => {
      const status = await inPage(async () => {
        const answered = host.element().send('Tell me everything about bicycles.');
        host.element().stop();
        return (await answered).status;
      });
      assert.equal(status, 'stopped');
    });

    it('goes on with an answer while the app draws itself anew', async () => {
      site.gateway.settings.waitScale = 0.2;
      const chats = site.gateway.stats().started;
      const answered = inPage(() => host.element().send('Tell me everything about bicycles.'));
      await open.page.waitForFunction(() => host.element().state === 'streaming');
      await inPage(() => host.update({label: 'Second label', prompts: ['Another one?']}));
      assert.equal((await answered).status, 'done');
      assert.equal(site.gateway.stats().started, chats + 1);
      assert.equal(await inPage(() => host.element().label), 'Second label');
    });

    it('ends with the app, in the middle of an answer, and without a complaint', async () => {
      site.gateway.settings.waitScale = 1;
      void inPage(() => {
        host
          .element()
          .send('Tell me everything about bicycles.')
          .catch(() => undefined);
      });
      await open.page.waitForFunction(() => host.element().state === 'streaming');
      const {cancelled} = site.gateway.stats();
      await inPage(() => void host.unmount());
      await open.page.waitForFunction(() => !document.querySelector('behest-chat'));
      while (site.gateway.stats().cancelled === cancelled) await open.page.waitForTimeout(50);
      // The browser itself reports that the thread is not there yet.
      const complaints = open.complaints.filter((text) => !text.includes('404'));
      assert.deepEqual(complaints, []);
    });

    it('works by its attributes alone when it is defined after the app was drawn', async () => {
      site.gateway.settings.waitScale = 0;
      if (name === 'React 18') {
        const plain = await bundle({...build, entry: 'react19.jsx'});
        site.files = {...site.files, '/app.js': {body: plain}};
      }
      const late = await mount(app);
      await late.page.addScriptTag({url: '/dist/behest-chat.js', type: 'module'});
      await late.page.waitForFunction(() => 'state' in host.element());
      await late.page.evaluate(() => host.element().setAttribute('open', ''));
      assert.match(await late.converse(), /42/);
      await late.close();
    });
  });
}
