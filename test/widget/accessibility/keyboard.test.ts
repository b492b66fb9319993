import {expect} from 'chai';
import {html} from 'lit';

import {chatPage, ChatPage} from '../../support/chat-page.ts';
import {enterState} from '../../support/chat-places.ts';
import {answerWith, findState, RICH_ANSWER} from '../../support/chat-states.ts';
import {fixture, until} from '../../support/fixture.ts';
import {describeElement, focused, pressKey, tabTo, typeText} from '../../support/focus.ts';
import {useStandIn} from '../../support/stand-in.ts';

const isNamed = (name: string) => (element: Element) =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === name;

/** Goes to a button by Tab alone and presses it; the keyboard must not fall to the page. */
async function pressButton(name: string, key: 'Enter' | ' ' = 'Enter'): Promise<void> {
  await tabTo(isNamed(name));
  await pressKey(key === ' ' ? 'Space' : key);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(describeElement(focused()), `after ${name}`).to.not.equal(describeElement(document.body));
}

describe('with the keyboard alone', () => {
  const standIn = useStandIn();

  it('C01 C11 send, stop, copy, copy code, start anew: the keyboard stays in the chat', async () => {
    const page = await chatPage(standIn);
    page.element.focus();
    await typeText('/s stall');
    await pressKey('Enter');
    await page.untilState('streaming');
    expect(describeElement(focused())).to.equal(describeElement(page.input));
    await pressButton('Stop response');
    await page.untilState('idle');
    expect(describeElement(focused())).to.equal(describeElement(page.button));

    answerWith(standIn, RICH_ANSWER);
    await pressKey('Shift+Tab');
    await typeText('How do I change gears?');
    await pressButton('Send message', ' ');
    await page.answered();
    expect(describeElement(focused()), 'the answer has ended').to.equal(
      describeElement(page.button),
    );
    await until(() => page.turns.at(-1)?.endsWith('The end.'));
    await pressKey('Shift+Tab');
    await tabTo(isNamed('Copy'), 'Shift+Tab');
    await pressKey('Enter');
    expect(focused().closest('.message')).to.not.equal(null);
    await tabTo(isNamed('Copy code'), 'Shift+Tab');
    await pressKey('Enter');
    expect(focused().className).to.equal('code-copy');

    await tabTo(isNamed('New conversation'), 'Shift+Tab');
    await pressKey('Enter');
    await until(() => page.turns.length === 0);
    expect(describeElement(focused())).to.equal(describeElement(page.input));
  });

  it('C01 jump to the latest message', async () => {
    const page = await enterState(standIn, findState('restored history, scrolled up'));
    page.input.focus({preventScroll: true});
    await tabTo(isNamed('Jump to latest'), 'Shift+Tab');
    await pressKey('Enter');
    expect(describeElement(focused())).to.equal(describeElement(page.input));
    await until(() => !page.has('.jump'));
  });

  it('C01 C11 try again: the keyboard goes on in the field', async () => {
    const page = await enterState(standIn, findState('failed'));
    answerWith(standIn, 'Now it works.');
    page.find<HTMLElement>('.scroll').focus();
    await pressButton('Copy reference');
    await pressButton('Try again');
    await until(() => page.turns[1] === 'Now it works.');
    expect(describeElement(focused())).to.equal(describeElement(page.input));
  });

  it('C01 dismiss the countdown', async () => {
    const page = await enterState(standIn, findState('rate-limited'));
    page.find<HTMLElement>('.scroll').focus();
    await pressButton('Dismiss');
    expect(page.has('.toast')).to.equal(false);
    expect(describeElement(focused())).to.equal(describeElement(page.input));
  });

  it('C01 E05 sign in again: what was said and written is still there', async () => {
    const page = await chatPage(standIn);
    await page.ask('Hello');
    await page.answered();
    const said = page.element.messages.map(({text}) => text);
    await page.ask('/s 401-always\nStill me?');
    await page.untilState('signed-out');
    page.find<HTMLElement>('.scroll').focus();
    await pressButton('Sign in again');
    await page.untilState('idle');
    expect(describeElement(focused())).to.equal(describeElement(page.input));
    expect(page.input.value).to.equal('/s 401-always\nStill me?');
    expect(page.element.messages.map(({text}) => text)).to.deep.equal(said);
  });

  it('C06 C07 E04 the dialog holds the keyboard, and Escape leads back to the draft', async () => {
    const page = await enterState(standIn, findState('quota'));
    const dialog = page.find<HTMLDialogElement>('.dialog');
    expect(focused().textContent?.trim()).to.equal('See plans');
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab']) {
      await pressKey(key);
      const inside = dialog.contains(focused()) || focused() === document.body;
      expect(inside, `after ${key}`).to.equal(true);
    }
    await pressKey('Escape');
    await until(() => !dialog.open);
    await until(() => focused() === page.input, 'the keyboard in the field');
    expect(page.input.value).to.equal('/s 402\nOne more question');
  });

  it('C01 C07 "Not now", and "See plans" later from the card', async () => {
    const page = await enterState(standIn, findState('quota'));
    const dialog = page.find<HTMLDialogElement>('.dialog');
    await pressButton('Not now');
    await until(() => !dialog.open);
    expect(describeElement(focused())).to.equal(describeElement(page.input));
    page.find<HTMLElement>('.scroll').focus();
    await pressButton('See plans');
    expect(dialog.open).to.equal(true);
    let asked = 0;
    page.element.addEventListener('behest-upgrade', (event) => {
      asked++;
      event.preventDefault();
    });
    expect(isNamed('See plans')(focused())).to.equal(true);
    await pressKey('Enter');
    await until(() => asked === 1);
    await until(() => focused() === page.input, 'the keyboard in the field');
  });

  it('C02 C03 Tab goes through the chat in the order of the eye, and out on both sides', async () => {
    const {page, before, after} = await betweenLinks();
    before.focus();
    const stops = await tabTo((element) => element === after);
    const inside = stops.slice(0, -1);
    expect(inside.map((stop) => stop.getAttribute('part') ?? stop.localName)).to.deep.equal([
      ...['button', 'transcript', 'button', 'button', 'input', 'send-button'],
    ]);
    const back = await tabTo((element) => element === before, 'Shift+Tab');
    expect(back.slice(0, -1)).to.deep.equal([...inside].reverse());
    expect(page.root.contains(inside[0]!)).to.equal(true);
    for (const direction of ['ltr', 'rtl']) {
      page.element.dir = direction;
      expect(outOfOrder(inside, direction), direction).to.deep.equal([]);
    }
  });

  it('C08 Enter sends, Shift+Enter breaks the line', async () => {
    const page = await chatPage(standIn);
    page.element.focus();
    await typeText('one');
    await pressKey('Shift+Enter');
    await typeText('two');
    expect(page.input.value).to.equal('one\ntwo');
    expect(page.turns).to.deep.equal([]);
    await pressKey('Enter');
    await until(() => page.turns[0] === 'one\ntwo');
    expect(page.input.value).to.equal('');
  });

  it('C19 a button acts when it is let go, not when it is touched', async () => {
    const page = await enterState(standIn, findState('written'));
    const touch = {bubbles: true, composed: true, cancelable: true};
    page.button.dispatchEvent(new PointerEvent('pointerdown', touch));
    page.button.dispatchEvent(new MouseEvent('mousedown', touch));
    page.button.dispatchEvent(new PointerEvent('pointerleave', touch));
    document.body.dispatchEvent(new MouseEvent('mouseup', touch));
    await page.element.updateComplete;
    expect(page.turns).to.deep.equal([]);
    page.button.click();
    await until(() => page.turns.length > 0);
  });

  async function betweenLinks() {
    const container = await fixture<HTMLElement>(html`
      <div>
        <a href="#before">before</a>
        <behest-chat token-endpoint=${standIn.endpoint}></behest-chat>
        <a href="#after">after</a>
      </div>
    `);
    const [before, after] = container.querySelectorAll('a');
    const page = new ChatPage(container.querySelector('behest-chat')!);
    await page.element.updateComplete;
    page.element.prompts = ['Where is my order?', 'How do I return it?'];
    await page.element.updateComplete;
    return {page, before: before!, after: after!};
  }
});

/** Stops that stand before the one in front of them: further up, or on one line further to the start. */
function outOfOrder(stops: readonly Element[], direction: string): readonly string[] {
  return stops.flatMap((stop, index) => {
    const previous = stops[index - 1]?.getBoundingClientRect();
    const now = stop.getBoundingClientRect();
    if (!previous || previous.bottom <= now.top + 1) return [];
    const contains = previous.top <= now.top && previous.bottom >= now.bottom;
    const after = direction === 'ltr' ? now.left >= previous.left : now.right <= previous.right;
    return contains && after ? [] : [`${stop.localName}.${stop.className}`];
  });
}
