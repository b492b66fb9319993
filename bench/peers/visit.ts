import {chromium, type Browser, type CDPSession, type Page} from 'playwright-core';

import {findBrowser} from '../../build-steps/browser.mjs';
import type {BenchServer} from './bench-server.ts';
import {percentile} from './statistics.ts';

/** Milliseconds from the start of the chat's script, and what it brought. */
export interface LoadFigures {
  readonly evaluation: number;
  readonly firstRender: number;
  readonly interactive: number;
  readonly bytes: number;
  readonly gzip: number;
  readonly nodes: number;
  /** Hosts beyond loopback that the page asked; the browser let none of it out. */
  readonly outside: readonly string[];
}

/** Work of the main thread, in milliseconds of its own CPU time; delays in milliseconds. */
export interface WorkFigures {
  readonly cpu: number;
  readonly longest: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  readonly keyDelay: number;
}

/** What `pages/driver.js` puts into the page. */
declare const bench: {
  readonly ready: Promise<number>;
  times(): Promise<Pick<LoadFigures, 'evaluation' | 'firstRender' | 'interactive'>>;
  focus(): void;
  nodes(): number;
  shows(words: string): boolean;
  shown(): number;
  restart(): void;
  told(): {readonly keys: readonly number[]; readonly longTasks: readonly number[]};
};

const READY_MS = 30_000;
const ANSWER_MS = 5000;
const POLL_MS = 250;
const SETTLE_MS = 500;
const KEY_EVERY_MS = 80;

/**
 * A headless Chromium that reaches nothing but loopback.
 *
 * @param free frames as fast as they come instead of 60 a second: times of single frames are then told finely
 */
export async function startBrowser({free}: {readonly free: boolean}): Promise<Browser> {
  const {executablePath, args, env} = await findBrowser();
  const rules = 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const own = [`--host-resolver-rules=${rules}`, '--js-flags=--expose-gc'];
  const pace = free ? ['--disable-frame-rate-limit', '--disable-gpu-vsync'] : [];
  const known = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return chromium.launch({
    executablePath,
    args: [...args, ...own, ...pace],
    env: Object.fromEntries(known) as Record<string, string>,
  });
}

/** One page with one chat, in a context of its own. */
export class Visit {
  readonly #page: Page;
  readonly #devtools: CDPSession;
  readonly #outside = new Set<string>();

  private constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
    page.on('request', (request) => {
      const {hostname, protocol} = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') this.#outside.add(hostname);
    });
  }

  /** @throws {Error} when there is no field to write into after 30 s */
  static async open(browser: Browser, url: string): Promise<Visit> {
    const context = await browser.newContext({viewport: {width: 800, height: 700}});
    const page = await context.newPage();
    page.setDefaultTimeout(READY_MS);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
    const visit = new Visit(page, devtools);
    await page.goto(url, {waitUntil: 'commit'});
    await page.waitForFunction(() => 'bench' in globalThis && bench.ready !== undefined);
    await within(
      READY_MS,
      page.evaluate(() => bench.ready),
    );
    return visit;
  }

  async loadFigures(server: BenchServer): Promise<LoadFigures> {
    const times = await this.#page.evaluate(() => bench.times());
    await this.pause(300);
    const nodes = await this.#page.evaluate(() => bench.nodes());
    return {...times, ...server.takeLoaded(), nodes, outside: [...this.#outside]};
  }

  /** Writes into the chat and sends it by Enter, once it had time to begin its session. */
  async ask(): Promise<void> {
    await this.pause(SETTLE_MS);
    await this.#page.evaluate(() => bench.focus());
    await this.#page.keyboard.insertText('Tell me about queues');
    await this.#page.keyboard.press('Enter');
  }

  /** @returns whether it was shown in time; a page that does not answer has not shown it */
  async waitFor(words: string, limitMs: number): Promise<boolean> {
    const end = performance.now() + limitMs;
    while (performance.now() < end) {
      const shows = this.#page.evaluate((text) => bench.shows(text), words);
      if (await within(end - performance.now(), shows)) return true;
      await this.pause(POLL_MS);
    }
    return false;
  }

  async restart(): Promise<void> {
    await this.#page.evaluate(() => bench.restart());
  }

  /** Characters in the chat, styles included. */
  shown(): Promise<number> {
    return this.#page.evaluate(() => bench.shown());
  }

  /** CPU milliseconds of the main thread since the page began. */
  async cpu(): Promise<number> {
    const {metrics} = await this.#devtools.send('Performance.getMetrics');
    return (metrics.find(({name}) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  }

  /** Bytes of the JavaScript heap that are in use, behind a collection. */
  async heap(): Promise<number> {
    await this.#devtools.send('HeapProfiler.collectGarbage');
    const {usedSize} = await this.#devtools.send('Runtime.getHeapUsage');
    return usedSize;
  }

  nodes(): Promise<number> {
    return this.#page.evaluate(() => bench.nodes());
  }

  /** Presses a key again and again until told to stop; `stop` waits for the last one. */
  press(): {stop(): Promise<void>} {
    let isPressing = true;
    const pressing = (async () => {
      while (isPressing) {
        await this.#page.keyboard.press('a').catch(() => undefined);
        await this.pause(KEY_EVERY_MS);
      }
    })();
    return {
      stop: () => {
        isPressing = false;
        return pressing;
      },
    };
  }

  /** What the page noted since `restart`, beside the CPU time since then. */
  async work(cpu: number): Promise<WorkFigures> {
    const {keys, longTasks} = await this.#page.evaluate(() => bench.told());
    return {
      cpu,
      longest: Math.max(0, ...longTasks),
      longTasks: longTasks.length,
      keyDelay: percentile(keys, 0.95),
    };
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** A page that hangs is not waited for. @returns `undefined` then */
  soon<Value>(answer: Promise<Value>): Promise<Value | undefined> {
    return within(ANSWER_MS, answer);
  }

  async close(): Promise<void> {
    await within(ANSWER_MS, this.#page.context().close());
  }
}

/** A renderer that hangs answers nothing: it is waited for so long, then it is `undefined`. */
async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ms, undefined)));
  try {
    return await Promise.race([promise.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
