import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {launchBrowser} from '../support/launch-browser.mjs';
import {planTurns} from '../support/soak-plan.ts';
import {INTERPRETED, SoakedPage} from '../support/soaked-page.ts';
import type {Rest} from '../support/soaked-page.ts';
import {startDemo} from '../support/start-demo.mjs';
import type {RunningDemo} from '../support/start-demo.mjs';

const TURNS = 200;
const TURNS_IN_CONVERSATION = 10;
const SEED = 20_261_121;

describe('two hundred turns in one page', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let page: SoakedPage;

  before(async () => {
    demo = await startDemo();
    browser = await launchBrowser({args: [INTERPRETED]});
    await post(`${demo.gatewayUrl}/__standin/settings`, {waitScale: 0, limits: false});
    page = await SoakedPage.open(browser, {url: demo.url, user: 'ada'});
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('loses no draft, shows nothing twice and leaves nothing behind', async (test) => {
    const rests: Rest[] = [];
    const plans = planTurns(SEED);
    for (let turn = 0; turn < TURNS; turn++) {
      const plan = plans.next().value;
      const problems = await page.play(plan);
      assert.deepEqual(problems, [], `turn ${turn}: ${plan.question}`);
      if ((turn + 1) % TURNS_IN_CONVERSATION === 0) rests.push(await page.rest());
    }
    const [early, late] = [rests[0], rests.at(-1)];
    assert.ok(early && late);
    for (const [turn, {heapBytes, listeners, nodes}] of rests.entries()) {
      test.diagnostic(`${turn}: ${heapBytes} bytes, ${listeners} listeners, ${nodes} nodes`);
    }
    assert.ok(late.heapBytes <= early.heapBytes * 1.1, `${early.heapBytes} -> ${late.heapBytes}`);
    assert.equal(late.timers, 0, 'timers that are due');
    assert.equal(late.listeners, early.listeners, 'event listeners');
    assert.ok(late.nodes <= early.nodes * 1.1, `${early.nodes} -> ${late.nodes} nodes`);
  });
});

async function post(url: string, body: object): Promise<void> {
  const headers = {'content-type': 'application/json'};
  const response = await fetch(url, {method: 'POST', headers, body: JSON.stringify(body)});
  assert.ok(response.ok, `${url} answered ${response.status}`);
}
