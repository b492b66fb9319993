import type {Browser, CDPSession, Page} from 'playwright-core';

import {countTimers, restOfTimers, playTurn} from './soak-page.ts';
import type {TurnPlan} from './soak-page.ts';

/** What is left once nothing is on the screen and the garbage is out. */
export interface Rest {
  readonly heapBytes: number;
  readonly listeners: number;
  /** Still due a good while after the last turn. */
  readonly timers: number;
  /** Those of the page and those that something still holds. */
  readonly nodes: number;
}

/** Machine code that the engine makes for what runs often is no memory of ours. */
export const INTERPRETED = '--js-flags=--no-opt --no-maglev --no-sparkplug';

/** Who sits in front of which site. */
export interface SoakedReader {
  /** The demo's host site. */
  readonly url: string;
  /** Somebody who can sign in there. */
  readonly user: string;
}

/** A host's page that is used for a long time. */
export class SoakedPage {
  readonly page: Page;
  readonly #inspector: CDPSession;

  private constructor(page: Page, inspector: CDPSession) {
    this.page = page;
    this.#inspector = inspector;
  }

  /**
   * Opens a plain page of the demo's host site: the workbench keeps a record of all that happens, which
   * would grow here.
   */
  static async open(browser: Browser, {url, user}: SoakedReader): Promise<SoakedPage> {
    const page = await (await browser.newContext()).newPage();
    // The loader of these tests names every function through a helper that no page has.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.addInitScript(countTimers);
    await page.request.post(`${url}/session`, {data: {user}});
    // The page itself would sign its own reader in.
    await page.route('**/sign-in.js', (route) =>
      route.fulfill({contentType: 'text/javascript', body: ''}),
    );
    await page.goto(`${url}/docs.html`);
    await page.evaluate(() => customElements.whenDefined('behest-chat').then(() => undefined));
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('Performance.enable');
    return new SoakedPage(page, inspector);
  }

  /** @returns what was wrong after the turn */
  play(plan: TurnPlan): Promise<readonly string[]> {
    return this.page.evaluate(playTurn, plan);
  }

  /** Begins a new conversation and lets the page come to rest. */
  async rest(): Promise<Rest> {
    await this.page.getByRole('button', {name: 'New conversation'}).click();
    const timers = await this.page.evaluate(restOfTimers);
    await this.page.evaluate(() => performance.clearResourceTimings());
    for (let round = 0; round < 5; round++) {
      await this.#inspector.send('HeapProfiler.collectGarbage');
    }
    const {usedSize} = await this.#inspector.send('Runtime.getHeapUsage');
    const {metrics} = await this.#inspector.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    return {
      heapBytes: usedSize,
      listeners: metric('JSEventListeners'),
      timers,
      nodes: metric('Nodes'),
    };
  }
}
