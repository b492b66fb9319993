import {expect} from 'chai';

import {chatPage} from '../../support/chat-page.ts';
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

  it('grows with its text up to a limit', async () => {
    const page = await composer();
    const before = page.input.clientHeight;
    page.type(Array.from({length: 30}, (_, line) => `line ${line}`).join('\n'));
    await page.element.updateComplete;
    expect(page.input.clientHeight).to.be.above(before).and.at.most(200);
  });
});
