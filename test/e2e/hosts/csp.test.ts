import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';
import type {Browser} from 'playwright-core';

import {conversesQuietly, HostPage} from '../../support/host-page.ts';
import type {HostSite} from '../../support/host-site.ts';
import {builtFile} from '../../support/host-site.ts';
import {element, module, useHostSite} from '../../support/use-host-site.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const classic = '<script defer src="/dist/behest-chat.iife.js"></script>';

describe('a page with a strict Content-Security-Policy', () => {
  let site: HostSite;
  let browser: Browser;
  useHostSite((...started) => ([site, browser] = started));

  const quiet = (body: string, headers = site.policy()) =>
    conversesQuietly(browser, site, {body, headers});

  it('holds a conversation with the module and with the classic script', async () => {
    await quiet(`${module}\n${element}`);
    await quiet(`${classic}\n${element}`);
  });

  it('takes the script from another origin, checked by its hash', async () => {
    const sri = JSON.parse(builtFile('sri.json')) as Readonly<Record<string, string>>;
    for (const [file, attributes] of [
      ['behest-chat.js', 'type="module"'],
      ['behest-chat.iife.js', 'defer'],
    ] as const) {
      const checked = `integrity="${sri[file]}" crossorigin="anonymous"`;
      const script = `<script ${attributes} src="${site.cdn}/dist/${file}" ${checked}></script>`;
      await quiet(`${script}\n${element}`, site.policy('behest-chat', site.cdn));
    }
  });

  it('takes the script by a nonce, with strict-dynamic', async () => {
    const scripts = "'nonce-once' 'strict-dynamic'";
    const script = '<script nonce="once" type="module" src="/dist/behest-chat.js"></script>';
    await quiet(`${script}\n${element}`, site.policy('behest-chat', scripts));
  });

  it('needs one name more for the npm build, whose Lit is its own', async () => {
    site.files = {'/app.js': {body: await bundle("import './dist/define.js';")}};
    const app = '<script type="module" src="/app.js"></script>';
    await quiet(`${app}\n${element}`, site.policy('lit-html behest-chat'));
  });

  it('does not mind a page that already runs Lit, before or after', async () => {
    const code = "import {html, render} from 'lit'; render(html`<p>ours</p>`, document.body);";
    site.files = {'/lit.js': {body: await bundle(code)}};
    const lit = '<script type="module" src="/lit.js"></script>';
    const policy = site.policy('lit-html behest-chat');
    await quiet(`${lit}${module}\n${element}`, policy);
    await quiet(`${module}${lit}\n${element}`, policy);
  });

  it('does not mind being loaded again, in each form', async () => {
    const twice = '<script type="module" src="/dist/behest-chat.js?again"></script>';
    await quiet(`${module}${twice}${classic}\n${element}${element}`);
  });

  it('does not mind a default policy that refuses everything', async () => {
    const code = `trustedTypes.createPolicy('default', {
      createHTML() { throw new Error('no HTML'); },
      createScript() { throw new Error('no script'); },
      createScriptURL() { throw new Error('no script address'); },
    });`;
    site.files = {'/default.js': {body: code}};
    const refuse = '<script src="/default.js"></script>';
    await quiet(`${refuse}${module}\n${element}`, site.policy('default behest-chat'));
  });

  it('shows the words of an answer, unformatted or not, when the policy name is refused', async () => {
    const open = {'content-security-policy': 'trusted-types other'};
    site.files = {'/page.html': {body: `${module}\n${element}`, headers: open}};
    const host = await HostPage.open(browser, `${site.origin}/page.html`);
    assert.match(await host.converse(), /42/);
    await host.close();
  });
});

function bundle(contents: string): Promise<string> {
  return build({
    stdin: {contents, resolveDir: root},
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['production'],
  }).then(({outputFiles}) => outputFiles[0]?.text ?? '');
}
