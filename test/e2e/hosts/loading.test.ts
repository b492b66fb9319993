import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {conversesQuietly, HostPage} from '../../support/host-page.ts';
import type {HostSite} from '../../support/host-site.ts';
import {builtFile} from '../../support/host-site.ts';
import {element, module, useHostSite} from '../../support/use-host-site.ts';

describe('the script on a page', () => {
  let site: HostSite;
  let browser: Browser;
  useHostSite((...started) => ([site, browser] = started));

  const open = (body: string, files: HostSite['files'] = {}): Promise<HostPage> => {
    site.files = {...files, '/page.html': {body}};
    return HostPage.open(browser, `${site.origin}/page.html`);
  };

  for (const [way, body] of Object.entries({
    'before the element': module + element,
    'after the element': element + module,
    'as a module that does not wait': `<script async type="module" src="/dist/behest-chat.js"></script>${element}`,
    'as a classic script': `<script src="/dist/behest-chat.iife.js"></script>${element}`,
    'as a classic script, deferred': `<script defer src="/dist/behest-chat.iife.js"></script>${element}`,
    'as a classic script, async': `${element}<script async src="/dist/behest-chat.iife.js"></script>`,
    'as text in the page': `${element}<script>${builtFile('behest-chat.iife.js')}</script>`,
    'by another script, late': `${element}<script>addEventListener('load', () => setTimeout(() =>
      document.body.append(Object.assign(document.createElement('script'), {src: '/dist/behest-chat.iife.js'})), 50))</script>`,
    'with the element in the head': `<head>${module}${element}</head><body></body>`,
  })) {
    it(`works ${way}`, () => conversesQuietly(browser, site, {body: `<!doctype html>${body}`}));
  }

  it('works when an optimiser has made it inert and runs it later, from its text', async () => {
    const optimiser = `<script>
      addEventListener('load', async () => {
        for (const inert of document.querySelectorAll('script[type="text/rocket"]')) {
          const text = await (await fetch(inert.dataset.src)).text();
          inert.replaceWith(Object.assign(document.createElement('script'), {text}));
        }
      });
    </script>`;
    const inert = '<script type="text/rocket" data-src="/dist/behest-chat.iife.js"></script>';
    await conversesQuietly(browser, site, {body: inert + element + inert + optimiser});
  });

  it('may come twice: the first one wins, and nobody complains', async () => {
    const again = '<script type="module" src="/dist/behest-chat.js?v=2"></script>';
    const classic = '<script src="/dist/behest-chat.iife.js"></script>';
    await conversesQuietly(browser, site, {body: classic + module + again + element});
  });

  it('may come in two versions: the first one wins, and one warning names both', async () => {
    const {version} = JSON.parse(builtFile('../package.json')) as {readonly version: string};
    const newer = builtFile('behest-chat.js').replaceAll(`"${version}"`, '"99.0.0"');
    assert.ok(newer.includes('"99.0.0"'));
    const host = await open(`${module}<script type="module" src="/newer.js"></script>${element}`, {
      '/newer.js': {body: newer},
    });
    assert.match(await host.converse(), /42/);
    assert.equal(host.complaints.length, 1);
    assert.match(host.complaints[0] ?? '', new RegExp(`${version}.*99\\.0\\.0`));
    await host.close();
  });

  it('asks for nothing but itself until the reader comes near', async () => {
    const before = site.requests.length;
    const host = await open(module + element);
    await host.page.getByRole('textbox', {name: 'Message'}).waitFor();
    await host.page.waitForLoadState('networkidle');
    const asked = site.requests
      .slice(before)
      .map((line) => new URL(line.split(' ')[1] ?? '').pathname);
    assert.deepEqual(
      asked.filter((path) => path !== '/favicon.ico'),
      ['/page.html', '/dist/behest-chat.js'],
    );
    await host.close();
  });

  it('tells once that each element is ready, with its version', async () => {
    const host = await open(`<title></title>${element}${element}
      <script>
        let told = 0;
        addEventListener('behest-ready', ({target, detail}) => {
          told++;
          document.title = [told, target.localName, detail.version, typeof target.send].join(' ');
        });
      </script>${module}`);
    await host.page.waitForFunction(() => document.title.startsWith('2'));
    const {version} = JSON.parse(builtFile('../package.json')) as {readonly version: string};
    assert.equal(await host.page.title(), `2 behest-chat ${version} function`);
    await host.close();
  });

  it('moves nothing on the page when it arrives late, given the style of the docs', async () => {
    const host = await open(`<!doctype html>
      <style>behest-chat:not(:defined) { display: block; block-size: 600px }</style>
      ${element}<p id="below">below</p>`);
    const below = () =>
      host.page.locator('#below').evaluate((text) => text.getBoundingClientRect().top);
    const early = await below();
    await host.page.addScriptTag({url: '/dist/behest-chat.js', type: 'module'});
    await host.page.getByRole('textbox', {name: 'Message'}).waitFor();
    assert.equal(await below(), early);
    await host.close();
  });

  it('shows what stands in the element only until it is there', async () => {
    const fallback = element.replace('></', '><a href="/contact">Write to us</a></');
    const host = await open(`${fallback}`);
    assert.ok(await host.page.getByText('Write to us').isVisible());
    await host.page.addScriptTag({url: '/dist/behest-chat.js', type: 'module'});
    await host.page.getByRole('textbox', {name: 'Message'}).waitFor();
    assert.ok(!(await host.page.getByText('Write to us').isVisible()));
    await host.close();
  });
});
