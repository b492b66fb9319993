import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {generateKeyPairSync, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {TOKEN_PATH} from '../../server/app.ts';
import {createSignedCookieSession} from '../../server/sessions/signed-cookie.ts';
import {freePort} from './free-port.ts';
import {signaturesOf} from './cases.ts';
import {startCase, stopCase, type StartedCase} from './started-case.ts';

/**
 * The built server under `wrk` (Debian's package) on loopback, in both modes, beside a bare Node
 * server and pure RSA-2048 in the same run: 16 connections, slices that take turns.
 */
const SECONDS = 4;
const ROUNDS = 3;
const CONNECTIONS = 16;
const START_LIMIT_MS = 10_000;
/** On a busy machine a request of `rsa` waits seconds for its 16 x 20 signatures. */
const TIMEOUT = '20s';

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

function figures({name, port}: Target): Figures {
  const url = `http://127.0.0.1:${port}${TOKEN_PATH}`;
  const limits = [`-c${CONNECTIONS}`, `-d${SECONDS}s`, '--timeout', TIMEOUT];
  const told = execFileSync('wrk', ['-t1', ...limits, '-s', script, url]).toString();
  const [, json = ''] = /FIGURES (.*)/.exec(told) ?? [];
  // Where nothing was answered, wrk divides by nothing and tells no number.
  if (!/"requests":[1-9]/.test(json)) throw new Error(`${name} answered nothing.`);
  return JSON.parse(json) as Figures;
}

/** The mint server as it is deployed, with limits out of the way. */
async function startServer(name: string, mode: Record<string, string>): Promise<Target> {
  // A port of this run: a server that an older one left would answer in its place.
  const port = await freePort();
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
  children.push(child);
  const end = Date.now() + START_LIMIT_MS;
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('npm run build first.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {name, port, units: 1};
}

/** The references first, then the server in both modes. */
async function startTargets(gateway: string): Promise<readonly Target[]> {
  const references: Target[] = [];
  for (const name of ['bare', 'rsa']) {
    const started = await startCase(name, '');
    cases.push(started);
    references.push({
      name,
      port: Number(new URL(started.address).port),
      units: signaturesOf(name),
    });
  }
  const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
  const pem = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
  const ids = {BEHEST_KID: 'k_1', BEHEST_TENANT_ID: 't_1', BEHEST_PROJECT_ID: 'p_1'};
  const apiKey = `behest_sk_live_${randomBytes(16).toString('hex')}`;
  return [
    ...references,
    await startServer('sign mode', {BEHEST_KEY: pem, BEHEST_BASE_URL: gateway, ...ids}),
    await startServer('HTTP mode', {BEHEST_KEY: apiKey, BEHEST_BASE_URL: gateway}),
  ];
}

/** The best slice of each: what is below it is the machine's other work. Errors are those of all. */
function measure(targets: readonly Target[]): ReadonlyMap<string, Figures> {
  const best = new Map<string, Figures>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const target of targets) {
      const found = figures(target);
      const before = best.get(target.name);
      const rate = found.rate * target.units;
      const refused = found.refused + (before?.refused ?? 0);
      const better = before && before.rate > rate ? before : {...found, rate};
      best.set(target.name, {...better, refused});
    }
  }
  return best;
}

function tell(best: ReadonlyMap<string, Figures>): void {
  const rsa = best.get('rsa')?.rate ?? NaN;
  for (const [name, {rate, p50, p99, refused}] of best) {
    const cells = [
      name.padEnd(10),
      `${rate.toFixed(0).padStart(7)}/s`,
      `${(rate / rsa).toFixed(2).padStart(6)} of RSA-2048`,
      `p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`,
      `${refused} errors`,
    ];
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}

const cases: StartedCase[] = [];
const children: ChildProcess[] = [];
try {
  await writeScript();
  const gateway = await startCase('gateway', '');
  cases.push(gateway);
  const best = measure(await startTargets(gateway.address));
  tell(best);
  process.exitCode = [...best.values()].some(({refused}) => refused > 0) ? 1 : 0;
} finally {
  for (const child of children.filter(({exitCode}) => exitCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  cases.forEach(stopCase);
  rmSync(folder, {recursive: true});
}
