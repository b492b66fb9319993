import {after, before} from 'node:test';

import type {Browser} from 'playwright-core';

import {HostSite} from './host-site.ts';
import {launchBrowser} from './launch-browser.mjs';

/** What a page needs at the least: the element, and the script that makes it one. */
export const element = '<behest-chat token-endpoint="/api/behest/token"></behest-chat>';
export const module = '<script type="module" src="/dist/behest-chat.js"></script>';

/** A site and a browser for all tests of a suite; `ready` is given both before the first one. */
export function useHostSite(ready: (site: HostSite, browser: Browser) => void): void {
  let close: () => Promise<unknown>;
  before(async () => {
    const [site, browser] = await Promise.all([HostSite.start(), launchBrowser()]);
    close = () => Promise.all([browser.close(), site.close()]);
    ready(site, browser);
  });
  after(() => close());
}
