import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import type {create} from '../../widget/markdown/harness.ts';
import {launchBrowser} from '../support/launch-browser.mjs';

const harness = readFileSync(new URL('../../build/harness/live-markdown.js', import.meta.url));

// Without a screen reader, Chromium leaves out of its tree what is far out of sight.
const AS_WITH_SCREEN_READER = ['--force-renderer-accessibility'];

describe('a reply, to a screen reader', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser({args: AS_WITH_SCREEN_READER});
  });
  after(() => browser.close());

  /** How often each role stands in the tree, for a reply drawn at once. */
  async function rolesIn(markdown: string): Promise<ReadonlyMap<string, number>> {
    const page = await browser.newPage();
    const draw = async ([source, text]: readonly string[]): Promise<void> => {
      const address = URL.createObjectURL(new Blob([source ?? ''], {type: 'text/javascript'}));
      const module = (await import(address)) as {create: typeof create};
      const reply = module.create(document.body);
      reply.push(text ?? '');
      reply.finish();
    };
    await page.evaluate(draw, [harness.toString(), markdown]);
    const session = await page.context().newCDPSession(page);
    const {nodes} = await session.send('Accessibility.getFullAXTree');
    await page.close();
    const roles = new Map<string, number>();
    for (const {role, ignored} of nodes) {
      const name = String(role?.value);
      if (!ignored) roles.set(name, (roles.get(name) ?? 0) + 1);
    }
    return roles;
  }

  it('has one table with all its rows, also those that are skipped while out of sight', async () => {
    const roles = await rolesIn(`| a | b | c |\n|---|---|---|\n${'| 1 | 2 | 3 |\n'.repeat(400)}`);
    const counts = ['table', 'row', 'columnheader', 'cell'].map((role) => roles.get(role));
    assert.deepEqual(counts, [1, 401, 3, 1200]);
  });

  it('has all its items and blocks, wherever they are', async () => {
    const block = '- an item\n- another\n\n> quoted\n\n';
    const roles = await rolesIn(block.repeat(200));
    assert.deepEqual([roles.get('list'), roles.get('listitem')], [200, 400]);
    assert.equal(roles.get('blockquote'), 200);
  });
});
