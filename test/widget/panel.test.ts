import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';

import {focusedElement} from '../../widget/controllers/focused-element.ts';
import {violations} from '../support/axe.ts';
import {emulateMedia} from '../support/emulate.ts';
import {until} from '../support/fixture.ts';
import {DESKTOP, drawn, launcherPage, PHONE} from '../support/launcher-page.ts';
import type {LauncherPage} from '../support/launcher-page.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('launcher mode', () => {
  const standIn = useStandIn();
  const toggles: unknown[] = [];
  const note = ({detail}: Event & {readonly detail?: unknown}): unknown => toggles.push(detail);

  beforeEach(() => {
    toggles.length = 0;
    document.addEventListener('behest-toggle', note);
  });
  afterEach(async () => {
    document.removeEventListener('behest-toggle', note);
    await setViewport(DESKTOP);
  });

  // By name: an assertion that compares elements would print all that hangs on them.
  const focused = (page: LauncherPage): string => {
    const element = focusedElement(document);
    const names = new Map<Element | null, string>([
      [page.launcher, 'launcher'],
      [page.input, 'composer'],
    ]);
    return names.get(element) ?? element?.id ?? 'nothing';
  };

  it('shows a button of 56 px in the corner, and nothing else of the page is touched', async () => {
    const page = await launcherPage(standIn);
    const {width, height, right, bottom} = page.launcher.getBoundingClientRect();
    expect([width, height]).to.deep.equal([56, 56]);
    expect([document.documentElement.clientWidth - right, innerHeight - bottom]).to.deep.equal([
      24, 24,
    ]);
    expect(getComputedStyle(page.launcher).zIndex).to.equal('9999');
    expect(page.shape).to.equal('closed');
    const inTheMiddle = document.elementFromPoint(innerWidth - 200, innerHeight - 300);
    expect(inTheMiddle === page.element).to.equal(false);
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('asks nobody for anything before it is opened', async () => {
    const page = await launcherPage(standIn, {threadId: 'order-4711'});
    page.launcher.dispatchEvent(new PointerEvent('pointerenter', {bubbles: true}));
    await drawn();
    expect([standIn.mints, standIn.requests.length]).to.deep.equal([0, 0]);
    await page.open();
    await until(() => standIn.reads.length === 1);
  });

  it('opens beside the page with the focus in the composer, and the page stays where it is', async () => {
    const page = await launcherPage(standIn);
    document.body.style.setProperty('min-height', '3000px');
    window.scrollTo(0, 400);
    await page.open();
    expect(page.shape).to.equal('beside');
    expect(focused(page)).to.equal('composer');
    expect(window.scrollY).to.equal(400);
    expect(page.launcher.getAttribute('aria-expanded')).to.equal('true');
    expect(page.panel.getAttribute('aria-modal')).to.equal('false');
    expect(toggles).to.deep.equal([{open: true, reason: 'launcher'}]);
    await Promise.all(page.panel.getAnimations().map(({finished}) => finished));
    const panel = page.panel.getBoundingClientRect();
    const launcher = page.launcher.getBoundingClientRect();
    expect([panel.width, panel.height]).to.deep.equal([400, 640]);
    expect([launcher.top - panel.bottom, launcher.right - panel.right]).to.deep.equal([12, 0]);
    expect(await violations(page.element)).to.deep.equal([]);
    document.body.style.removeProperty('min-height');
    expect(document.body.getAttribute('style') || null).to.equal(null);
    expect(document.documentElement.getAttribute('style')).to.equal(null);
  });

  it('closes by Escape, which the page does not see, and gives the focus back', async () => {
    const page = await launcherPage(standIn);
    const seen: string[] = [];
    const see = ({key}: KeyboardEvent): unknown => seen.push(key);
    document.addEventListener('keydown', see);
    await page.open();
    await sendKeys({press: 'Escape'});
    await page.becomes('closed');
    expect(focused(page)).to.equal('launcher');
    expect(seen).to.deep.equal([]);
    expect(toggles.at(-1)).to.deep.equal({open: false, reason: 'escape'});
    await sendKeys({press: 'Escape'});
    expect(seen).to.deep.equal(['Escape']);
    document.removeEventListener('keydown', see);
  });

  it('leaves Escape to an input method that composes', async () => {
    const page = await launcherPage(standIn);
    await page.open();
    page.pressKey('Escape', {isComposing: true});
    page.pressKey('Escape', {keyCode: 229});
    await page.element.updateComplete;
    expect(page.shape).to.equal('beside');
  });

  it('closes by the cross and by the launcher, each with its reason', async () => {
    const page = await launcherPage(standIn);
    await page.open();
    page.press('Close chat');
    await page.becomes('closed');
    expect(focused(page)).to.equal('launcher');
    await page.open();
    page.find<HTMLButtonElement>('[aria-label="Close chat"]').click();
    await page.becomes('closed');
    expect(toggles).to.deep.equal([
      {open: true, reason: 'launcher'},
      {open: false, reason: 'launcher'},
      {open: true, reason: 'launcher'},
      {open: false, reason: 'close'},
    ]);
  });

  it('moves no focus when the page opens it, unless asked, and says nothing of it', async () => {
    const outside = document.createElement('button');
    outside.id = 'outside';
    document.body.append(outside);
    outside.focus();
    const page = await launcherPage(standIn);
    const moves: string[] = [];
    const noteMove = ({target}: FocusEvent): unknown => moves.push(String(target));
    document.addEventListener('focusin', noteMove);
    page.element.open = true;
    await page.becomes('beside');
    expect(focused(page)).to.equal('outside');
    page.element.hide();
    await page.becomes('closed');
    expect(focused(page)).to.equal('outside');
    expect(moves).to.deep.equal([]);
    page.element.show({focus: true});
    await page.becomes('beside');
    expect(focused(page)).to.equal('composer');
    await sendKeys({press: 'Escape'});
    await page.becomes('closed');
    expect(focused(page)).to.equal('outside');
    expect(toggles).to.deep.equal([{open: false, reason: 'escape'}]);
    document.removeEventListener('focusin', noteMove);
    outside.remove();
  });

  it('goes the way it came, within a moment, and at once for readers who want less motion', async () => {
    const page = await launcherPage(standIn);
    const moving = (): readonly string[] =>
      page.panel.getAnimations().map((move) => (move as CSSTransition).transitionProperty);
    const settled = () => until(() => page.panel.getAnimations().length === 0);
    await page.open();
    expect(moving()).to.include.members(['opacity', 'scale']);
    await settled();
    const {x, y, width, height} = page.panel.getBoundingClientRect();
    page.element.hide();
    await page.becomes('closed');
    expect(moving()).to.include.members(['opacity', 'scale', 'display', 'overlay']);
    const going = page.panel.getBoundingClientRect();
    expect([going.right, going.bottom]).to.deep.equal([x + width, y + height]);
    const under = document.elementFromPoint(x + width / 2, y + height / 2);
    expect(under === page.element, 'what goes is in nobody’s way').to.equal(false);
    await settled();
    expect(page.panel.checkVisibility()).to.equal(false);
    await emulateMedia({'prefers-reduced-motion': 'reduce'});
    await page.open();
    expect(moving()).to.deep.equal([]);
    page.element.hide();
    await page.becomes('closed');
    expect([moving(), page.panel.checkVisibility()]).to.deep.equal([[], false]);
  });

  it('is truly modal on a phone, and fills the screen', async () => {
    const page = await launcherPage(standIn, {}, PHONE);
    await page.open();
    expect(page.shape).to.equal('modal');
    expect(page.panel.hasAttribute('aria-modal')).to.equal(false);
    const {x, y, width, height} = page.panel.getBoundingClientRect();
    expect([x, y, width, height]).to.deep.equal([0, 0, 375, 667]);
    expect(focused(page)).to.equal('composer');
    expect(await violations(page.element)).to.deep.equal([]);
    await sendKeys({press: 'Escape'});
    await page.becomes('closed');
    expect(focused(page)).to.equal('launcher');
    expect(toggles.at(-1)).to.deep.equal({open: false, reason: 'escape'});
  });

  it('speaks from inside the panel while the panel is modal, where alone it is heard', async () => {
    const page = await launcherPage(standIn, {}, PHONE);
    await page.open();
    const regions = page.panel.querySelectorAll('[data-behest-announcer] [aria-live]');
    expect([...regions].map(({textContent}) => textContent)).to.deep.equal(['', '', '']);
    await page.ask('Hello');
    await page.answered();
    await until(() => page.panel.querySelector('[role="log"]')?.textContent);
    expect(document.querySelector('[data-behest-announcer]')?.textContent).to.equal('');
  });

  it('stands open again after a reload, without the keyboard, unless it would cover the screen', async () => {
    const page = await launcherPage(standIn);
    await page.open();
    page.element.remove();
    const again = await launcherPage(standIn);
    await again.becomes('beside');
    expect([again.element.open, focused(again)]).to.deep.equal([true, 'nothing']);
    again.element.remove();
    const onPhone = await launcherPage(standIn, {}, PHONE);
    await drawn();
    expect([onPhone.shape, onPhone.element.open]).to.deep.equal(['closed', false]);
    onPhone.element.remove();
    const shy = await launcherPage(standIn, {persist: 'none'});
    await drawn();
    expect(shy.shape).to.equal('closed');
    shy.element.remove();
    const closed = await launcherPage(standIn);
    await closed.becomes('beside');
    closed.press('Close chat');
    await closed.becomes('closed');
    closed.element.remove();
    const last = await launcherPage(standIn);
    await drawn();
    expect(last.shape).to.equal('closed');
  });

  it('changes its shape with the screen, both ways, with focus, caret and draft kept', async () => {
    const page = await launcherPage(standIn);
    await page.open();
    page.type('half a thought');
    await page.element.updateComplete;
    page.input.setSelectionRange(3, 6);
    for (const [screen, shape] of [
      [PHONE, 'modal'],
      [{width: 900, height: 400}, 'modal'],
      [DESKTOP, 'beside'],
    ] as const) {
      await setViewport(screen);
      await page.becomes(shape);
      expect(focused(page)).to.equal('composer');
      expect([page.input.selectionStart, page.input.selectionEnd]).to.deep.equal([3, 6]);
      expect(page.input.value).to.equal('half a thought');
    }
  });
});
