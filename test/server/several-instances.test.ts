import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';

import {findProgram, required, skipReason, type Program} from './support/debian-programs.ts';
import {freePort} from '../../bench/server/free-port.ts';
import {cookieOf, says, start, startGateway, type Run} from './support/mint-process.ts';

const redisServer = findProgram('redis-server');
const nginx = findProgram('nginx');
const skip = skipReason(redisServer, nginx);

function run(test: TestContext, {path, env}: Program, args: readonly string[]): Run {
  const child: ChildProcess = spawn(path, args, {env, stdio: ['ignore', 'pipe', 'pipe']});
  let output = '';
  child.stdout?.on('data', (bytes) => (output += String(bytes)));
  child.stderr?.on('data', (bytes) => (output += String(bytes)));
  test.after(() => child.kill('SIGKILL'));
  return {child, output: () => output};
}

async function startRedis(test: TestContext, port: number): Promise<Run> {
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = run(test, required(redisServer), args);
  await says(redis, 'Ready to accept connections');
  return redis;
}

async function startNginx(test: TestContext, ports: readonly number[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'behest-nginx-'));
  test.after(() => rmSync(folder, {recursive: true, force: true}));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr notice;
    events {worker_connections 256;}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
      upstream mint {${ports.map((number) => `server 127.0.0.1:${number};`).join(' ')}}
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://mint;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }
      }
    }`,
  );
  const {child, output} = run(test, required(nginx), ['-p', folder, '-e', 'stderr', '-c', file]);
  while (!(await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(output());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return port;
}

/** Two mint servers that share one Redis, behind one nginx. */
async function startHouse(test: TestContext) {
  const redisPort = await freePort();
  const redis = await startRedis(test, redisPort);
  const gateway = await startGateway(test);
  const ports = [await freePort(), await freePort()];
  const servers = ports.map((port) =>
    start(test, {
      PORT: `${port}`,
      BEHEST_BASE_URL: `http://127.0.0.1:${gateway.port}`,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      RATE_USER_PER_MIN: '50',
      RATE_IP_PER_MIN: '100000',
      TRUST_PROXY_HOPS: '1',
    }),
  );
  await Promise.all(servers.map((server) => says(server, 'listening')));
  const url = `http://127.0.0.1:${await startNginx(test, ports)}/api/behest/token`;
  return {redis, redisPort, servers, url};
}

/** Statuses of as many mints for one user, eight at a time. */
async function mints(url: string, user: string, count: number): Promise<number[]> {
  const headers = {cookie: await cookieOf(user)};
  const statuses: number[] = [];
  const client = async (): Promise<void> => {
    for (let left = count / 8; left > 0; left--) {
      const response = await fetch(url, {method: 'POST', headers});
      await response.text();
      statuses.push(response.status);
    }
  };
  await Promise.all(Array.from({length: 8}, client));
  return statuses;
}

const counted = (statuses: readonly number[], wanted: number): number =>
  statuses.filter((status) => status === wanted).length;

describe('two mint servers with one Redis behind nginx', {skip, timeout: 120_000}, () => {
  it('let exactly as many requests of a user pass as one would', async (test) => {
    const {servers, url} = await startHouse(test);
    const statuses = await mints(url, 'ada', 160);
    assert.deepEqual([counted(statuses, 200), counted(statuses, 429)], [50, 110]);
    for (const {output} of servers) assert.match(output(), /"status":200/);
  });

  it('fail no request when Redis is killed under load, and share again when it is back', async (test) => {
    const {redis, redisPort, servers, url} = await startHouse(test);
    const load = mints(url, 'grace', 320);
    redis.child.kill('SIGKILL');
    await once(redis.child, 'exit');
    const statuses = await load;
    assert.equal(counted(statuses, 200) + counted(statuses, 429), 320);
    // Each instance allows the whole limit while it counts alone, beside what Redis had allowed.
    assert.ok(counted(statuses, 200) >= 50 && counted(statuses, 200) <= 150);
    for (const {output} of servers) {
      assert.equal(output().match(/Redis does not answer/g)?.length, 1);
    }

    await startRedis(test, redisPort);
    await Promise.all(servers.map((server) => says(server, 'Redis answers again')));
    assert.equal(counted(await mints(url, 'alan', 80), 200), 50);
  });
});
