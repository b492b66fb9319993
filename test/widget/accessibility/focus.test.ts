import {expect} from 'chai';

import {cdp} from '../../support/cdp.ts';
import {chatPage} from '../../support/chat-page.ts';
import type {ChatPage} from '../../support/chat-page.ts';
import {enterState} from '../../support/chat-places.ts';
import {answerWith, CHAT_STATES, findState} from '../../support/chat-states.ts';
import {ringOf} from '../../support/checks/visibility.ts';
import {controls, isCovered} from '../../support/checks/geometry.ts';
import {emulateMedia, systemColours} from '../../support/emulate.ts';
import {describeElement, focused, pressKey, tabTo, typeText} from '../../support/focus.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('where the keyboard is', () => {
  const standIn = useStandIn();

  it('C09 does not send while a word is being composed', async () => {
    const page = await chatPage(standIn);
    const sent = countSends(page);
    page.element.focus();
    await cdp('Input.imeSetComposition', {text: 'にほん', selectionStart: 3, selectionEnd: 3});
    await confirmKey();
    await page.element.updateComplete;
    expect(sent()).to.equal(0);
    await cdp('Input.insertText', {text: '日本'});
    expect(page.input.value).to.equal('日本');
    await pressKey('Enter');
    expect(sent()).to.equal(1);
  });

  it('C10 does not send when the key that confirmed a word comes after the word', async () => {
    const page = await chatPage(standIn);
    const sent = countSends(page);
    page.type('日本');
    await page.element.updateComplete;
    page.pressKey('Enter', {keyCode: 229, isComposing: false});
    expect(sent()).to.equal(0);
  });

  const unasked: Readonly<Record<string, string>> = {
    'an answer': 'Hello',
    'a failure': '/s 404\nHello',
    'a countdown': '/s 429 n=1\nHello',
    'the end of the session': '/s 401-always\nHello',
  };
  for (const [what, question] of Object.entries(unasked)) {
    it(`C12 ${what} moves the keyboard nowhere`, async () => {
      for (const place of ['field', 'conversation', 'outside'] as const) {
        standIn.reset();
        const page = await chatPage(standIn);
        const moved: EventTarget[] = [];
        if (place === 'field') page.input.focus();
        if (place === 'conversation') page.find<HTMLElement>('.scroll').focus();
        const before = focused();
        addEventListener('focusin', (event) => moved.push(...event.composedPath().slice(0, 1)));
        await page.element.send(question).catch(() => undefined);
        await page.element.updateComplete;
        expect(describeElement(focused()), place).to.equal(describeElement(before));
        expect(moved, place).to.deep.equal([]);
        page.element.remove();
      }
    });
  }

  it('C13 every stop shows a ring of 2 px that stands out, light and dark', async () => {
    for (const name of ['idle', 'failed', 'rate-limited', 'signed-out', 'empty with prompts']) {
      const page = await enterState(standIn, findState(name));
      for (const theme of ['light', 'dark'] as const) {
        page.element.theme = theme;
        await page.element.updateComplete;
        page.element.focus();
        await pressKey('Tab');
        for (const control of controls(page.root)) {
          control.focus();
          expect(ringOf(control), `${control.className} in ${name}, ${theme}`).to.equal('seen');
        }
      }
    }
  });

  it('C14 what has the keyboard is covered by nothing', async () => {
    for (const state of CHAT_STATES) {
      const page = await enterState(standIn, state);
      page.find<HTMLElement>('.header button').focus();
      const stops = await tabTo((element) => element === page.button || !isInside(page, element));
      for (const stop of stops.filter((each) => isInside(page, each))) {
        (stop as HTMLElement).focus();
        expect(isCovered(stop, page.root), `${stop.className} in ${state.name}`).to.equal(false);
      }
    }
  });

  it('C15 listens to no key of the page', async () => {
    const listened: string[] = [];
    const listen = document.addEventListener.bind(document);
    document.addEventListener = (...parameters: Parameters<typeof listen>) => {
      listened.push(parameters[0]);
      listen(...parameters);
    };
    const listenWide = window.addEventListener.bind(window);
    window.addEventListener = ((...parameters: Parameters<typeof listenWide>) => {
      listened.push(parameters[0]);
      listenWide(...parameters);
    }) as typeof window.addEventListener;
    try {
      const page = await chatPage(standIn);
      await page.ask('Hello');
      await page.answered();
    } finally {
      Reflect.deleteProperty(document, 'addEventListener');
      Reflect.deleteProperty(window, 'addEventListener');
    }
    expect(listened.filter((type) => type.startsWith('key'))).to.deep.equal([]);
    expect(listened).to.include('online');
  });

  it('C17 focus() and blur() work as on any field', async () => {
    const page = await chatPage(standIn);
    page.element.focus();
    expect(describeElement(focused())).to.equal(describeElement(page.input));
    expect(page.element.matches(':focus-within')).to.equal(true);
    page.element.blur();
    expect(describeElement(focused())).to.equal(describeElement(document.body));
  });

  it('C18 marking text moves the keyboard no further than the conversation', async () => {
    const page = await enterState(standIn, findState('idle'));
    page.element.focus();
    const {left, top} = page.find('.assistant p').getBoundingClientRect();
    const at = {x: left + 8, y: top + 8, button: 'left', clickCount: 1};
    await cdp('Input.dispatchMouseEvent', {type: 'mousePressed', ...at});
    await cdp('Input.dispatchMouseEvent', {type: 'mouseReleased', ...at});
    expect(describeElement(focused())).to.not.equal(describeElement(page.input));
    expect([page.find('.scroll'), document.body]).to.include(focused());
  });

  it('E08 nothing happens by itself when a control is reached or written in', async () => {
    const page = await enterState(standIn, findState('failed'));
    const {href} = location;
    const {length} = page.element.messages;
    page.find<HTMLElement>('.header button').focus();
    await tabTo((element) => element === page.input);
    await typeText('abc');
    expect(describeElement(focused())).to.equal(describeElement(page.input));
    expect(page.element.messages).to.have.length(length);
    expect(location.href).to.equal(href);
  });

  it('E10 takes what is pasted, lines and all', async () => {
    answerWith(standIn, 'Thanks.');
    const page = await chatPage(standIn);
    page.type('two\nlines');
    await page.element.updateComplete;
    page.element.focus();
    page.input.select();
    await editCommand('cut');
    expect(page.input.value).to.equal('');
    await editCommand('paste');
    expect(page.input.value).to.equal('two\nlines');
    expect(page.element.draft).to.equal('two\nlines');
  });

  it('C13 the ring follows forced colours', async () => {
    await emulateMedia({'forced-colors': 'active'});
    const page = await chatPage(standIn);
    page.element.focus();
    await pressKey('Tab');
    const {outlineColor, outlineStyle} = getComputedStyle(page.button);
    expect(outlineStyle).to.equal('solid');
    expect(outlineColor).to.equal(systemColours('Highlight').Highlight);
  });
});

function isInside({root}: ChatPage, element: Element): boolean {
  return root.contains(element);
}

function countSends({element}: ChatPage): () => number {
  let sent = 0;
  element.addEventListener('behest-send', (event) => {
    sent++;
    event.preventDefault();
  });
  return () => sent;
}

async function confirmKey(): Promise<void> {
  const key = {key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229};
  await cdp('Input.dispatchKeyEvent', {type: 'rawKeyDown', ...key});
}

async function editCommand(command: 'cut' | 'paste'): Promise<void> {
  const key = command === 'cut' ? 'x' : 'v';
  const press = {key, code: `Key${key.toUpperCase()}`, modifiers: 2, commands: [command]};
  await cdp('Input.dispatchKeyEvent', {type: 'rawKeyDown', ...press});
  await cdp('Input.dispatchKeyEvent', {type: 'keyUp', ...press});
}
