import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {codeBlocks} from '../support/code-blocks.ts';
import {conversesQuietly, HostPage} from '../support/host-page.ts';
import type {HostSite} from '../support/host-site.ts';
import {builtFile} from '../support/host-site.ts';
import {useHostSite} from '../support/use-host-site.ts';

describe('the pages that the documentation shows', () => {
  let site: HostSite;
  let browser: Browser;
  useHostSite((...started) => ([site, browser] = started));

  it('need two lines in the README, under the strictest policy, with the script from elsewhere', async () => {
    const [lines = ''] = pagesIn('README.md');
    assert.equal(lines.trim().split('\n').length, 2);
    site.files = {'/behest-chat.js': {body: builtFile('behest-chat.js')}};
    await conversesQuietly(browser, site, {
      body: lines.replace('/behest-chat.js', `${site.cdn}/behest-chat.js`),
      headers: site.policy('behest-chat', site.cdn),
    });
  });

  for (const name of ['docs/embedding.md', 'docs/theming.md']) {
    for (const [index, body] of pagesIn(name).entries()) {
      it(`work as they stand: ${name}, number ${index + 1}`, () => works(body));
    }
  }

  async function works(body: string): Promise<void> {
    const hashes = JSON.parse(builtFile('sri.json')) as Readonly<Record<string, string>>;
    site.files = {'/page.html': {body: body.replace('sha384-…', hashes['behest-chat.js'] ?? '')}};
    const host = await HostPage.open(browser, 'about:blank');
    // Wherever a host keeps our scripts: they are those of `dist/`.
    await host.page.route(/\/(behest-chat(\.iife)?|languages\/\w+)\.js$/, (route) => {
      const [, file = ''] = /\/((?:languages\/)?[\w.-]+)$/.exec(route.request().url()) ?? [];
      return route.fulfill({
        body: builtFile(file),
        contentType: 'text/javascript',
        headers: {'access-control-allow-origin': '*'},
      });
    });
    await host.page.goto(`${site.origin}/page.html`);
    const buttons = host.page.locator('body > button');
    if ((await buttons.count()) > 0) await buttons.first().click();
    await host.page.waitForFunction(() => document.querySelector('behest-chat')?.shadowRoot);
    const errors = host.complaints.filter((text) => !/^(user|assistant) /.test(text));
    assert.deepEqual(errors, []);
    await host.close();
  }
});

function pagesIn(name: string): readonly string[] {
  const page = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  return codeBlocks(page)
    .filter(({language}) => language === 'html')
    .map(({code}) => code);
}
