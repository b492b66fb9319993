import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {conversesQuietly, HostPage} from '../../support/host-page.ts';
import type {HostSite} from '../../support/host-site.ts';
import {element, module, useHostSite} from '../../support/use-host-site.ts';

describe('a page that is careless with the browser', () => {
  let site: HostSite;
  let browser: Browser;
  useHostSite((...started) => ([site, browser] = started));

  const quiet = (body: string, script = '') => {
    site.files = {'/host.js': {body: script}};
    return conversesQuietly(browser, site, {
      body: `<script src="/host.js"></script>${body}`,
      headers: site.policy('behest-chat'),
    });
  };

  it('may have filled the prototypes of everything', async () => {
    await quiet(
      module + element,
      `Object.prototype.tagNameCheck = /.*/;
      Object.prototype.ADD_TAGS = ['script'];
      Object.prototype.ALLOWED_TAGS = ['script'];
      Object.prototype.status = 'done';
      Object.prototype.error = {code: 'none'};
      Array.prototype.each = function () {};
      Array.prototype.remove = function () {};
      String.prototype.strip = function () {};
      Function.prototype.argumentNames = function () {};`,
    );
  });

  it('may have replaced what old libraries used to replace', async () => {
    await quiet(
      module + element,
      `Array.from = (list) => { const copy = []; for (let i = 0; i < (list.length || 0); i++) copy.push(list[i]); return copy; };
      Element.prototype.remove = function () { this.parentNode && this.parentNode.removeChild(this); };
      const bind = Function.prototype.bind;
      Function.prototype.bind = function (...rest) { return bind.apply(this, rest); };
      window.$ = window.jQuery = () => {};
      window.process = {env: {}};
      window.module = {exports: {}};
      window.exports = {};
      window.define = () => {};
      window.define.amd = true;`,
    );
  });

  it('may point <base> at another site: addresses are those of the page', async () => {
    await quiet(`<base href="${site.cdn}/elsewhere/">
      <script type="module" src="${site.origin}/dist/behest-chat.js"></script>${element}`);
    assert.ok(!site.requests.some((line) => line.includes(`${site.cdn}/api`)));
  });

  it('may name its own elements as our insides are named', async () => {
    await quiet(
      `<form name="behest-chat" id="customElements"><input name="document" id="trustedTypes" /></form>
      <img name="fetch" id="sessionStorage" alt="" />${module}${element}`,
    );
  });

  it('may keep the chat in a sandboxed frame: it is drawn, and says what cannot be had', async () => {
    site.files = {
      '/frame.html': {body: `${module}\n${element}`},
      '/page.html': {body: '<iframe sandbox="allow-scripts" src="/frame.html"></iframe>'},
      '/dist/behest-chat.js': await openScript(site),
    };
    const host = await HostPage.open(browser, `${site.origin}/page.html`);
    const chat = host.page.frameLocator('iframe').locator('behest-chat');
    await chat.getByRole('textbox', {name: 'Message'}).fill('Hello?');
    await host.page.keyboard.press('Enter');
    await chat.getByRole('button', {name: 'Try again'}).waitFor();
    assert.deepEqual(
      host.complaints.filter((text) => !/CORS|Failed to load|behest-chat/.test(text)),
      [],
      'the browser reports the refused request, and nothing throws',
    );
    await host.close();
  });
});

// A sandboxed frame has the origin `null`, so that even scripts of its own site are foreign to it.
async function openScript(site: HostSite) {
  const response = await fetch(`${site.cdn}/dist/behest-chat.js`);
  return {body: await response.text(), headers: {'access-control-allow-origin': '*'}};
}
