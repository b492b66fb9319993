import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest} from '@behest/client-ts';

import {createGateway} from '../../demo/gateway/gateway.ts';
import {createHost} from '../../demo/host.ts';
import {conform} from '../../server/conform/run.ts';
import {openWire} from '../../server/conform/wire.ts';
import {serveOnNode} from '../../server/node-server.ts';
import {newApiKey} from '../server/support/keys.ts';

describe('the demo host under behest-conform', () => {
  it('keeps every rule, as two people who sign in', async (test) => {
    const key = newApiKey();
    const gateway = createGateway({apiKeys: [key], settings: {waitScale: 0}});
    await gateway.warmUp();
    const baseUrl = 'http://localhost:8788';
    const behest = new Behest({key, baseUrl, fetch: gateway.asFetch, env: {}});
    const host = createHost({
      behest,
      sessionSecret: 'b7f1'.repeat(16),
      fault: gateway.hostFault,
    });
    const server = await serveOnNode(host.fetch, {port: 0, graceMs: 0});
    const wire = openWire();
    test.after(async () => {
      wire.close();
      await server.close();
    });
    const origin = `http://127.0.0.1:${server.port}`;
    const signedIn = async (user: string): Promise<string> => {
      const body = JSON.stringify({user});
      const {headers} = await fetch(`${origin}/session`, {method: 'POST', body});
      return `cookie: ${headers.get('set-cookie')?.split(';')[0]}`;
    };
    const sessions = [await signedIn('ada'), await signedIn('grace')];
    const url = `${origin}/api/behest/token`;
    const results = await conform({url, sessions, origin}, wire.send);
    assert.deepEqual(
      results.filter(({outcome}) => outcome === 'failed'),
      [],
    );
    assert.ok(results.filter(({outcome}) => outcome === 'passed').length >= 80);
  });
});
