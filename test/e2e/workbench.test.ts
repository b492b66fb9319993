import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import type {Page} from 'playwright-core';

import {readManifest} from '../../demo/workbench/manifest.ts';
import {ask, clipboard, untilState, useDemo} from '../support/use-demo.ts';

const manifest = readManifest(
  JSON.parse(readFileSync(new URL('../../dist/custom-elements.json', import.meta.url), 'utf8')),
  'behest-chat',
);
const KINDS = {text: 'text', number: 'number', switch: 'checkbox', choice: 'select-one'} as const;

interface LoggedEvent {
  readonly name: string;
  readonly prevented: boolean;
}

describe('the workbench', () => {
  const demo = useDemo();

  const rows = (page: Page) => page.locator('#view .log li');
  const copyAsJson = async (page: Page): Promise<readonly LoggedEvent[]> => {
    await page.getByRole('button', {name: 'Copy as JSON'}).click();
    await page.getByText('Events copied.').waitFor();
    return JSON.parse(await clipboard(page)) as readonly LoggedEvent[];
  };

  it('has a control for all that the manifest describes, of the kind that it describes', async () => {
    const page = await demo.open('?tab=settings');
    await page.getByRole('heading', {name: 'CSS properties'}).waitFor();
    const controls = await page.locator('#view .grid').evaluateAll((grids) =>
      grids
        .slice(0, 2)
        .flatMap((grid) => [...grid.querySelectorAll('label')])
        .map((label) => [
          label.querySelector('span')?.firstChild?.nextSibling?.textContent?.trim(),
          (label.control as HTMLInputElement | HTMLSelectElement | null)?.type,
        ]),
    );
    const described = [...manifest.attributes, ...manifest.cssProperties];
    assert.ok(described.length > 30);
    assert.deepEqual(
      controls,
      described.map(({name, kind}) => [name, KINDS[kind]]),
    );
  });

  it('sets what is chosen on the element and in the address, and takes it away again', async () => {
    const page = await demo.open('?tab=settings');
    const chat = page.locator('behest-chat');
    await page.getByLabel('label', {exact: false}).first().waitFor();
    await page
      .locator('label.field', {hasText: /^\s*mode/})
      .getByRole('combobox')
      .selectOption('launcher');
    await page
      .locator('label.switch', {hasText: /^\s*page-context/})
      .getByRole('checkbox')
      .check();
    await page
      .locator('label.field', {hasText: '--behest-chat-accent'})
      .first()
      .getByRole('textbox')
      .fill('#0a6b4f');
    await page.keyboard.press('Tab');
    await page.waitForURL(/accent/);
    assert.equal(
      new URL(page.url()).search,
      '?tab=settings&mode=launcher&page-context=1&--behest-chat-accent=%230a6b4f',
    );
    assert.deepEqual(
      await chat.evaluate((element) => [
        element.getAttribute('mode'),
        element.getAttribute('page-context'),
        element.style.getPropertyValue('--behest-chat-accent'),
      ]),
      ['launcher', '', '#0a6b4f'],
    );
    await page
      .locator('label.field', {hasText: /^\s*mode/})
      .getByRole('combobox')
      .selectOption('');
    await page.waitForURL(/settings&page-context/);
    assert.equal(await chat.getAttribute('mode'), null);
  });

  it('holds all that is set in its address, and copies it as a bug link', async () => {
    const page = await demo.open('?tab=page');
    await page.getByLabel('Colours').selectOption('dark');
    await page.getByLabel('Direction').selectOption('rtl');
    await page.getByRole('button', {name: 'Copy bug link'}).click();
    await page.getByText('Bug link copied.').waitFor();
    assert.equal(await clipboard(page), `${demo.url}/?tab=page&theme=dark&dir=rtl`);
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  });

  it('logs every request with its status, trace and times, and puts the last trace into the report', async () => {
    const page = await demo.open('?s=5xx-once&seed=7&prompt=Hello&auto=1&tab=requests');
    await rows(page).nth(2).waitFor();
    await rows(page).first().getByText('done, first byte').waitFor();
    const texts = (await rows(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    const line = (status: number, kind: string, path: string): RegExp =>
      new RegExp(
        `^[\\d.]+ s ${status} ${kind} POST ${path} done, first byte \\d+ ms, whole \\d+ ms`,
      );
    assert.match(texts[0] ?? '', line(200, 'chat', '/v1/chat/completions'));
    assert.match(texts[1] ?? '', line(503, 'chat', '/v1/chat/completions'));
    assert.match(texts[2] ?? '', line(200, 'mint', '/api/behest/token'));
    const [trace] = /trace_[0-9a-f]{24}/.exec(texts[0] ?? '') ?? [];
    await page.getByRole('button', {name: 'Copy bug report'}).click();
    await page.getByText('Bug report copied.').waitFor();
    const report = await clipboard(page);
    assert.ok(trace && report.includes(`- Last trace id: ${trace}`));
    assert.ok(report.includes(`- Link: ${page.url()}`));
    assert.match(report, /behest-message {2}\{"message":/);
    assert.doesNotMatch(report, /eyJ/, 'a token');
    assert.doesNotMatch(report, /### Transcript/);
    await page.getByRole('checkbox', {name: 'with the transcript'}).check();
    await page.getByRole('button', {name: 'Copy bug report'}).click();
    await page.waitForFunction(async () =>
      (await navigator.clipboard.readText()).includes('### Transcript\n\n```\nuser: Hello\n'),
    );
  });

  it('tells a request that was broken off from one that was not', async () => {
    const page = await demo.open('?s=stall&prompt=Hello&auto=1&tab=requests');
    await untilState(page, 'streaming');
    await rows(page).first().getByText('open, first byte').waitFor();
    await page.getByRole('button', {name: 'Stop response'}).click();
    await rows(page).first().getByText('aborted, first byte').waitFor();
  });

  it('takes an event over when it is told to, so that the chat shows nothing of it', async () => {
    const page = await demo.open('?s=404&tab=events');
    await page.getByRole('checkbox', {name: 'behest-error'}).check();
    await ask(page, 'Hello');
    await page.getByText('prevented', {exact: true}).waitFor();
    assert.equal(await page.locator('behest-chat [part~="error-card"]').count(), 0);
    await page.getByRole('checkbox', {name: 'behest-error'}).uncheck();
    await ask(page, 'Hello again');
    await page.locator('behest-chat [part~="error-card"]').waitFor();
    const errors = (await copyAsJson(page)).filter(({name}) => name === 'behest-error');
    assert.deepEqual(
      errors.map(({prevented}) => prevented),
      [true, false],
    );
  });

  it('shows and copies the events that are asked for, and clears its log', async () => {
    const page = await demo.open('?s=answer&prompt=Hello&auto=1&tab=events');
    await untilState(page, 'streaming');
    await untilState(page, 'idle');
    await page.getByRole('searchbox', {name: 'Show only'}).fill('STREAMING');
    await page.waitForFunction(() => document.querySelectorAll('#view .log li').length === 2);
    assert.deepEqual(
      (await copyAsJson(page)).map(({name}) => name),
      ['behest-state', 'behest-state'],
    );
    await page.getByRole('button', {name: 'Clear'}).click();
    await page.getByText('No event yet.').waitFor();
  });

  it('hears what a screen reader would say, and in which tone', async () => {
    const page = await demo.open('?s=429&n=60&prompt=Hello&auto=1&tab=spoken');
    await rows(page).filter({hasText: 'is thinking'}).filter({hasText: 'polite'}).waitFor();
    await rows(page)
      .filter({hasText: 'Too many messages'})
      .filter({hasText: 'assertive'})
      .waitFor();
  });

  it('knows no key: a field that gets one is empty again', async () => {
    const page = await demo.open('?tab=page&label=behest_sk_live_0123');
    assert.equal(new URL(page.url()).search, '?tab=page');
    const field = page.getByLabel('What they ask');
    await field.fill('behest_pk_0123');
    await page.getByText('Keys stay on your server').waitFor();
    assert.equal(await field.inputValue(), '');
    await page.getByRole('textbox', {name: 'Message'}).fill('my key is behest_sk_live_0123');
    assert.equal(await page.getByRole('textbox', {name: 'Message'}).inputValue(), '');
  });

  it('checks the chat as it stands, and finds what is wrong with it', async () => {
    const page = await demo.open('?s=429&n=60&prompt=Hello&auto=1&tab=checks');
    await untilState(page, 'rate-limited');
    const check = async (): Promise<readonly string[]> => {
      await page.getByRole('button', {name: 'Check the chat now'}).click();
      await page.getByText('Checking …').waitFor({state: 'detached'});
      await page.getByText('A14 Ids are unique').waitFor();
      assert.equal(await page.locator('.verdict').count(), 4);
      return page.locator('.verdict[data-met="false"]').allInnerTexts();
    };
    assert.deepEqual(await check(), []);
    await page.locator('behest-chat').evaluate(({shadowRoot}) => {
      const button = shadowRoot?.querySelector<HTMLElement>('[part~="send-button"]');
      button?.style.setProperty('inline-size', '20px');
      button?.removeAttribute('aria-label');
    });
    const found = (await check()).join('\n');
    assert.match(found, /D06 [^]*20 × 44, at least 44/);
    assert.match(found, /button-name/);
  });

  it('writes the present configuration for every framework, ready to be copied', async () => {
    const page = await demo.open('?tab=code&label=Ask+us&page-context=1');
    const snippet = page.locator('.snippet', {has: page.getByRole('heading', {name: 'HTML'})});
    await snippet.getByText('page-context').waitFor();
    await snippet.getByRole('button', {name: 'Copy'}).click();
    await page.getByText('HTML code copied.').waitFor();
    assert.equal(
      await clipboard(page),
      [
        '<script type="module" src="/behest-chat.js"></script>',
        '<behest-chat',
        '  token-endpoint="/api/behest/token"',
        '  label="Ask us"',
        '  page-context',
        '></behest-chat>',
        '',
      ].join('\n'),
    );
    assert.equal(await page.locator('.snippet').count(), 8);
  });
});
