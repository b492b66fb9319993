import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Hono} from 'hono';

import {createApp, TOKEN_PATH} from '../../server/app.ts';
import {createMemoryRateLimiter} from '../../server/rate-limit.ts';
import {createTokenHandler} from '../../server/token-handler.ts';
import {ORIGIN, recordingAuth} from './support/token-endpoint.ts';

const token = createTokenHandler({
  auth: recordingAuth().auth,
  session: () => ({id: 'u_1'}),
  origins: [ORIGIN],
  baseUrl: 'https://slug.behest.app',
});
const asHost = {method: 'POST', headers: {origin: ORIGIN}};

describe('createApp', () => {
  it('serves the token route for POST and OPTIONS', async () => {
    const app = createApp({token});
    assert.equal((await app.request(TOKEN_PATH, asHost)).status, 200);
    const options = await app.request(TOKEN_PATH, {...asHost, method: 'OPTIONS'});
    assert.equal(options.status, 204);
  });

  it('refuses other methods there, HEAD included', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const response = await createApp({token}).request(TOKEN_PATH, {...asHost, method});
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'POST, OPTIONS');
    }
  });

  it('serves the path as written and no variant of it', async () => {
    const app = createApp({token});
    const variants = ['/', '/x.css', '.css', '%2f', ';x=.png', '%00'].map(
      (end) => TOKEN_PATH + end,
    );
    for (const path of [
      ...variants,
      '/api/behest/%74oken',
      '//api/behest/token',
      '/API/behest/token',
    ]) {
      const response = await app.fetch(new Request(`https://host.example${path}`, asHost));
      assert.equal(response.status, 404, path);
    }
    assert.equal((await app.request(`${TOKEN_PATH}?x=1`, asHost)).status, 200);
  });

  it('tells nothing about what is not there', async () => {
    const response = await createApp({token}).request('/admin', asHost);
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const {error} = (await response.json()) as {error: {code: string; message: string}};
    assert.equal(`${error.code}: ${error.message}`, 'not_found: There is nothing here.');
  });

  it('says that it lives, and whether it is ready', async () => {
    let up = false;
    const ready = async () => {
      if (!up) throw new Error('secret reason');
    };
    const app = createApp({token, ready});
    assert.deepEqual(await (await app.request('/healthz')).json(), {status: 'ok'});
    const early = await app.request('/readyz');
    assert.equal(early.status, 503);
    assert.ok(!(await early.text()).includes('secret reason'));
    up = true;
    const late = await app.request('/readyz');
    assert.equal(late.status, 200);
    assert.equal(late.headers.get('cache-control'), 'no-store');
  });

  it('answers 500 without a word about the reason when something breaks', async () => {
    const app = createApp({token: async () => Promise.reject(new Error('secret reason'))});
    const response = await app.request(TOKEN_PATH, asHost);
    assert.equal(response.status, 500);
    const text = await response.text();
    assert.match(text, /"internal"/);
    assert.ok(!text.includes('secret reason'));
  });

  it('counts requests for the address that the runtime gives', async () => {
    const limited = createTokenHandler({
      auth: recordingAuth().auth,
      session: () => ({id: 'u_1'}),
      origins: [ORIGIN],
      baseUrl: 'https://slug.behest.app',
      rateLimit: {address: createMemoryRateLimiter(1)},
    });
    const app = createApp({token: limited, address: ({env}) => (env as {peer: string}).peer});
    const from = (peer: string) => app.request(TOKEN_PATH, asHost, {peer});
    assert.equal((await from('192.0.2.1')).status, 200);
    assert.equal((await from('192.0.2.1')).status, 429);
    assert.equal((await from('192.0.2.2')).status, 200);
  });

  it('can be mounted in the app of a host, which keeps its own pages', async () => {
    const host = new Hono();
    host.get('/', (context) => context.text('home'));
    host.route('/', createApp({token}));
    assert.equal(await (await host.request('/')).text(), 'home');
    assert.equal((await host.request(TOKEN_PATH, asHost)).status, 200);
  });
});
