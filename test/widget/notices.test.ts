import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';

import type {BehestChatEventMap} from '../../widget/events.ts';
import {violations} from '../support/axe.ts';
import {chatPage} from '../support/chat-page.ts';
import {emulateMedia} from '../support/emulate.ts';
import {settle} from '../support/fake-clock.ts';
import {nextEvent, until} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';
import {useWarnings} from '../support/warnings.ts';

describe('what the reader sees when something fails', () => {
  const standIn = useStandIn();
  const told = useWarnings();

  it('402: opens the dialog once an episode and puts the text back', async () => {
    const page = await chatPage(standIn, {upgradeUrl: '/plans'});
    const question = '/s 402\nOne more question';
    await page.ask(question);
    await page.untilState('quota');
    const dialog = page.find<HTMLDialogElement>('dialog');
    await until(() => dialog.open);
    expect(page.root.activeElement?.textContent?.trim()).to.equal('See plans');
    expect(page.input.value).to.equal(question);
    expect(await violations(page.element)).to.deep.equal([]);
    page.press('Not now');
    await until(() => !dialog.open && page.root.activeElement === page.input);

    await page.ask(question);
    await until(() => standIn.chats.length === 2);
    await page.untilState('quota');
    expect(dialog.open, 'a second refusal interrupts nobody').to.equal(false);
    expect(page.find('.card').textContent).to.contain('See plans');
    expect(standIn.chats).to.have.length(2);
  });

  it('402: closes by Escape, which the page does not see', async () => {
    const page = await chatPage(standIn, {upgradeUrl: '/plans'});
    await page.ask('/s 402\nMore');
    const dialog = page.find<HTMLDialogElement>('dialog');
    await until(() => dialog.open);
    let seen = 0;
    const note = (): number => seen++;
    document.addEventListener('keydown', note);
    await sendKeys({press: 'Escape'});
    await until(() => !dialog.open);
    document.removeEventListener('keydown', note);
    expect(seen).to.equal(0);
  });

  it('402: is told to the next user anew', async () => {
    const page = await chatPage(standIn, {upgradeUrl: '/plans'});
    const dialog = page.find<HTMLDialogElement>('dialog');
    for (const user of ['ada', 'grace']) {
      standIn.user = user;
      await page.ask('/s 402\nMore');
      await until(() => dialog.open, `the dialog for ${user}`);
      page.element.reset();
      await until(() => !dialog.open, 'no dialog after reset()');
    }
  });

  it('asks again once when "Try again" is pressed twice in one task', async () => {
    const page = await chatPage(standIn);
    await page.ask('Hello');
    await page.answered();
    const unhandled: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    window.addEventListener('unhandledrejection', note);
    page.press('Try again');
    page.press('Try again');
    await page.answered();
    await settle();
    window.removeEventListener('unhandledrejection', note);
    expect([unhandled, standIn.chats.length]).to.deep.equal([[], 2]);
  });

  it('402: leads on first, also where only the gateway knows where to', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 402-flat\nMore');
    await until(() => page.find<HTMLDialogElement>('dialog').open);
    expect(page.root.activeElement?.textContent?.trim()).to.equal('See plans');
  });

  it('402: puts back the question that was refused, not the failed one before it as well', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 500 times=9\nFirst');
    await until(() => page.has('.card'));
    await page.ask('/s 402\nSecond');
    await page.untilState('quota');
    expect(page.input.value).to.equal('/s 402\nSecond');
    expect(page.turns[0]).to.equal('/s 500 times=9\nFirst');
  });

  it('402: leads to the plans unless the page takes over', async () => {
    const page = await chatPage(standIn, {upgradeUrl: '/plans'});
    await page.ask('/s 402\nMore');
    await until(() => page.find<HTMLDialogElement>('dialog').open);
    const pressed = nextEvent<BehestChatEventMap['behest-upgrade']>(page.element, 'behest-upgrade');
    page.element.addEventListener('behest-upgrade', (event) => event.preventDefault());
    page.find<HTMLButtonElement>('dialog .primary').click();
    expect((await pressed).detail.url).to.equal(new URL('/plans', location.href).href);
  });

  it('402: never leads to an address that would run a script', async () => {
    const page = await chatPage(standIn, {upgradeUrl: 'javascript:alert(1)'});
    await page.ask('/s 402\nMore');
    await until(() => page.find<HTMLDialogElement>('dialog').open);
    expect(page.find('dialog').textContent).to.not.contain('See plans');
  });

  it('429: counts down, blocks Send, and keeps the text', async () => {
    const page = await chatPage(standIn);
    const question = '/s 429 n=7\nToo fast?';
    await page.ask(question);
    await page.untilState('rate-limited');
    expect(page.find('.toast').textContent).to.contain('7 seconds');
    expect(page.input.value).to.equal(question);
    expect(page.button.getAttribute('aria-disabled')).to.equal('true');
    page.pressKey('Enter');
    expect(standIn.chats).to.have.length(1);
    await until(() => page.find('.toast').textContent?.includes('6 seconds'));
    expect(await violations(page.element)).to.deep.equal([]);
    page.press('Dismiss');
    await page.element.updateComplete;
    expect(page.has('.toast')).to.equal(false);
    expect(page.find<HTMLElement>('.hint').hidden).to.equal(false);
    expect(page.root.activeElement).to.equal(page.input);
  });

  it('429: shows what is left of the wait as a bar, which nobody who wants less motion sees', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 429 n=7\nToo fast?');
    await page.untilState('rate-limited');
    const bar = page.find<HTMLProgressElement>('.toast progress');
    expect(bar.value).to.be.within(0.7, 1);
    await until(() => page.find('.toast').textContent?.includes('6 seconds'));
    expect(bar.value).to.be.within(0.5, 6 / 7);
    expect(bar.clientWidth).to.equal(page.find('.toast').clientWidth);
    await emulateMedia({'prefers-reduced-motion': 'reduce'});
    expect(bar.checkVisibility()).to.equal(false);
  });

  it('429: lets the reader send again by itself', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 429 n=1\nToo fast?');
    await page.untilState('rate-limited');
    await page.untilState('idle');
    expect(page.button.getAttribute('aria-disabled')).to.equal('false');
    expect(page.has('.toast')).to.equal(false);
  });

  it('401: mints once more, then asks to sign in, and recovers when that was done', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 401-always\nStill me?');
    await page.untilState('signed-out');
    expect(standIn.mints).to.equal(2);
    expect(standIn.chats).to.have.length(2);
    expect(page.find('.banner').textContent).to.contain('Sign in again');
    expect(page.input.value).to.contain('Still me?');
    expect(await violations(page.element)).to.deep.equal([]);
    page.press('Sign in again');
    await page.untilState('idle');
    expect(page.has('.banner')).to.equal(false);
    expect(standIn.mints).to.equal(3);
  });

  it('401 at the token endpoint: asks to sign in at once, and again when the page is back', async () => {
    standIn.user = null;
    const page = await chatPage(standIn);
    await page.ask('Hello?');
    await page.untilState('signed-out');
    expect(standIn.chats).to.have.length(0);
    standIn.user = 'ada';
    window.dispatchEvent(new Event('focus'));
    await page.untilState('idle');
    expect(page.input.value).to.equal('Hello?');
  });

  it('leaves a failure to the page that prevents its default', async () => {
    const page = await chatPage(standIn);
    page.element.addEventListener('behest-error', (event) => event.preventDefault());
    await page.ask('/s 402\nMore');
    await page.untilState('quota');
    expect(page.find<HTMLDialogElement>('dialog').open).to.equal(false);
    expect(page.has('.card')).to.equal(false);
  });

  it('no way to the gateway: a card for the reader, the page’s origin for its developer', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s cors\nHello?');
    await until(() => page.has('.card'));
    expect(page.find('.card').textContent).to.contain('could not be reached');
    expect(told()).to.have.length(1);
    expect(told()[0]).to.contain(location.origin).and.contain('Allowed Origins');
  });

  it('offline: says so, blocks Send, and says when it is over', async () => {
    const page = await chatPage(standIn);
    page.type('Hello');
    Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    try {
      window.dispatchEvent(new Event('offline'));
      await page.untilState('offline');
      expect(page.find('.banner').textContent).to.contain('offline');
      page.pressKey('Enter');
      expect(page.input.value).to.equal('Hello');
      expect(standIn.requests).to.have.length(0);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    window.dispatchEvent(new Event('online'));
    await page.untilState('idle');
    expect(page.has('.banner')).to.equal(false);
  });

  it('says why an answer ended early', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s length\nLong, please');
    await page.answered();
    expect(page.find('.caption').textContent).to.contain('length limit');
  });
});
