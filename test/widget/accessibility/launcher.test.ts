import {expect} from 'chai';

import {accessibilityTree, accessibleNode} from '../../support/accessibility-tree.ts';
import {answerWith} from '../../support/chat-states.ts';
import {resizeWindow} from '../../support/emulate.ts';
import {until} from '../../support/fixture.ts';
import {describeElement, focused, pressKey, tabTo, typeText} from '../../support/focus.ts';
import {DESKTOP, drawn, launcherPage, PHONE} from '../../support/launcher-page.ts';
import {LiveRecorder} from '../../support/live-recorder.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('the launcher and its panel', () => {
  const standIn = useStandIn();

  beforeEach(() => resizeWindow(DESKTOP.width, DESKTOP.height));

  it('A10 on a large screen the panel is a dialog named by its title, and not modal', async () => {
    const page = await launcherPage(standIn, {label: 'Larkspur'});
    await page.open();
    const dialog = await accessibleNode('dialog', 'Larkspur');
    expect(Boolean(dialog.properties['modal'])).to.equal(false);
  });

  it('A10 C06 on a phone it is modal, and nothing else of the page is there', async () => {
    const link = document.createElement('a');
    link.href = '#away';
    link.textContent = 'away from here';
    document.body.append(link);
    const page = await launcherPage(standIn, {label: 'Larkspur'}, PHONE);
    await page.open();
    const tree = await accessibilityTree();
    link.remove();
    expect(tree.find(({role}) => role === 'dialog')?.properties['modal']).to.equal(true);
    expect(tree.map(({name}) => name)).to.not.include('away from here');
    expect(tree.map(({role}) => role)).to.include.members(['log', 'status', 'alert']);
    for (let press = 0; press < 8; press++) {
      await pressKey('Tab');
      const inside = page.panel.contains(focused()) || focused() === document.body;
      expect(inside, `Tab ${press}`).to.equal(true);
    }
  });

  it('A11 the launcher says what it opens and whether that is open', async () => {
    const page = await launcherPage(standIn);
    const launcher = () => accessibleNode('button', /chat/);
    expect((await launcher()).properties).to.include({expanded: false, hasPopup: 'dialog'});
    expect(page.root.getElementById(page.launcher.getAttribute('aria-controls')!)).to.equal(
      page.panel,
    );
    await page.open();
    expect(page.launcher.getAttribute('aria-expanded')).to.equal('true');
  });

  it('A12 B14 answers that came while it was closed are said once and counted in its name', async () => {
    answerWith(standIn, 'Here it is.');
    const page = await launcherPage(standIn, {label: 'Larkspur'});
    const live = new LiveRecorder();
    for (const name of [/\b1 unread message$/, /\b2 unread messages$/]) {
      await page.element.send('Where is it?');
      await until(() => page.launcher.textContent?.includes(name.source.slice(2, 10)));
      expect((await accessibleNode('button', /chat/)).name.trim()).to.match(name);
    }
    await until(() => live.texts.filter((text) => text.startsWith('New reply')).length === 2);
    expect(live.texts).to.not.include('Here it is.');
    expect(page.find('.badge').getAttribute('aria-hidden')).to.equal('true');
  });

  it('C01 C04 C05 it is opened and closed by keyboard, the page stays where it is and hears nothing', async () => {
    const space = document.createElement('div');
    space.style.height = '3000px';
    document.body.prepend(space);
    const page = await launcherPage(standIn);
    scrollTo(0, 500);
    const heard: string[] = [];
    const listener = ({key}: KeyboardEvent) => heard.push(key);
    try {
      page.launcher.focus({preventScroll: true});
      await pressKey('Enter');
      await page.becomes('beside');
      await until(() => focused() === page.input, 'the keyboard in the field');
      expect(scrollY).to.equal(500);
      document.addEventListener('keydown', listener);
      await pressKey('Escape');
      await page.becomes('closed');
      expect(describeElement(focused())).to.equal(describeElement(page.launcher));
      expect(heard).to.deep.equal([]);
      await pressKey('Space');
      await page.becomes('beside');
      await until(() => focused() === page.input, 'the keyboard in the field');
      await tabTo((element) => element.getAttribute('aria-label') === 'Close chat', 'Shift+Tab');
      await pressKey('Enter');
      await page.becomes('closed');
      expect(describeElement(focused())).to.equal(describeElement(page.launcher));
      expect(scrollY).to.equal(500);
    } finally {
      document.removeEventListener('keydown', listener);
      space.remove();
    }
  });

  it('C02 beside the page the panel holds nobody: Tab leaves it', async () => {
    const page = await launcherPage(standIn);
    const link = document.createElement('a');
    link.href = '#after';
    link.textContent = 'after';
    document.body.append(link);
    await page.open();
    page.element.focus();
    await tabTo((element) => element === link);
    link.remove();
  });

  it('C16 closed, it leaves one stop and nothing else to hit', async () => {
    const page = await launcherPage(standIn);
    const before = document.createElement('button');
    document.body.prepend(before);
    before.focus();
    const stops = new Set<Element>();
    for (let press = 0; press < 4; press++) {
      await pressKey('Tab');
      if (page.root.contains(focused())) stops.add(focused());
    }
    before.remove();
    expect([...stops]).to.deep.equal([page.launcher]);
    const {left, top, right, bottom} = page.launcher.getBoundingClientRect();
    for (let x = 20; x < innerWidth; x += 60) {
      for (let y = 20; y < innerHeight; y += 60) {
        if (x > left - 8 && x < right + 8 && y > top - 8 && y < bottom + 8) continue;
        expect(document.elementFromPoint(x, y), `${x}, ${y}`).to.not.equal(page.element);
      }
    }
  });

  it('D08 at 320 × 256 the open panel shows 96 px of the conversation', async () => {
    const page = await launcherPage(standIn, {}, {width: 320, height: 256});
    await page.open();
    await drawn();
    expect(page.find('.scroll').clientHeight).to.be.at.least(96);
  });

  it('D11 lying down, and above the keyboard, field and last line are on the screen', async () => {
    answerWith(standIn, 'A line.\n\n'.repeat(12));
    const page = await launcherPage(standIn, {}, {width: 667, height: 375});
    await page.open();
    await page.ask('How?');
    await page.answered();
    await until(() => page.root.querySelectorAll('.body p').length === 12);
    const visible = async (height: number): Promise<void> => {
      await until(() => page.input.getBoundingClientRect().bottom <= height, `${height} px`);
      const last = [...page.root.querySelectorAll('.body p')].at(-1)!;
      const scroller = page.find('.scroll').getBoundingClientRect();
      await until(
        () => last.getBoundingClientRect().bottom <= scroller.bottom + 1,
        'the last line',
      );
      expect(scroller.height).to.be.above(24);
    };
    await visible(375);
    const viewport = window.visualViewport!;
    Object.defineProperty(viewport, 'height', {value: 180, configurable: true});
    viewport.dispatchEvent(new Event('resize'));
    try {
      await visible(180);
    } finally {
      Reflect.deleteProperty(viewport, 'height');
    }
  });

  it('E07 it keeps its place, whatever the page', async () => {
    const place = async (): Promise<string> => {
      const page = await launcherPage(standIn);
      await drawn();
      const {left, top, width, height} = page.launcher.getBoundingClientRect();
      page.element.remove();
      return [left, top, width, height].join();
    };
    const usual = await place();
    const page = document.createElement('article');
    page.style.cssText = 'height: 5000px; padding: 90px; font-size: 40px';
    document.body.prepend(page);
    const other = await place();
    page.remove();
    expect(other).to.equal(usual);
  });

  it('C05 Escape in the composition of a word closes nothing', async () => {
    const page = await launcherPage(standIn);
    await page.open();
    page.element.focus();
    await typeText('abc');
    page.pressKey('Escape', {isComposing: true});
    page.pressKey('Escape', {keyCode: 229});
    await page.element.updateComplete;
    expect(page.shape).to.equal('beside');
  });
});
