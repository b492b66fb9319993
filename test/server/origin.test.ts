import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {ConfigError} from '../../server/errors.ts';
import {ask, ORIGIN, recordingAuth, TOKEN_URL, verdict} from './support/token-endpoint.ts';
import {createTokenHandler} from '../../server/token-handler.ts';

const strangers = [
  ...['https://evil.test', 'http://app.example', 'https://app.example/', 'https://APP.example'],
  ...['https://x.app.example', 'https://app.example:443', 'https://app.example.evil.test', 'null'],
  ...['https://app.example, https://evil.test', 'chrome-extension://abc', '', '*'],
];

/** A request without the headers that the helper adds. */
function bare(headers: Record<string, string>, origins: 'same-origin' | string[] = [ORIGIN]) {
  const handler = createTokenHandler({
    auth: recordingAuth().auth,
    session: () => ({id: 'u_1'}),
    origins,
    baseUrl: 'https://slug.behest.app',
  });
  return handler(new Request(TOKEN_URL, {method: 'POST', headers}));
}

describe('the origin guard', () => {
  it('lets a listed origin read the answer, with credentials', async () => {
    const {headers} = await ask();
    assert.equal(headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(headers.get('access-control-allow-credentials'), 'true');
    assert.match(String(headers.get('access-control-expose-headers')), /Retry-After/);
  });

  it('lets a listed origin read refusals too', async () => {
    const {headers, status} = await ask({session: () => null});
    assert.equal(status, 401);
    assert.equal(headers.get('access-control-allow-origin'), ORIGIN);
  });

  for (const origin of strangers) {
    it(`refuses ${JSON.stringify(origin)} before it does anything`, async () => {
      let looked = false;
      const session = () => {
        looked = true;
        return {id: 'u_1'};
      };
      const response = await ask({session}, {headers: {origin}});
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
      assert.equal(response.headers.get('vary'), 'Origin');
      assert.ok(!looked);
    });
  }

  it('takes a request without Origin from the same origin or from no browser', async () => {
    assert.equal(await verdict(bare({})), '200');
    assert.equal(await verdict(bare({'sec-fetch-site': 'same-origin'})), '200');
    for (const site of ['cross-site', 'same-site', 'none', 'Same-Origin', '']) {
      assert.equal(await verdict(bare({'sec-fetch-site': site})), '403 origin_not_allowed', site);
    }
    const {headers} = await bare({});
    assert.equal(headers.get('access-control-allow-origin'), null);
  });

  it('refuses navigations, forms and tags even from a listed origin', async () => {
    const disguises = [
      {'sec-fetch-mode': 'navigate'},
      {'sec-fetch-mode': 'no-cors'},
      {'sec-fetch-dest': 'iframe'},
      {'sec-fetch-dest': 'document'},
    ];
    for (const headers of disguises) {
      assert.equal(await verdict(ask({}, {headers})), '403 origin_not_allowed');
    }
    const fetched = {'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty'};
    assert.equal(await verdict(ask({}, {headers: fetched})), '200');
  });

  it('in same-origin mode takes the own host only, behind a TLS proxy too', async () => {
    const own = 'same-origin';
    assert.equal(await verdict(bare({origin: 'https://host.example'}, own)), '200');
    assert.equal(await verdict(bare({origin: 'http://host.example'}, own)), '200');
    for (const origin of ['https://evil.test', 'https://host.example:8443', 'null']) {
      assert.equal(await verdict(bare({origin}, own)), '403 origin_not_allowed');
    }
    const renamed = {origin: 'https://public.example', 'sec-fetch-site': 'same-origin'};
    assert.equal(await verdict(bare(renamed, own)), '200');
    const forged = {origin: 'https://host.example', 'sec-fetch-site': 'same-site'};
    assert.equal(await verdict(bare(forged, own)), '403 origin_not_allowed');
    const opaque = {origin: 'null', 'sec-fetch-site': 'same-origin'};
    assert.equal(await verdict(bare(opaque, own)), '403 origin_not_allowed');
  });

  it('is not built on anything but exact and safe origins', () => {
    const lists = [[], ['*'], ['null'], ['app.example'], ['https://*.app.example'], [`${ORIGIN}/`]];
    const unsafe = [['http://app.example'], ['javascript://app.example'], [ORIGIN, 'https://A.b']];
    for (const origins of [...lists, ...unsafe]) {
      assert.throws(() => ask({origins}), ConfigError, origins.join());
    }
    assert.throws(() => ask({origins: []}), /^ConfigError: origins is missing: list the exact/);
    assert.throws(
      () => ask({origins: ['*']}),
      /^ConfigError: origins must hold exact origins only/,
    );
    assert.doesNotThrow(() => ask({origins: ['http://localhost:8787', 'https://a.example:8443']}));
  });
});

describe('OPTIONS /api/behest/token', () => {
  const preflight = (headers: Record<string, string>) =>
    ask({}, {method: 'OPTIONS', headers: {'access-control-request-method': 'POST', ...headers}});

  it('grants a listed origin POST and the two headers that a host may need', async () => {
    const response = await preflight({'access-control-request-headers': 'content-type'});
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
    assert.equal(response.headers.get('access-control-allow-methods'), 'POST');
    const allowed = response.headers.get('access-control-allow-headers');
    assert.equal(allowed, 'authorization, content-type');
    assert.equal(response.headers.get('access-control-max-age'), '600');
    assert.equal(response.headers.get('allow'), 'POST, OPTIONS');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(await response.text(), '');
  });

  it('grants nothing to others, no other method, and no private network', async () => {
    for (const origin of strangers) {
      const {headers} = await preflight({origin});
      assert.ok(![...headers.keys()].some((name) => name.startsWith('access-control-')), origin);
    }
    const other = await preflight({'access-control-request-method': 'DELETE'});
    assert.equal(other.status, 405);
    assert.equal(other.headers.get('access-control-allow-methods'), null);
    const local = await preflight({'access-control-request-private-network': 'true'});
    assert.equal(local.headers.get('access-control-allow-private-network'), null);
  });

  it('never mints', async () => {
    const {auth, asked} = recordingAuth();
    assert.equal((await ask({auth}, {method: 'OPTIONS'})).status, 204);
    assert.equal(asked.length, 0);
  });
});
