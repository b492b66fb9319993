import {expect} from 'chai';

import {chatPage} from '../../support/chat-page.ts';
import {enterState} from '../../support/chat-places.ts';
import {answerWith, CHAT_STATES, findState} from '../../support/chat-states.ts';
import type {ChatState} from '../../support/chat-states.ts';
import {clippedText, sticksOut} from '../../support/checks/geometry.ts';
import {isMarked, physicalRules, pseudoLocale, untranslated} from '../../support/checks/wording.ts';
import {resizeWindow} from '../../support/emulate.ts';
import {until} from '../../support/fixture.ts';
import {LiveRecorder} from '../../support/live-recorder.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('languages and directions', () => {
  const standIn = useStandIn();

  it('F01 each text runs in its own direction, code always from left to right', async () => {
    answerWith(standIn, 'مرحبا بك\n\n```\nlet x = 1;\n```\n\nHello again.');
    const page = await chatPage(standIn);
    page.type('شكرا');
    expect(getComputedStyle(page.input).direction).to.equal('rtl');
    await page.ask('مرحبا');
    await page.answered();
    await until(() => page.turns[1]?.endsWith('Hello again.'));
    const direction = (selector: string) => getComputedStyle(page.find(selector)).direction;
    expect(direction('.user .bubble')).to.equal('rtl');
    expect(direction('.body p')).to.equal('rtl');
    expect(direction('.body p:last-of-type')).to.equal('ltr');
    expect(direction('pre')).to.equal('ltr');
  });

  it('F01 an answer from left to right stays one on a page from right to left', async () => {
    answerWith(standIn, 'Three steps:\n\n1. Stop.');
    const page = await chatPage(standIn);
    page.element.dir = 'rtl';
    await page.ask('How?');
    await page.answered();
    await until(() => page.turns[1]?.endsWith('Stop.'));
    expect(getComputedStyle(page.find('.body li')).direction).to.equal('ltr');
  });

  it('F02 on a page from right to left everything stands on the other side', async () => {
    const page = await enterState(standIn, findState('stopped'));
    expect(physicalRules(page.root)).to.deep.equal([]);
    const middle = (selector: string) => {
      const {left, right} = page.find(selector).getBoundingClientRect();
      return (left + right) / 2;
    };
    const {left, right} = page.element.getBoundingClientRect();
    for (const selector of ['.user', '.send', '.header button']) {
      page.element.dir = 'ltr';
      expect(middle(selector), selector).to.be.above((left + right) / 2);
      page.element.dir = 'rtl';
      expect(middle(selector), selector).to.be.below((left + right) / 2);
    }
  });

  it('F03 a reference keeps its own direction in the sentence around it', async () => {
    const page = await enterState(standIn, findState('failed'));
    expect(page.find('.trace bdi').textContent).to.match(/\S{8,}/);
    page.element.dir = 'rtl';
    expect(getComputedStyle(page.find('.trace bdi')).unicodeBidi).to.equal('isolate');
  });

  it('F04 every word that is seen or read comes from the table', async () => {
    const strings = pseudoLocale();
    for (const state of CHAT_STATES) {
      const prompts = [{label: '⟦Orders⟧', text: 'Where is my order?'}];
      const settings = {...state.settings, strings, label: '⟦Larkspur⟧'};
      if (settings.prompts) settings.prompts = prompts;
      const page = await enterState(standIn, {...state, settings, reach: translated(state)});
      expect(untranslated(page.root), state.name).to.deep.equal([]);
    }
  });

  it('F04 and so does every word that is spoken', async () => {
    for (const name of ['stopped', 'failed', 'rate-limited', 'signed-out', 'offline']) {
      const live = new LiveRecorder();
      const state = findState(name);
      await enterState(standIn, {...state, settings: {...state.settings, strings: pseudoLocale()}});
      await until(() => live.heard.length > 0);
      expect(
        live.texts.filter((text) => !isMarked(text)),
        name,
      ).to.deep.equal([]);
    }
  });

  it('F06 words that are 40 % longer are shown in full, also at 320 px', async () => {
    const strings = pseudoLocale(0.4);
    await resizeWindow(320, 568);
    for (const state of CHAT_STATES) {
      const settings = {...state.settings, strings};
      const page = await enterState(standIn, {...state, settings, reach: translated(state)});
      expect(clippedText(page.root), state.name).to.deep.equal([]);
      expect(sticksOut(page.root), state.name).to.deep.equal([]);
    }
  });
});

/** The same, pressed by the names of the pseudo locale. */
function translated({reach}: ChatState): NonNullable<ChatState['reach']> {
  return async (page, standIn) => {
    page.press = (name) => {
      const button = page.find<HTMLElement>(name === 'Dismiss' ? '.toast button' : '.secondary');
      button.click();
    };
    await reach?.(page, standIn);
  };
}
