import {expect} from 'chai';

import {enterState} from '../../support/chat-places.ts';
import {CHAT_STATES, findState} from '../../support/chat-states.ts';
import {chatPage} from '../../support/chat-page.ts';
import type {ChatPage} from '../../support/chat-page.ts';
import {clippedText, smallTargets, sticksOut} from '../../support/checks/geometry.ts';
import {resizeWindow} from '../../support/emulate.ts';
import {until} from '../../support/fixture.ts';
import {useStandIn} from '../../support/stand-in.ts';

const TEXT_SPACING = `
  * {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
  p {margin-bottom: 2em !important}
`;

describe('size and space', () => {
  const standIn = useStandIn();

  it('D07 at 320 × 256 nothing has to be scrolled in two directions', async () => {
    await resizeWindow(320, 256);
    for (const state of CHAT_STATES) {
      const page = await enterState(standIn, state);
      expect(sticksOut(page.root), state.name).to.deep.equal([]);
      expect(smallTargets(page.root), state.name).to.deep.equal([]);
      expect(document.documentElement.scrollWidth, state.name).to.be.at.most(320);
      const {scrollWidth, clientWidth} = page.find('.scroll');
      expect(scrollWidth, state.name).to.be.at.most(clientWidth);
    }
  });

  for (const scenario of ['longword', 'widetable', 'deeplist']) {
    it(`D07 at 320 px an answer of ${scenario} stays in its column`, async () => {
      await resizeWindow(320, 568);
      const page = await chatPage(standIn);
      await page.ask(`/s ${scenario}\nShow me.`);
      await page.answered();
      await until(() => (page.turns[1] ?? '').length > 200);
      expect(sticksOut(page.root)).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  }

  it('D09 with wider spacing of lines, letters and words no text is lost', async () => {
    for (const state of CHAT_STATES) {
      const page = await enterState(standIn, state);
      const before = clippedText(page.root);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(TEXT_SPACING);
      page.root.adoptedStyleSheets = [...page.root.adoptedStyleSheets, sheet];
      expect(before, `${state.name} before`).to.deep.equal([]);
      expect(clippedText(page.root), state.name).to.deep.equal([]);
    }
  });

  it('D10 at twice the text size the chat can be used', async () => {
    for (const name of ['idle', 'failed', 'rate-limited', 'empty with prompts']) {
      const page = await enterState(standIn, findState(name));
      page.element.style.setProperty('--behest-chat-font-size', '32px');
      expect(getComputedStyle(page.find('.root')).fontSize).to.equal('32px');
      expect(sticksOut(page.root), name).to.deep.equal([]);
      expect(clippedText(page.root), name).to.deep.equal([]);
      expect(isInside(page.button, page), name).to.equal(true);
      expect(isInside(page.input, page), name).to.equal(true);
      expect(page.find('.scroll').clientHeight, name).to.be.at.least(96);
    }
  });

  it('D10 and neither does a page of 62.5 % or 200 % root text change it', async () => {
    const page = await chatPage(standIn);
    const size = () => [page.find('.title'), page.input].map((e) => getComputedStyle(e).fontSize);
    const usual = size();
    document.documentElement.style.fontSize = '62.5%';
    const small = size();
    document.documentElement.style.fontSize = '32px';
    const large = size();
    document.documentElement.style.removeProperty('font-size');
    expect([small, large]).to.deep.equal([usual, usual]);
    expect(usual).to.deep.equal(['16px', '16px']);
  });
});

function isInside(element: Element, {element: chat}: ChatPage): boolean {
  const inner = element.getBoundingClientRect();
  const outer = chat.getBoundingClientRect();
  return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.width > 0;
}
