import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';

import {Behest} from '@behest/client-ts';
import {Pool} from 'undici';

import {TOKEN_PATH} from '../../server/app.ts';
import {createCachedAuth} from '../../server/token-cache.ts';
import type {Goal} from '../results.ts';
import {signaturesOf} from './cases.ts';
import {least, most} from './goal.ts';
import {measureStreams} from './stream-cost.ts';
import {startCase, stopCase, type StartedCase} from './started-case.ts';

const NAMES = ['bare', 'mounted', 'rsa', 'policy', 'sign', 'cached', 'apiKey'];
const ROUNDS = 12;
const CONNECTIONS = 16;
const REQUESTS = {rsa: 20, others: 300};

interface Runner extends StartedCase {
  readonly pool: Pool;
  readonly headers: Record<string, string>;
}

function runnerOf(started: StartedCase): Runner {
  const {address, authorization} = started;
  const pool = new Pool(address, {connections: CONNECTIONS});
  const headers = {origin: 'https://app.example', ...(authorization && {authorization})};
  return {...started, pool, headers};
}

/** CPU microseconds of the server for one request, or one signature of the reference. */
async function slice({name, child, pool, headers}: Runner): Promise<number> {
  const requests = name === 'rsa' ? REQUESTS.rsa : REQUESTS.others;
  const before = await cpu(child);
  let left = requests;
  const client = async (): Promise<void> => {
    while (left-- > 0) {
      const answer = await pool.request({path: TOKEN_PATH, method: 'POST', headers});
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`${name} answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({length: CONNECTIONS}, client));
  return ((await cpu(child)) - before) / requests / signaturesOf(name);
}

async function cpu(child: ChildProcess): Promise<number> {
  child.send('usage');
  const [{user, system}] = (await once(child, 'message')) as [NodeJS.CpuUsage];
  return user + system;
}

/** The lower quartile of each case: what is above it is the machine's other work. */
async function measure(runners: readonly Runner[]): Promise<ReadonlyMap<string, number>> {
  const samples = new Map<string, number[]>(runners.map(({name}) => [name, []]));
  for (const runner of runners) for (let warm = 0; warm < 3; warm++) await slice(runner);
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? runners : [...runners].reverse();
    for (const runner of order) samples.get(runner.name)?.push(await slice(runner));
  }
  const quartile = (values: number[]) => values.sort((a, b) => a - b)[ROUNDS >> 2] ?? NaN;
  return new Map([...samples].map(([name, values]) => [name, quartile(values)]));
}

/** Gateway calls per request while five users ask at once, again and again. */
async function callsPerRequest(): Promise<number> {
  let calls = 0;
  const transport = async () => {
    calls++;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return {status: 200, headers: new Headers(), text: '{"jwt":"a.b.c","ttl":900}'};
  };
  const key = `behest_sk_live_${'0a'.repeat(16)}`;
  const {auth} = new Behest({env: {}, key, baseUrl: 'https://slug.behest.app', transport});
  const requests = 320;
  const cached = createCachedAuth(auth);
  const mints = Array.from({length: requests}, (_, index) =>
    cached.mint({user_id: `user-${index % 5}`, session_id: 's_1'}),
  );
  await Promise.all(mints);
  return calls / requests;
}

function goals(cost: ReadonlyMap<string, number>, calls: number): readonly Goal[] {
  const of = (name: string): number => cost.get(name) ?? NaN;
  return [
    least('1 sign mode, of pure RSA-2048', of('rsa') / of('sign'), 0.55),
    most('2 all policies, of one signature', (of('policy') - of('mounted')) / of('rsa'), 0.15),
    most('3 endpoint without session and mint, of a bare POST', of('policy') / of('bare'), 3.5),
    most('4 API key mode, of sign mode', of('apiKey') / of('sign'), 0.6),
    most('5 kept token, of sign mode', of('cached') / of('sign'), 0.35),
    most('5 gateway calls per request of 5 busy users', calls, 0.2),
  ];
}

/**
 * Measures goals 1–5 of the mint server as ratios of CPU time, which the load of the machine
 * changes far less than rates: each case in a process of its own, in short slices that take turns.
 * Goal 6 is the stand-in's: what an open stream costs beside one of hono's `streamSSE`.
 */
export async function measureServer(): Promise<readonly Goal[]> {
  const gateway = await startCase('gateway', '');
  const runners: Runner[] = [];
  try {
    for (const name of NAMES) runners.push(runnerOf(await startCase(name, gateway.address)));
    const results = goals(await measure(runners), await callsPerRequest());
    return [...results, ...(await measureStreams())];
  } finally {
    for (const {pool} of runners) await pool.destroy();
    for (const started of [gateway, ...runners]) stopCase(started);
  }
}
