import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest, BehestConfigError} from '@behest/client-ts';

import {refuseBrowser} from '../../../server/client-ts/runtime.ts';
import {newApiKey, newRsaKeys} from '../support/keys.ts';

describe('the server client in a browser', () => {
  it('refuses to be constructed, in both modes', (test) => {
    Object.defineProperty(globalThis, 'window', {value: {}, configurable: true});
    test.after(() => Reflect.deleteProperty(globalThis, 'window'));
    const baseUrl = 'https://slug.behest.app';
    const local = {key: newRsaKeys().pkcs8, kid: 'k', tenantId: 't', projectId: 'p'};
    for (const init of [{key: newApiKey(), baseUrl}, local]) {
      assert.throws(() => new Behest({env: {}, ...init}), BehestConfigError);
    }
  });

  it('refuses pages and workers', () => {
    const agent = {userAgent: 'Mozilla/5.0'};
    for (const scope of [{window: {}}, {document: {}}, {WorkerGlobalScope: Object}]) {
      assert.throws(() => refuseBrowser({...scope, navigator: agent}), BehestConfigError);
    }
    assert.throws(() => refuseBrowser({WorkerGlobalScope: Object}), BehestConfigError);
  });

  it('runs on servers that call themselves workers', () => {
    for (const userAgent of ['Cloudflare-Workers', 'Deno/2.1.0']) {
      assert.doesNotThrow(() => refuseBrowser({WorkerGlobalScope: Object, navigator: {userAgent}}));
    }
    assert.doesNotThrow(() => refuseBrowser({}));
  });

  it('is replaced by one that throws when bundled for a browser', async () => {
    const {exports} = (
      await import('../../../server/client-ts/package.json', {with: {type: 'json'}})
    ).default;
    assert.equal(exports['.'].browser, './browser.ts');
    await assert.rejects(import('../../../server/client-ts/browser.ts'), /must not be bundled/);
  });
});
