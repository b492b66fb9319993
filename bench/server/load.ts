import {execFileSync, spawn} from 'node:child_process';
import {generateKeyPairSync, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {TOKEN_PATH} from '../../server/app.ts';
import {createSignedCookieSession} from '../../server/sessions/signed-cookie.ts';
import {signaturesOf} from './cases.ts';
import {startCase, stopCase} from './started-case.ts';

/**
 * The built server under `wrk` (Debian's package) on loopback, in both modes, beside a bare Node
 * server and pure RSA-2048 in the same run: 16 connections, slices that take turns.
 */
const SECONDS = 4;
const ROUNDS = 3;
const CONNECTIONS = 16;
const START_LIMIT_MS = 10_000;

interface Target {
  readonly name: string;
  readonly port: number;
  /** What one request stands for: a request of `rsa` is 20 signatures. */
  readonly units: number;
}

interface Figures {
  readonly requests: number;
  readonly refused: number;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

const program = fileURLToPath(new URL('../../build/server/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behest-load-'));
const script = join(folder, 'post.lua');
const secret = randomBytes(32).toString('hex');

/** `wrk` tells its figures as one line of JSON. */
async function writeScript(): Promise<void> {
  const cookie = (await createSignedCookieSession({secret}).issue({id: 'ada'})).split(';')[0];
  const json = '{"requests":%d,"refused":%d,"rate":%f,"p50":%f,"p99":%f}';
  const values = [
    's.requests, s.errors.status + s.errors.connect + s.errors.read + s.errors.timeout',
    's.requests / s.duration * 1e6, l:percentile(50) / 1000, l:percentile(99) / 1000',
  ].join(', ');
  const lines = [
    'wrk.method = "POST"',
    `wrk.headers["Cookie"] = "${cookie}"`,
    `done = function(s, l) io.write("\\nFIGURES " .. string.format('${json}', ${values})) end`,
  ];
  writeFileSync(script, lines.join('\n'));
}

function figures({port}: Target): Figures {
  const url = `http://127.0.0.1:${port}${TOKEN_PATH}`;
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-s', script, url];
  const [, json = ''] = /FIGURES (.*)/.exec(execFileSync('wrk', args).toString()) ?? [];
  return JSON.parse(json) as Figures;
}

/** The mint server as it is deployed, with limits out of the way. */
async function startServer(port: number, mode: Record<string, string>) {
  const env = {
    PATH: process.env['PATH'],
    SESSION_SECRET: secret,
    ALLOWED_ORIGINS: 'same-origin',
    RATE_USER_PER_MIN: '1000000',
    RATE_IP_PER_MIN: '1000000',
    LOG_LEVEL: 'info',
    PORT: String(port),
    ...mode,
  };
  const child = spawn(process.execPath, [program], {env, stdio: ['ignore', 'ignore', 'inherit']});
  const end = Date.now() + START_LIMIT_MS;
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('npm run build first.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

await writeScript();
const gateway = await startCase('gateway', '');
const peers = [await startCase('bare', ''), await startCase('rsa', '')];
const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
const pem = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
const ids = {BEHEST_KID: 'k_1', BEHEST_TENANT_ID: 't_1', BEHEST_PROJECT_ID: 'p_1'};
const servers = [
  await startServer(3181, {BEHEST_KEY: pem, BEHEST_BASE_URL: gateway.address, ...ids}),
  await startServer(3182, {
    BEHEST_KEY: `behest_sk_live_${randomBytes(16).toString('hex')}`,
    BEHEST_BASE_URL: gateway.address,
  }),
];
const targets: readonly Target[] = [
  ...peers.map(({name, address}) => ({
    name,
    port: Number(new URL(address).port),
    units: signaturesOf(name),
  })),
  {name: 'sign mode', port: 3181, units: 1},
  {name: 'HTTP mode', port: 3182, units: 1},
];
const best = new Map<string, Figures>();
let refused = 0;
for (let round = 0; round < ROUNDS; round++) {
  for (const target of targets) {
    const found = figures(target);
    refused += found.refused;
    const rate = found.rate * target.units;
    if (rate > (best.get(target.name)?.rate ?? 0)) best.set(target.name, {...found, rate});
  }
}
const rsa = best.get('rsa')?.rate ?? NaN;
for (const [name, {rate, p50, p99}] of best) {
  const line = `${name.padEnd(10)} ${rate.toFixed(0).padStart(7)}/s  ${(rate / rsa).toFixed(2).padStart(6)} of RSA-2048  p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`;
  process.stdout.write(`${line}\n`);
}
process.stdout.write(`${refused} errors\n`);
for (const child of servers) {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
for (const started of [gateway, ...peers]) stopCase(started);
rmSync(folder, {recursive: true});
process.exitCode = refused === 0 ? 0 : 1;
