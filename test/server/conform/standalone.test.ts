import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createGateway} from '../../../demo/gateway/gateway.ts';
import {conform} from '../../../server/conform/run.ts';
import {openWire} from '../../../server/conform/wire.ts';
import {serveOnNode} from '../../../server/node-server.ts';
import {freePort} from '../../../bench/server/free-port.ts';
import {cookieOf, key, says, start} from '../support/mint-process.ts';

describe('the mint server as a process, with the stand-in gateway', () => {
  it('keeps every rule of the conformance kit', {timeout: 60_000}, async (test) => {
    const gateway = createGateway({apiKeys: [key]});
    const upstream = await serveOnNode(gateway.fetch, {port: 0, graceMs: 0});
    const wire = openWire();
    test.after(async () => {
      wire.close();
      await upstream.close();
    });
    const port = await freePort();
    const address = `http://127.0.0.1:${upstream.port}`;
    const run = start(test, {
      PORT: `${port}`,
      BEHEST_BASE_URL: address,
      RATE_USER_PER_MIN: '60',
      RATE_IP_PER_MIN: '1000',
    });
    await says(run, 'listening');
    const sessions = [`cookie: ${await cookieOf('ada')}`, `cookie: ${await cookieOf('grace')}`];
    const url = `http://127.0.0.1:${port}/api/behest/token`;
    const jwks = `${address}/.well-known/jwks.json`;
    const target = {url, sessions, origin: 'https://app.example', jwks, burst: 70};
    const results = await conform(target, wire.send);
    assert.deepEqual(
      results.filter(({outcome}) => outcome !== 'passed'),
      [],
    );
  });
});
