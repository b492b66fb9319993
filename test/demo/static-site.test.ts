import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';

import {SITE_FILES} from '../../demo/site-files.ts';
import {standAlone} from '../../demo/static-site.ts';

const pages = Object.values(SITE_FILES).filter(({source}) => source.endsWith('.html'));

describe('the pages of the static site', () => {
  for (const {source} of pages) {
    it(`${source} needs no server and no root folder`, async () => {
      const page = standAlone(await readFile(source, 'utf8'));
      assert.doesNotMatch(page, /\b(href|src|token-endpoint)="\//);
      assert.doesNotMatch(page, /src="\.\/behest-chat\.js"/, 'the stand-in loads the element');
      assert.equal(page.indexOf('./stand-in.js') > 0, true);
      assert.equal(
        page.indexOf('<script'),
        page.indexOf('<script type="module" src="./stand-in.js">'),
      );
      assert.match(page, /<meta name="robots" content="noindex"/);
    });
  }

  it('are what a host needs: the script and the element, with the endpoint', async () => {
    const hosts = pages.filter(({source}) => !source.endsWith('away.html'));
    assert.equal(hosts.length, 5);
    for (const {source} of hosts) {
      const page = await readFile(source, 'utf8');
      assert.match(page, /<script type="module" src="\/behest-chat\.js"><\/script>/, source);
      assert.match(page, /<behest-chat[^>]*\stoken-endpoint="\/api\/behest\/token"/, source);
      assert.ok(page.split('\n').length <= 200, `${source} is short enough to be copied`);
    }
  });
});
