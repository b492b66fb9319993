import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {html} from 'lit';

import '../../widget/define.ts';
import {focusedElement} from '../../widget/controllers/focused-element.ts';
import {chatPage} from '../support/chat-page.ts';
import {fixture, until} from '../support/fixture.ts';
import {DESKTOP, drawn, launcherPage, PHONE} from '../support/launcher-page.ts';
import type {LauncherPage} from '../support/launcher-page.ts';
import {useStandIn} from '../support/stand-in.ts';
import {useWarnings} from '../support/warnings.ts';

const undoes: (() => void)[] = [];

/** Puts a style sheet into the page until the end of the test. */
function pageStyle(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  undoes.push(() => style.remove());
}

/** Where an element stands, in whole pixels. */
function placeOf(element: Element): string {
  const {x, y, width, height} = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join(' ');
}

function isOnTop(page: LauncherPage, element: Element): boolean {
  const {x, y, width, height} = element.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === page.element;
}

describe('a hostile page', () => {
  const standIn = useStandIn();
  const told = useWarnings();
  afterEach(() => {
    for (const undo of undoes.splice(0)) undo();
  });

  it('with rules for everything changes no text of ours, in no layer', async () => {
    const inline = await chatPage(standIn);
    const launcher = await launcherPage(standIn);
    await launcher.open();
    const roots = [
      ...inline.root.querySelectorAll('.root'),
      ...launcher.root.querySelectorAll('.root'),
    ];
    expect(roots.length).to.equal(5);
    const look = (): readonly string[] =>
      roots.map((root) => {
        const style = getComputedStyle(root);
        const names = ['font', 'letterSpacing', 'textTransform', 'color', 'wordSpacing'] as const;
        const more = ['cursor', 'textAlign', 'boxSizing', 'textIndent', 'whiteSpace'] as const;
        return [...names, ...more].map((name) => style[name]).join(' ');
      });
    const before = look();
    pageStyle(`* { font: 900 9px/48px 'Comic Sans MS' !important; letter-spacing: 4px !important;
      text-transform: uppercase !important; color: red !important; box-sizing: content-box !important;
      word-spacing: 9px !important; cursor: wait !important; text-align: right !important;
      text-indent: 9px !important; white-space: pre !important; user-select: none !important }
      button, textarea, dialog, section, [popover] { display: none !important }`);
    expect(look()).to.deep.equal(before);
    expect(roots.map((root) => getComputedStyle(root).userSelect)).to.not.include('none');
  });

  it('with a colour scheme for everything, or a reset, leaves the theme to its attribute', async () => {
    const page = await chatPage(standIn, {theme: 'dark'});
    const surface = (): string => getComputedStyle(page.find('.panel')).backgroundColor;
    const dark = surface();
    pageStyle('* { all: unset; color-scheme: light }');
    expect(surface()).to.equal(dark);
    page.element.theme = 'light';
    await page.element.updateComplete;
    expect(surface()).to.not.equal(dark);
  });

  it('that hides the chat on a phone is not locked by a panel that nobody sees', async () => {
    const page = await launcherPage(standIn, {open: true, hidden: true}, PHONE);
    expect(page.shape).to.not.equal('modal');
    page.element.hidden = false;
    await page.becomes('modal');
    page.element.hidden = true;
    await page.becomes('beside');
    expect(page.element.open).to.equal(true);
    expect(document.elementFromPoint(9, 9)).to.not.equal(null);
    await setViewport(DESKTOP);
  });

  it('with small roots gets text of the same size', async () => {
    pageStyle('html { font-size: 62.5% } body { font-size: 1rem }');
    const page = await chatPage(standIn);
    expect(getComputedStyle(page.find('.title')).fontSize).to.equal('16px');
    expect(getComputedStyle(page.input).fontSize).to.equal('16px');
    expect(getComputedStyle(page.button).inlineSize).to.equal('44px');
  });

  const captors = [
    'transform: translateX(10px)',
    'filter: blur(0)',
    'contain: paint',
    'will-change: transform',
    'perspective: 100px',
    'container-type: size; transform: none; backdrop-filter: blur(0)',
    'transform: scale(1); overflow: hidden',
    'clip-path: inset(0)',
  ];
  for (const style of captors) {
    it(`with an ancestor that has ${style} finds launcher and panel in their places`, async () => {
      const plain = await launcherPage(standIn, {persist: 'none'});
      await plain.open();
      await Promise.all(plain.panel.getAnimations().map(({finished}) => finished));
      const places = [plain.launcher, plain.panel].map(placeOf);
      plain.element.remove();

      pageStyle(`.captor { ${style}; height: 120px; margin: 30px }`);
      const captor = await fixture<HTMLElement>(html`<div class="captor"></div>`);
      const page = await launcherPage(standIn, {persist: 'none'});
      captor.append(page.element);
      await until(() => page.launcher.matches(':popover-open'), 'the launcher to be rescued');
      await page.open();
      await Promise.all(page.panel.getAnimations().map(({finished}) => finished));
      expect([page.launcher, page.panel].map(placeOf)).to.deep.equal(places);
      expect([isOnTop(page, page.launcher), isOnTop(page, page.panel)]).to.deep.equal([true, true]);
      // Moved, it is rescued again.
      document.body.append(page.element);
      captor.append(page.element);
      await until(() => page.launcher.matches(':popover-open') && page.shape === 'beside');
      page.element.remove();
    });
  }

  it('without such an ancestor leaves the launcher where it is, and is told nothing', async () => {
    const page = await launcherPage(standIn);
    await drawn();
    await drawn();
    expect(page.launcher.popover).to.equal(null);
    expect(told()).to.deep.equal([]);
  });

  it('that covers everything does not cover the open panel', async () => {
    pageStyle('.cover { position: fixed; inset: 0; z-index: 2147483647; background: white }');
    await fixture<HTMLElement>(html`<div class="cover"></div>`);
    const page = await launcherPage(standIn, {open: true});
    await page.becomes('beside');
    expect(isOnTop(page, page.panel)).to.equal(true);
  });

  it('keeps every click that is not on the closed launcher', async () => {
    const page = await launcherPage(standIn);
    await page.open();
    page.element.hide();
    await page.becomes('closed');
    const button = page.launcher.getBoundingClientRect();
    const hits: string[] = [];
    for (let x = 5; x < innerWidth; x += 25) {
      for (let y = 5; y < innerHeight; y += 25) {
        const hit = document.elementFromPoint(x, y) === page.element;
        if (hit && (x < button.left || y < button.top)) hits.push(`${x} ${y}`);
      }
    }
    expect(hits).to.deep.equal([]);
  });

  it('that hides every div does not silence us', async () => {
    pageStyle('div, body > div, [data-behest-announcer] { display: none !important }');
    await chatPage(standIn);
    const announcer = document.querySelector('body > [data-behest-announcer]');
    const {display, position, visibility} = getComputedStyle(announcer ?? document.body);
    expect([display, position, visibility]).to.deep.equal(['block', 'absolute', 'visible']);
  });

  it('with a base address elsewhere still asks its own endpoint', async () => {
    const base = document.createElement('base');
    base.href = 'https://elsewhere.test/';
    document.head.append(base);
    undoes.push(() => base.remove());
    const page = await chatPage(standIn);
    await page.ask('Hello');
    await page.answered();
    expect(standIn.mints).to.equal(1);
    expect(page.element.messages.at(-1)?.status).to.equal('done');
  });

  it('with altered prototypes, as old libraries leave them, has a conversation', async () => {
    const strange = (): never => {
      throw new Error('not meant for you');
    };
    const altered = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
    for (const prototype of altered) Object.assign(prototype, {each: strange, extend: strange});
    undoes.push(() => {
      for (const prototype of altered) {
        for (const name of ['each', 'extend']) Reflect.deleteProperty(prototype, name);
      }
    });
    const page = await chatPage(standIn, {prompts: ['One']});
    await page.ask('Show me **everything**.');
    await page.answered();
    expect(page.element.messages.at(-1)?.status).to.equal('done');
    await until(() => (page.turns[1] ?? '').length > 10, 'an answer on the screen');
  });

  it('may open a modal of its own above us: the reply goes on and the focus stays there', async () => {
    const page = await launcherPage(standIn);
    await page.open();
    await page.ask('/s stall\nTell me a story.');
    await page.untilState('streaming');
    const modal = await fixture<HTMLDialogElement>(
      html`<dialog><button id="theirs">Theirs</button></dialog>`,
    );
    modal.showModal();
    await drawn();
    expect(page.element.state).to.equal('streaming');
    page.element.stop();
    await page.untilState('idle');
    expect(focusedElement(document)?.id).to.equal('theirs');
    const {x, y} = page.panel.getBoundingClientRect();
    expect(document.elementFromPoint(x + 20, y + 20) === page.element).to.equal(false);
    modal.close();
  });
});
