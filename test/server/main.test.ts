import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {describe, it} from 'node:test';

import {serveOnNode} from '../../server/node-server.ts';
import {freePort} from '../../bench/server/free-port.ts';
import {newApiKey, newRsaKeys} from './support/keys.ts';
import {cookieOf, key, says, secret, start, startGateway} from './support/mint-process.ts';

describe('the mint server as a process', {concurrency: true}, () => {
  it('mints for a signed-in user, logs neither key, token nor user, and stops when told', async (test) => {
    const gateway = await startGateway(test);
    const port = await freePort();
    const address = `http://127.0.0.1:${gateway.port}`;
    const run = start(test, {PORT: String(port), BEHEST_BASE_URL: address});
    await says(run, 'listening');
    const cookie = await cookieOf('ada_lovelace');
    const url = `http://127.0.0.1:${port}`;

    const response = await fetch(`${url}/api/behest/token`, {method: 'POST', headers: {cookie}});
    const {token, baseUrl} = (await response.json()) as {token: string; baseUrl: string};
    assert.equal(response.status, 200);
    assert.equal(baseUrl, address);
    const stranger = await fetch(`${url}/api/behest/token`, {method: 'POST'});
    assert.equal(stranger.status, 401);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);

    run.child.kill('SIGTERM');
    assert.deepEqual(await once(run.child, 'exit'), [0, null]);
    assert.match(run.output(), /"status":200/);
    assert.match(run.output(), /"code":"unauthenticated"/);
    for (const word of [key, secret, token, cookie, 'ada_lovelace']) {
      assert.ok(!run.output().includes(word));
    }
  });

  it('names everything wrong at once and exits', async (test) => {
    const run = start(test, {PORT: 'abc', ALLOWED_ORIGINS: '*', VITE_CHAT: key});
    assert.deepEqual(await once(run.child, 'exit'), [1, null]);
    const lines = run.output().trim().split('\n');
    assert.equal(lines[0], 'The mint server cannot start:');
    assert.equal(lines.length, 4);
    for (const name of ['PORT', 'ALLOWED_ORIGINS', 'VITE_CHAT'])
      assert.match(run.output(), RegExp(name));
    assert.ok(!run.output().includes(key));
  });

  it('says in one line that its port is taken', async (test) => {
    const taken = await serveOnNode(() => new Response(), {port: 0, graceMs: 0});
    test.after(() => taken.close());
    const run = start(test, {PORT: String(taken.port)});
    assert.deepEqual(await once(run.child, 'exit'), [1, null]);
    assert.equal(run.output(), `Port ${taken.port} is taken: set PORT to a free one.\n`);
  });

  it('goes on with BEHEST_KEY_NEXT when the gateway drops the key, and fails no request', async (test) => {
    const next = newApiKey();
    const keys = new Set([key]);
    const gateway = await startGateway(test, keys);
    const port = await freePort();
    const address = `http://127.0.0.1:${gateway.port}`;
    const run = start(test, {PORT: `${port}`, BEHEST_BASE_URL: address, BEHEST_KEY_NEXT: next});
    await says(run, 'listening');
    const cookie = await cookieOf('ada');
    const mint = async (): Promise<number> => {
      const url = `http://127.0.0.1:${port}/api/behest/token`;
      return (await fetch(url, {method: 'POST', headers: {cookie}})).status;
    };

    assert.equal(await mint(), 200);
    keys.delete(key);
    keys.add(next);
    assert.deepEqual(await Promise.all([mint(), mint(), mint()]), [200, 200, 200]);
    await says(run, 'took its place');
    assert.equal(run.output().match(/took its place/g)?.length, 1);
    assert.ok(!run.output().includes(next));
  });

  it('says on its metrics port what it does, also while it drains', async (test) => {
    const gateway = await startGateway(test);
    const [port, metricsPort] = [await freePort(), await freePort()];
    const address = `http://127.0.0.1:${gateway.port}`;
    const run = start(test, {
      PORT: `${port}`,
      METRICS_PORT: `${metricsPort}`,
      BEHEST_BASE_URL: address,
    });
    await says(run, 'listening');
    const headers = {cookie: await cookieOf('ada_lovelace')};
    await fetch(`http://127.0.0.1:${port}/api/behest/token`, {method: 'POST', headers});
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    assert.match(metrics, /^behest_mint_total\{mode="apiKey",outcome="minted"\} 1$/m);
    assert.match(metrics, /^behest_gateway_seconds_count\{mode="apiKey"\} 1$/m);
    assert.ok(!metrics.includes('ada_lovelace'));
    assert.equal((await fetch(`http://127.0.0.1:${port}/metrics`)).status, 404);

    const slow = connect(port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write('POST /api/behest/token HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n');
    await once(slow, 'ready');
    run.child.kill('SIGTERM');
    await says(run, 'stopping');
    assert.equal((await fetch(`http://127.0.0.1:${metricsPort}/readyz`)).status, 503);
    assert.equal((await fetch(`http://127.0.0.1:${metricsPort}/healthz`)).status, 200);
    slow.destroy();
    assert.deepEqual(await once(run.child, 'exit'), [0, null]);
  });

  it('refuses to start with a next key that cannot sign, or that is of another kind', async (test) => {
    const {pkcs8} = newRsaKeys();
    const broken = pkcs8.replace(/\n.{20}/, `\n${'A'.repeat(20)}`);
    const signing = {
      BEHEST_KEY: pkcs8,
      BEHEST_KID: 'k',
      BEHEST_TENANT_ID: 't',
      BEHEST_PROJECT_ID: 'p',
    };
    for (const [variables, problem] of [
      [{...signing, BEHEST_KEY_NEXT: broken}, /BEHEST_KEY_NEXT holds a/],
      [
        {BEHEST_KEY_NEXT: pkcs8, ...signing, BEHEST_KEY: key},
        /BEHEST_KEY_NEXT must be .* same kind/,
      ],
    ] as const) {
      const run = start(test, variables);
      assert.deepEqual(await once(run.child, 'exit'), [1, null]);
      assert.match(run.output(), problem);
    }
  });
});
