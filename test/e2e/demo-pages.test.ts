import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Page} from 'playwright-core';

import {startDemo} from '../support/start-demo.mjs';
import {serveStaticSite} from '../support/static-server.ts';
import {ask, untilState, useDemo} from '../support/use-demo.ts';

const PAGES = [
  '',
  '?tab=settings',
  '?tab=page',
  '?tab=checks',
  '?tab=code&label=Ask',
  '?s=normal&prompt=Hi&auto=1&tab=events',
  'blog.html',
  'docs.html',
  'app.html',
  'arabic.html',
];
const WIDTHS = [1440, 768, 375, 320];

interface Axe {
  run(
    root: Document,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly {readonly target: readonly string[]}[];
    }[];
  }>;
}

async function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const {axe} = globalThis as unknown as {readonly axe: Axe};
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, {runOnly, resultTypes: ['violations']});
    return found.violations.map(
      ({id, nodes}) => `${id}: ${nodes.map(({target}) => target.flat().join(' ')).join(', ')}`,
    );
  });
}

describe('the pages of the demo', () => {
  const demo = useDemo();

  for (const path of PAGES) {
    it(`have nothing that axe finds wrong, in both colours, and fit every width: /${path}`, async () => {
      const page = await demo.open(path);
      await page.evaluate(() => customElements.whenDefined('behest-chat').then(() => undefined));
      await page.addScriptTag({url: `${demo.url}/axe.js`});
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
        assert.deepEqual(await violations(page), [], colorScheme);
      }
      for (const width of WIDTHS) {
        await page.setViewportSize({width, height: 800});
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      }
    });
  }

  it('list the threads of their user beside the chat, and open them', async () => {
    const page = await demo.open('app.html');
    const list = page.getByRole('navigation');
    await untilSignedIn(page);
    await ask(page, 'Where is invoice 12?');
    const entry = list.getByRole('button', {name: 'Where is invoice 12?'});
    await entry.waitFor();
    await untilState(page, 'idle');
    await list.getByRole('button', {name: 'New conversation'}).click();
    const question = page.locator('behest-chat').getByText('Where is invoice 12?');
    await question.first().waitFor({state: 'detached'});
    await entry.and(list.locator('[aria-current="false"]')).click();
    await question.first().waitFor();
    await entry.and(list.locator('[aria-current="true"]')).waitFor();
  });
});

for (const [title, openSite] of [
  ['over HTTP', startDemo],
  ['as a static site', serveStaticSite],
] as const) {
  describe(`the example pages, ${title}`, () => {
    const demo = useDemo({}, openSite);

    for (const path of ['blog.html', 'docs.html', 'app.html', 'arabic.html']) {
      it(`hold a conversation: ${path}`, async () => {
        const page = await demo.open(path);
        await untilSignedIn(page);
        const chat = page.locator('behest-chat');
        if (path === 'blog.html') await chat.locator('[part~="launcher"]').click();
        await chat.getByRole('textbox').fill('What is 6 * 7?');
        await page.keyboard.press('Enter');
        await chat.getByText('42').first().waitFor();
      });
    }
  });
}

/** The pages sign their reader in by themselves, as no real page would. */
async function untilSignedIn(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await customElements.whenDefined('behest-chat');
    const {user} = (await (await fetch('session')).json()) as {readonly user: object | null};
    return user !== null;
  });
}
