import {expect} from 'chai';

import {chatPage} from '../../support/chat-page.ts';
import type {ChatPage} from '../../support/chat-page.ts';
import {enterState} from '../../support/chat-places.ts';
import {CHAT_STATES, findState} from '../../support/chat-states.ts';
import {backgroundOf, contrast} from '../../support/checks/contrast.ts';
import {moving} from '../../support/checks/motion.ts';
import {paleWords} from '../../support/checks/visibility.ts';
import {emulateMedia, systemColours} from '../../support/emulate.ts';
import {until} from '../../support/fixture.ts';
import {useStandIn} from '../../support/stand-in.ts';

const THEMES = ['light', 'dark'] as const;

describe('what is seen', () => {
  const standIn = useStandIn();

  it('D02 placeholder, hints and what looks disabled can be read, light and dark', async () => {
    for (const name of ['empty', 'rate-limited, toast dismissed', 'stopped']) {
      const {element, root} = await enterState(standIn, findState(name));
      for (const theme of THEMES) {
        element.theme = theme;
        await element.updateComplete;
        expect(paleWords(root), `${name}, ${theme}`).to.deep.equal([]);
      }
    }
  });

  const told: Readonly<Record<string, RegExp>> = {
    failed: /not set up correctly/,
    'failed in the middle': /Not finished/,
    stopped: /Stopped/,
    'rate-limited': /You can send again in/,
    'signed-out': /Your session has ended/,
    offline: /You are offline/,
    quota: /limit is reached/,
    'too long': /over the limit/,
    'ended by length': /length limit/,
    'ended by a content rule': /content rule/,
    'no answer': /No answer came back/,
  };
  it('D04 E01 every state is told in words, not by colour alone', async () => {
    for (const [name, words] of Object.entries(told)) {
      const {element} = await enterState(standIn, findState(name));
      expect(seenText(element), name).to.match(words);
    }
  });

  it('D12 nothing moves for readers who asked for less motion', async () => {
    await emulateMedia({'prefers-reduced-motion': 'reduce'});
    for (const state of CHAT_STATES) {
      const page = await enterState(standIn, state);
      expect(moving(page.root), state.name).to.deep.equal([]);
      expect(getComputedStyle(page.find('.scroll')).scrollBehavior).to.equal('auto');
    }
  });

  it('D12 and an answer stands there as it came, without being typed', async () => {
    await emulateMedia({'prefers-reduced-motion': 'reduce'});
    const page = await chatPage(standIn);
    await page.ask('/s instant\nTell me everything.');
    await page.answered();
    const drawn = page.turns[1];
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(page.turns[1]).to.equal(drawn).and.not.equal('');
  });

  it('D13 dots move only while the reader waits, and stop with Stop', async () => {
    const page = await enterState(standIn, findState('thinking'));
    expect(moving(page.root)).to.not.deep.equal([]);
    page.button.click();
    await page.untilState('idle');
    await until(() => moving(page.root).length === 0);
    for (const name of ['idle', 'streaming', 'failed', 'rate-limited', 'offline']) {
      const other = await enterState(standIn, findState(name));
      await until(() => moving(other.root).length === 0, `${name} to stand still`);
    }
  });

  it('D14 in forced colours every box has an edge and every state its system colour', async () => {
    await emulateMedia({'forced-colors': 'active'});
    const {CanvasText, ButtonText, GrayText} = systemColours(
      'CanvasText',
      'ButtonText',
      'GrayText',
    );
    for (const name of ['idle', 'failed', 'rate-limited', 'signed-out', 'empty with prompts']) {
      const page = await enterState(standIn, findState(name));
      for (const box of page.root.querySelectorAll('.user .bubble, .card, .banner, .toast')) {
        expect(edge(box), `${box.className} in ${name}`).to.equal('solid');
        expect([CanvasText, ButtonText]).to.include(getComputedStyle(box).borderTopColor);
      }
      for (const button of page.root.querySelectorAll('button')) {
        const linkLike = getComputedStyle(button).textDecorationLine === 'underline';
        expect(linkLike || edge(button) === 'solid', `${button.className} in ${name}`).to.equal(
          true,
        );
      }
      const blocked = page.button.getAttribute('aria-disabled') === 'true';
      if (blocked) expect(getComputedStyle(page.button).color, name).to.equal(GrayText);
    }
  });

  it('D15 who asks for more contrast gets stronger edges and quiet words in full', async () => {
    await emulateMedia({'prefers-contrast': 'more'});
    const page = await enterState(standIn, findState('stopped'));
    for (const theme of THEMES) {
      page.element.theme = theme;
      await page.element.updateComplete;
      const root = page.find('.root');
      const {borderTopColor} = getComputedStyle(root);
      expect(contrast(borderTopColor, backgroundOf(root)), theme).to.be.at.least(3);
      expect(getComputedStyle(page.find('.caption')).color).to.equal(getComputedStyle(root).color);
    }
  });

  it('D16 follows the page from light to dark at once, unless the host decides', async () => {
    const page = await chatPage(standIn);
    const light = surface(page);
    document.documentElement.style.colorScheme = 'dark';
    const dark = surface(page);
    page.element.theme = 'light';
    await page.element.updateComplete;
    const decided = surface(page);
    document.documentElement.style.removeProperty('color-scheme');
    expect(dark).to.not.equal(light);
    expect(decided).to.equal(light);
    const changing = [...page.root.querySelectorAll('*')].filter((element) => {
      const {transitionProperty, transitionDuration} = getComputedStyle(element);
      return /color|background|all/.test(transitionProperty) && parseFloat(transitionDuration) > 0;
    });
    expect(changing.map(({className}) => className)).to.deep.equal([]);
  });

  it('D18 F07 a page that hides scroll bars and sets type leaves the conversation readable', async () => {
    const rules = document.createElement('style');
    rules.textContent = `* {overflow: hidden; scrollbar-width: none; letter-spacing: 4px;
      text-transform: uppercase; line-height: 3; font-family: cursive; word-spacing: 9px}
      ::-webkit-scrollbar {display: none}`;
    document.head.append(rules);
    const page = await enterState(standIn, findState('restored history, scrolled up'));
    const scroller = page.find('.scroll');
    const {overflowY} = getComputedStyle(scroller);
    const body = getComputedStyle(page.find('.bubble'));
    const type = [body.letterSpacing, body.textTransform, body.wordSpacing];
    rules.remove();
    expect(overflowY).to.equal('auto');
    expect(scroller.scrollHeight).to.be.above(scroller.clientHeight);
    expect(type).to.deep.equal(['normal', 'none', '0px']);
  });
});

function seenText({shadowRoot}: Element): string {
  return [...(shadowRoot?.querySelectorAll<HTMLElement>('p, h2') ?? [])]
    .filter((element) => element.checkVisibility())
    .map(({innerText}) => innerText)
    .join('\n');
}

function surface(page: ChatPage): string {
  return getComputedStyle(page.find('.root')).backgroundColor;
}

function edge(element: Element): string {
  const {borderTopStyle, borderTopWidth} = getComputedStyle(element);
  return parseFloat(borderTopWidth) > 0 ? borderTopStyle : 'none';
}
