import {expect} from 'chai';

import {chatPage} from '../../support/chat-page.ts';
import {conversationOf} from '../../support/conversation.ts';
import {until} from '../../support/fixture.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('the composer', () => {
  const standIn = useStandIn();
  const sent: string[] = [];

  const composer = async () => {
    const page = await chatPage(standIn);
    sent.length = 0;
    page.element.addEventListener('behest-send', (event) => {
      sent.push(event.detail.text);
      event.preventDefault();
    });
    return page;
  };

  it('sends with Enter and breaks the line with Shift+Enter', async () => {
    const page = await composer();
    page.type('Hello');
    await page.element.updateComplete;
    page.pressKey('Enter', {shiftKey: true});
    expect(sent).to.deep.equal([]);
    page.pressKey('Enter');
    expect(sent).to.deep.equal(['Hello']);
  });

  it('leaves Enter with any other key to the page', async () => {
    const page = await composer();
    page.type('Hello');
    await page.element.updateComplete;
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) page.pressKey('Enter', {[held]: true});
    expect(sent).to.deep.equal([]);
  });

  it('does not send when Enter confirms a word of an input method', async () => {
    const page = await composer();
    page.type('こんにちは');
    await page.element.updateComplete;
    page.pressKey('Enter', {isComposing: true});
    page.pressKey('Enter', {keyCode: 229});
    expect(sent).to.deep.equal([]);
    page.pressKey('Enter');
    expect(sent).to.have.length(1);
  });

  it('sends nothing but blanks never, and what was typed exactly', async () => {
    const page = await composer();
    page.type('  \n ');
    await page.element.updateComplete;
    page.pressKey('Enter');
    page.button.click();
    expect(sent).to.deep.equal([]);
    page.type('  spaced  ');
    await page.element.updateComplete;
    page.button.click();
    expect(sent).to.deep.equal(['  spaced  ']);
  });

  it('sends once when Enter is pressed twice in one task', async () => {
    const page = await chatPage(standIn);
    page.type('/s stall\nTell me a story, once.');
    await page.element.updateComplete;
    page.pressKey('Enter');
    page.pressKey('Enter');
    await page.untilState('streaming');
    expect(standIn.chats).to.have.length(1);
  });

  it('has a label of its own and is what focus() reaches', async () => {
    const page = await composer();
    expect(page.input.labels?.[0]?.textContent).to.equal('Message');
    page.element.focus();
    expect(page.root.activeElement).to.equal(page.input);
  });

  it('says why Enter does nothing while an answer comes, once an answer, and keeps the draft', async () => {
    const page = await chatPage(standIn);
    const status = await until(() =>
      document.querySelector('[data-behest-announcer] [role=status]'),
    );
    const told = (): number =>
      [...status.children].filter(({textContent}) => textContent.startsWith('Wait for')).length;
    const before = told();
    await page.ask('/s stall\nA story');
    await page.untilState('streaming');
    page.type('And then?');
    await page.element.updateComplete;
    expect(page.find<HTMLElement>('#blocked').hidden).to.equal(true);
    page.pressKey('Enter');
    page.pressKey('Enter');
    await page.element.updateComplete;
    expect(page.find<HTMLElement>('#blocked').hidden).to.equal(false);
    expect(page.find('#blocked').textContent).to.equal('Wait for the reply, or stop it.');
    expect(page.input.value).to.equal('And then?');
    await until(() => told() === before + 1);
    page.button.click();
    await page.element.updateComplete;
    expect(page.find<HTMLElement>('#blocked').hidden).to.equal(true);
    expect(standIn.chats).to.have.length(1);
  });

  it('takes a text of any length, counts from nine tenths on, and does not send what is too long', async () => {
    const page = await composer();
    const count = page.find<HTMLElement>('#count');
    page.type('x'.repeat(7199));
    await page.element.updateComplete;
    expect(count.hidden).to.equal(true);
    page.type('x'.repeat(7200));
    await page.element.updateComplete;
    expect(count.textContent).to.equal('800 characters left');
    page.type('x'.repeat(20_000));
    await page.element.updateComplete;
    expect(page.input.value).to.have.length(20_000);
    expect(count.textContent).to.equal('12,000 characters over the limit');
    expect(page.input.getAttribute('aria-invalid')).to.equal('true');
    expect(page.button.getAttribute('aria-disabled')).to.equal('true');
    page.pressKey('Enter');
    expect(sent).to.deep.equal([]);
    const status = document.querySelector('[data-behest-announcer] [role=status]');
    await until(() => status?.textContent.includes('12,000 characters over the limit'));
  });

  it('is set up for writing messages, on a telephone as well', async () => {
    const {input} = await composer();
    expect(input.enterKeyHint).to.equal('send');
    expect(input.autocapitalize).to.equal('sentences');
    expect(input.autocomplete).to.equal('off');
    expect(input.spellcheck).to.equal(true);
    expect(input.dir).to.equal('auto');
    expect(input.maxLength, 'nothing is cut off').to.equal(-1);
    expect(parseFloat(getComputedStyle(input).fontSize)).to.be.at.least(16);
  });

  it('runs with the page while empty and with its text from then on', async () => {
    const page = await composer();
    page.element.dir = 'rtl';
    expect(getComputedStyle(page.input).direction).to.equal('rtl');
    page.type('Hello');
    await page.element.updateComplete;
    expect(getComputedStyle(page.input).direction).to.equal('ltr');
  });

  it('grows where the browser cannot do it by itself', async () => {
    const {supports} = CSS;
    CSS.supports = () => false;
    try {
      const page = await composer();
      page.input.style.setProperty('field-sizing', 'fixed');
      page.type('one\ntwo\nthree\nfour');
      await page.element.updateComplete;
      const tall = page.input.clientHeight;
      expect(tall).to.be.above(90);
      page.type('one');
      await page.element.updateComplete;
      expect(page.input.clientHeight).to.be.below(tall);
    } finally {
      CSS.supports = supports;
    }
  });

  it('turns the pages of the conversation while it is empty', async () => {
    const page = await composer();
    page.element.messages = conversationOf(60);
    await page.element.updateComplete;
    const scroller = page.find('.scroll');
    await until(() => scroller.scrollTop > 1000);
    const end = scroller.scrollTop;
    page.pressKey('PageUp');
    const above = scroller.scrollTop;
    expect(end - above).to.be.within(scroller.clientHeight * 0.8, scroller.clientHeight);
    page.pressKey('PageDown');
    expect(scroller.scrollTop).to.be.within(end - 1, end + 1);
    page.type('A draft');
    await page.element.updateComplete;
    page.pressKey('PageUp');
    expect(scroller.scrollTop, 'a text keeps its keys').to.be.within(end - 1, end + 1);
  });

  it('grows with its text up to a limit', async () => {
    const page = await composer();
    const before = page.input.clientHeight;
    page.type(Array.from({length: 30}, (_, line) => `line ${line}`).join('\n'));
    await page.element.updateComplete;
    expect(page.input.clientHeight).to.be.above(before).and.at.most(200);
  });

  for (const browser of ['that can size it', 'that cannot size it by itself']) {
    it(`leaves three fifths of a low panel to the conversation, in a browser ${browser}`, async () => {
      const {supports} = CSS;
      if (browser !== 'that can size it') CSS.supports = () => false;
      try {
        const page = await composer();
        page.element.style.setProperty('block-size', '300px');
        if (browser !== 'that can size it') page.input.style.setProperty('field-sizing', 'fixed');
        page.type('line\n'.repeat(30));
        await page.element.updateComplete;
        const box = page.find('.composer').getBoundingClientRect();
        const field = page.input.getBoundingClientRect();
        expect(box.height).to.be.within(100, 0.4 * 300 + 1);
        expect([field.top >= box.top, field.bottom <= box.bottom]).to.deep.equal([true, true]);
        expect(page.input.scrollHeight).to.be.above(page.input.clientHeight);
      } finally {
        CSS.supports = supports;
      }
    });
  }
});
