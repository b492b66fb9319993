import {expect} from 'chai';

import type {ChatPage} from '../support/chat-page.ts';
import {chatPage} from '../support/chat-page.ts';
import {conversationOf} from '../support/conversation.ts';
import {emulateMedia} from '../support/emulate.ts';
import {DESKTOP, launcherPage, PHONE} from '../support/launcher-page.ts';
import {useStandIn} from '../support/stand-in.ts';

const MESSAGES = conversationOf(60);
const CHROME = ['.composer', '.icon-button', '.quiet', '.send', '.launcher'];

describe('on paper', () => {
  const standIn = useStandIn();

  const isShown = (element: Element): boolean => element.checkVisibility();
  const shownChrome = ({root}: ChatPage): readonly string[] =>
    CHROME.filter((selector) => [...root.querySelectorAll(selector)].some(isShown));

  /** What of the conversation would be cut off by the box that it scrolls in on the screen. */
  const cutOff = ({root}: ChatPage): readonly string[] =>
    ['.panel', '.scroll', '.messages'].filter((selector) => {
      const box = root.querySelector(selector);
      return !box || getComputedStyle(box).overflowY !== 'visible' || box.clientHeight < 3000;
    });

  it('the whole conversation stands there, and nothing to press', async () => {
    const page = await chatPage(standIn, {messages: MESSAGES});
    await page.element.updateComplete;
    expect(shownChrome(page)).to.not.deep.equal([]);
    await emulateMedia({}, 'print');
    expect([shownChrome(page), cutOff(page)]).to.deep.equal([[], []]);
    expect(page.element.clientHeight, 'the box in the page').to.be.above(3000);
    const answers = [...page.root.querySelectorAll<HTMLElement>('.message')];
    expect(answers.every((message) => message.clientHeight > 20)).to.equal(true);
    expect(getComputedStyle(page.find('.user'), '::before').content).to.equal('"You"');
    expect(getComputedStyle(page.find('.body a'), '::after').content).to.contain(
      'https://b.test/g',
    );
  });

  for (const [name, screen] of Object.entries({'a large screen': DESKTOP, 'a phone': PHONE})) {
    it(`the open panel of ${name} is there as a whole, and not the launcher`, async () => {
      const page = await launcherPage(standIn, {messages: MESSAGES, persist: 'none'}, screen);
      await page.open();
      await emulateMedia({}, 'print');
      expect([shownChrome(page), cutOff(page)]).to.deep.equal([[], []]);
      const {left, right} = page.panel.getBoundingClientRect();
      expect([left >= 0, right <= innerWidth]).to.deep.equal([true, true]);
    });
  }

  it('a long table has all its columns, as wide as the browser fits them', async () => {
    const row = `| ${'a text that is long enough to be wrapped on paper |'.repeat(3)}\n`;
    const text = `| a | b | c |\n|---|---|---|\n${row.repeat(120)}`;
    const [question, answer] = conversationOf(2);
    const page = await chatPage(standIn, {messages: [question!, {...answer!, text}]});
    await page.element.updateComplete;
    const box = page.find('.table-box');
    expect(box.scrollWidth).to.be.above(box.clientWidth);
    await emulateMedia({}, 'print');
    expect(box.scrollWidth).to.equal(box.clientWidth);
    expect(getComputedStyle(page.find('thead')).display).to.equal('table-header-group');
  });

  it('a closed launcher leaves no trace', async () => {
    const page = await launcherPage(standIn, {messages: MESSAGES, persist: 'none'});
    await emulateMedia({}, 'print');
    expect([...page.root.querySelectorAll('*')].filter(isShown)).to.have.length(0);
  });
});
