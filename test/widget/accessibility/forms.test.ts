import {expect} from 'chai';

import {accessibleNode} from '../../support/accessibility-tree.ts';
import {chatPage} from '../../support/chat-page.ts';
import {enterState} from '../../support/chat-places.ts';
import {answerWith, CHAT_STATES, findState} from '../../support/chat-states.ts';
import {until} from '../../support/fixture.ts';
import {describeElement, focused, pressKey, tabTo} from '../../support/focus.ts';
import {LiveRecorder} from '../../support/live-recorder.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('forms, timing and errors', () => {
  const standIn = useStandIn();

  // What the chats of other tests still have to say is not heard here.
  beforeEach(() => document.querySelector('[data-behest-announcer]')?.remove());

  it('E02 what is too long is kept, counted at the field, and said once', async () => {
    const page = await chatPage(standIn, {maxLength: 40});
    const live = new LiveRecorder();
    page.type('x'.repeat(36));
    await page.element.updateComplete;
    expect((await accessibleNode('textbox')).description).to.contain('4 characters left');
    for (const length of [41, 42, 45]) {
      page.type('x'.repeat(length));
      await page.element.updateComplete;
    }
    expect(page.input.value).to.have.length(45);
    const field = await accessibleNode('textbox');
    expect(field.description).to.contain('5 characters over the limit');
    expect(field.properties['invalid']).to.equal('true');
    await until(() => live.heard.length > 0);
    expect(live.texts).to.deep.equal(['1 character over the limit']);
  });

  it('E03 the countdown stays until its time is over or the reader dismisses it', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 429 n=1\nToo fast?');
    await page.untilState('rate-limited');
    const gaps: string[] = [];
    await until(() => {
      if (page.element.state !== 'rate-limited') return true;
      if (!page.has('.toast')) gaps.push(page.input.value);
      return false;
    });
    expect(gaps).to.deep.equal([]);
    await page.element.updateComplete;
    expect(page.has('.toast')).to.equal(false);
  });

  for (const name of ['failed', 'quota', 'rate-limited', 'signed-out', 'offline']) {
    it(`E04 what was written survives: ${name}`, async () => {
      const page = await enterState(standIn, findState(name));
      const kept = page.input.value || page.element.messages.map(({text}) => text).join();
      if (name !== 'offline') expect(kept).to.match(/^\/s /);
      page.type('my next question');
      await page.element.updateComplete;
      page.pressKey('Enter');
      await page.element.updateComplete;
      const sent = page.element.messages.some(({text}) => text === 'my next question');
      expect(sent ? 'my next question' : page.input.value).to.equal('my next question');
      if (sent) return;
      page.element.threadId = 'another-thread';
      await page.element.updateComplete;
      expect(page.input.value, 'in another thread').to.equal('');
      page.element.threadId = null;
      await until(() => page.input.value === 'my next question', "the draft of the visit's own");
    });
  }

  it('E06 E09 asks for no puzzle and no dragging: there is one field, and buttons', async () => {
    for (const state of CHAT_STATES) {
      const {root, input} = await enterState(standIn, state);
      const odd = 'input, select, canvas, iframe, [draggable=true], [contenteditable]';
      expect(root.querySelectorAll(odd), state.name).to.have.length(0);
      expect(root.querySelectorAll('textarea'), state.name).to.have.length(1);
      expect(getComputedStyle(input).resize).to.equal('none');
    }
  });

  it('E11 a suggested question is a button that sends it, and says nothing of its own', async () => {
    answerWith(standIn, 'It is on its way.');
    const page = await chatPage(standIn, {prompts: ['Where is my order?']});
    const live = new LiveRecorder();
    page.find<HTMLElement>('.scroll').focus();
    await tabTo((element) => element.textContent?.trim() === 'Where is my order?');
    expect(focused().localName).to.equal('button');
    await pressKey('Enter');
    await until(() => page.turns[0] === 'Where is my order?');
    expect(describeElement(focused()), 'the button is gone').to.equal(describeElement(page.input));
    await until(() => live.texts.includes('It is on its way.'));
    await until(() => live.heard.length >= 3);
    expect(live.texts).to.have.members([
      ...['Assistant is thinking', 'Assistant said:', 'It is on its way.'],
    ]);
  });

  it('E12 a new conversation keeps what is being written, and the old one can be had again', async () => {
    answerWith(standIn, 'Noted.');
    const page = await chatPage(standIn);
    await page.ask('Remember me');
    await page.answered();
    page.type('unsent');
    await page.element.updateComplete;
    let left: string | null = null;
    page.element.addEventListener('behest-thread-change', ({detail}) => {
      left = detail.previousThreadId;
    });
    page.press('New conversation');
    await until(() => page.turns.length === 0);
    expect(page.input.value).to.equal('unsent');
    expect(left).to.match(/^thread_/);
  });
});
