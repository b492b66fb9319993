import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, CDPSession, Page} from 'playwright-core';

import {launchBrowser} from '../support/launch-browser.mjs';
import {countTimers, hasNoTimers, playTurn} from '../support/soak-page.ts';
import type {TurnPlan} from '../support/soak-page.ts';
import {startDemo} from '../support/start-demo.mjs';
import type {RunningDemo} from '../support/start-demo.mjs';

const TURNS = 200;
const TURNS_IN_CONVERSATION = 10;
const SEED = 20_261_121;

const FAULTS = [
  'answer',
  'split',
  'no-done',
  'empty',
  'length',
  'filter',
  '400',
  '401-once',
  '401-always',
  '402',
  '403',
  '404',
  '429 n=1',
  '500',
  '5xx-once',
  'html',
  'error-event',
  '402-mid',
  '401-mid',
  '429-mid',
  'drop',
  'eof',
  'malformed',
  'stall',
  'cors',
  'mint-500',
] as const;

/** Mulberry32: small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function planTurns(): readonly TurnPlan[] {
  const random = createRandom(SEED);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  return Array.from({length: TURNS}, (_, turn) => {
    const fault = pick(FAULTS);
    const middle = /^(drop|eof|error-event|4\d\d-mid|malformed|stall)$/.test(fault);
    const details = middle
      ? ` n=${pick([0, 2, 5])} times=${pick([1, 3])} stored=${pick(['full', 'partial', 'none'])}`
      : '';
    return {
      question: `/s ${fault}${details} size=${pick([3, 20])}\nWhat is question ${turn} about?`,
      fault,
      next: pick(['', '', `a thought during turn ${turn}`]),
    };
  });
}

/** What is left once nothing is on the screen and the garbage is out. */
interface Rest {
  readonly heapBytes: number;
  readonly listeners: number;
  readonly nodes: number;
}

describe('two hundred turns in one page', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let page: Page;
  let inspector: CDPSession;

  before(async () => {
    // Machine code that the engine makes for what runs often is no memory of ours.
    demo = await startDemo();
    browser = await launchBrowser({args: ['--js-flags=--no-opt --no-maglev --no-sparkplug']});
    await post(`${demo.gatewayUrl}/__standin/settings`, {waitScale: 0, limits: false});
    page = await (await browser.newContext()).newPage();
    // The loader of these tests names every function through a helper that no page has.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.addInitScript(countTimers);
    // A plain host page: the workbench keeps a record of all that happens, which would grow here.
    await page.request.post(`${demo.url}/session`, {data: {user: 'ada'}});
    await page.goto(`${demo.url}/docs.html`);
    await page.evaluate(() => customElements.whenDefined('behest-chat').then(() => undefined));
    inspector = await page.context().newCDPSession(page);
    await inspector.send('Performance.enable');
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function rest(): Promise<Rest> {
    await page.getByRole('button', {name: 'New conversation'}).click();
    // What was told to screen readers leaves the page by timers; a page that rests has none.
    await page.waitForFunction(hasNoTimers);
    await page.evaluate(() => performance.clearResourceTimings());
    for (let round = 0; round < 5; round++) await inspector.send('HeapProfiler.collectGarbage');
    const {usedSize} = await inspector.send('Runtime.getHeapUsage');
    const {metrics} = await inspector.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    return {heapBytes: usedSize, listeners: metric('JSEventListeners'), nodes: metric('Nodes')};
  }

  it('loses no draft, shows nothing twice and leaves nothing behind', async (test) => {
    const rests: Rest[] = [];
    for (const [turn, plan] of planTurns().entries()) {
      const problems = await page.evaluate(playTurn, plan);
      assert.deepEqual(problems, [], `turn ${turn}: ${plan.question}`);
      if ((turn + 1) % TURNS_IN_CONVERSATION === 0) rests.push(await rest());
    }
    const [early, late] = [rests[0], rests.at(-1)];
    assert.ok(early && late);
    for (const [turn, {heapBytes, listeners, nodes}] of rests.entries()) {
      test.diagnostic(`${turn}: ${heapBytes} bytes, ${listeners} listeners, ${nodes} nodes`);
    }
    assert.ok(late.heapBytes <= early.heapBytes * 1.1, `${early.heapBytes} -> ${late.heapBytes}`);
    assert.equal(late.listeners, early.listeners, 'event listeners');
    assert.ok(late.nodes <= early.nodes * 1.1, `${early.nodes} -> ${late.nodes} nodes`);
  });
});

async function post(url: string, body: object): Promise<void> {
  const headers = {'content-type': 'application/json'};
  const response = await fetch(url, {method: 'POST', headers, body: JSON.stringify(body)});
  assert.ok(response.ok, `${url} answered ${response.status}`);
}
