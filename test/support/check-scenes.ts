import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext} from 'playwright-core';

import {SCENES} from '../../demo/scenes/scenes.ts';
import {launchBrowser} from './launch-browser.mjs';
import {openScene} from './scene-page.ts';

export interface Site {
  readonly url: string;
  stop(): Promise<unknown>;
}

/** Opens every scenario link of a site and compares the screen with what the scene expects. */
export function checkScenes(title: string, openSite: () => Promise<Site>): void {
  describe(`every scenario link, ${title}`, {concurrency: 3}, () => {
    let site: Site;
    let browser: Browser;
    let context: BrowserContext;
    const started = Date.now();

    before(async () => {
      [site, browser] = await Promise.all([openSite(), launchBrowser()]);
      context = await browser.newContext();
    });
    after(async () => {
      await browser.close();
      await site.stop();
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`# ${SCENES.length} scenario links, ${title}: ${seconds} s`);
    });

    for (const scene of SCENES) {
      it(`${scene.name}: ${scene.expected}`, async () => {
        const opened = await openScene(context, site.url, scene);
        assert.deepEqual(await opened.differences(scene), []);
        assert.deepEqual(opened.errors, []);
        await opened.page.close();
      });
    }
  });
}
