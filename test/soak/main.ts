import {parseArgs} from 'node:util';

import {buildWhatChanged} from '../../demo/prepare.mjs';
import {launchBrowser} from '../support/launch-browser.mjs';
import {planTurns} from '../support/soak-plan.ts';
import {INTERPRETED, SoakedPage} from '../support/soaked-page.ts';
import {startDemo} from '../support/start-demo.mjs';
import {judge} from './judge.ts';
import type {Round} from './judge.ts';
import {INSPECTED, ServerLook} from './server-look.ts';

const TURNS_IN_ROUND = 10;

const {values} = parseArgs({
  options: {minutes: {type: 'string', default: '60'}, seed: {type: 'string', default: '1'}},
});

buildWhatChanged();
const demo = await startDemo({}, INSPECTED);
const server = await ServerLook.open(demo);
const browser = await launchBrowser({args: [INTERPRETED]});
await direct('settings', {waitScale: 0, limits: false});
// Readers of their own: what goes wrong for one of them must not sign the other one out.
const pages = [
  await SoakedPage.open(browser, {url: demo.url, user: 'ada'}),
  await SoakedPage.open(browser, {url: demo.url, user: 'grace'}),
];
const plans = pages.map((_, page) => planTurns(Number(values.seed) + page));
const rounds: Round[] = [];
const [start, length] = [performance.now(), Number(values.minutes) * 60_000];
let isSound = true;
try {
  while (performance.now() < start + length) {
    rounds.push(await playRound());
    if (rounds.length % 100 === 0) process.stdout.write(`${turnsOf(rounds)} turns\n`);
  }
} catch (error) {
  isSound = false;
  console.error(error);
} finally {
  server.close();
  await browser.close();
  await demo.stop();
}

const minutes = ((performance.now() - start) / 60_000).toFixed(1);
const what = `${turnsOf(rounds)} turns on ${pages.length} pages in ${minutes} min`;
process.stdout.write(`seed ${values.seed}: ${what}\n`);
const verdict = judge(rounds, {turns: turnsOf(rounds)});
process.stdout.write(`${verdict.lines.join('\n')}\n`);
process.exit(isSound && verdict.isFlat ? 0 : 1);

/** Ten turns on every page, then a look at what is left. */
async function playRound(): Promise<Round> {
  await Promise.all(pages.map((page, index) => playTurns(page, index)));
  const rests = await Promise.all(pages.map((page) => page.rest()));
  // What readers have said is the stand-in's to keep; a soak looks for what nobody keeps.
  await direct('reset', {});
  const sum = (quantity: keyof (typeof rests)[number]): number =>
    rests.reduce((total, rest) => total + rest[quantity], 0);
  const {heapBytes, residentBytes, handles} = await server.rest();
  return {
    'heap of the pages, bytes': sum('heapBytes'),
    'event listeners': sum('listeners'),
    'timers that are due': sum('timers'),
    'nodes, attached and detached': sum('nodes'),
    'heap of the servers, bytes': heapBytes,
    'memory of the servers, bytes': residentBytes,
    'open handles of the servers': handles,
  };
}

async function playTurns(page: SoakedPage, index: number): Promise<void> {
  for (let turn = 0; turn < TURNS_IN_ROUND; turn++) {
    const plan = plans[index]?.next().value;
    if (!plan) return;
    const problems = await page.play(plan);
    if (problems.length > 0) throw new Error(`${plan.question}: ${problems.join('; ')}`);
  }
}

async function direct(what: string, body: object): Promise<void> {
  const headers = {'content-type': 'application/json'};
  const address = `${demo.gatewayUrl}/__standin/${what}`;
  const {ok, status} = await fetch(address, {method: 'POST', headers, body: JSON.stringify(body)});
  if (!ok) throw new Error(`The stand-in answered ${status} to ${what}.`);
}

function turnsOf({length}: readonly unknown[]): number {
  return length * TURNS_IN_ROUND * pages.length;
}
