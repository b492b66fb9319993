import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, Page} from 'playwright-core';

import type {Scene} from '../../demo/scenes/scene.ts';
import {STATES} from '../../demo/scenes/states.ts';
import {baselineNames, compareWithBaseline, useBaselineFont} from '../support/baselines.ts';
import {launchBrowser} from '../support/launch-browser.mjs';
import {reachScene} from '../support/scene-page.ts';
import type {ScenePage} from '../support/scene-page.ts';
import {startDemo} from '../support/start-demo.mjs';
import type {RunningDemo} from '../support/start-demo.mjs';

/** The bare page is then nothing but the chat. */
const VIEWPORT = {width: 440, height: 616};
/** Time that passes on a page on which it stands still: enough to draw what has come. */
const DRAWN_MS = 2000;
/** A picture that differs is taken again: the machine may be slow to bring the answer. */
const MOST_PICTURES = 4;

const LOOKS = {
  light: {colorScheme: 'light', dir: 'ltr'},
  dark: {colorScheme: 'dark', dir: 'ltr'},
  rtl: {colorScheme: 'light', dir: 'rtl'},
} as const;
type Look = keyof typeof LOOKS;
const looks = Object.keys(LOOKS) as readonly Look[];

describe('the looks of every state', {concurrency: 2}, () => {
  let demo: RunningDemo;
  let browser: Browser;

  before(async () => {
    const args = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
    [demo, browser] = await Promise.all([startDemo(), launchBrowser({args})]);
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  for (const scene of STATES) {
    it(`are as they were: ${scene.name}`, async () => {
      const context = await browser.newContext({
        ...{viewport: VIEWPORT, deviceScaleFactor: 1, reducedMotion: 'reduce'},
        ...{locale: 'en-GB', timezoneId: 'UTC'},
      });
      const opened = await reachScene(context, demo.url, scene);
      await useBaselineFont(opened.page);
      await opened.untilQuiet();
      assert.deepEqual(await differingLooks(opened, scene), []);
      await context.close();
    });
  }
});

describe('the baselines', () => {
  it('are one for each look of each state, and no more', () => {
    const names = STATES.flatMap((scene) => looks.map((look) => nameOf(scene, look)));
    assert.deepEqual(baselineNames(), names.sort());
  });
});

async function differingLooks(opened: ScenePage, scene: Scene): Promise<readonly string[]> {
  for (let taken = 1; ; taken++) {
    await opened.advance(DRAWN_MS);
    const different: string[] = [];
    for (const look of looks) {
      const said = compareWithBaseline(nameOf(scene, look), await picture(opened.page, look));
      if (said !== null) different.push(said);
    }
    if (different.length === 0 || taken === MOST_PICTURES) return different;
  }
}

async function picture(page: Page, look: Look): Promise<Buffer> {
  const {colorScheme, dir} = LOOKS[look];
  await page.emulateMedia({colorScheme});
  await page.evaluate((direction) => {
    document.documentElement.dir = direction;
  }, dir);
  return page.locator('behest-chat').screenshot({animations: 'disabled', caret: 'hide'});
}

function nameOf({name}: Scene, look: Look): string {
  return `${name.replaceAll(' ', '-')}-${look}`;
}
