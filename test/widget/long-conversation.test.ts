import {expect} from 'chai';

import {chatPage} from '../support/chat-page.ts';
import type {ChatPage} from '../support/chat-page.ts';
import {conversationOf} from '../support/conversation.ts';
import {useStandIn} from '../support/stand-in.ts';

const MESSAGES = conversationOf(500);
const TIMES = 41;
const MOST_MS = 8;

/** What it costs in ms, the median of many times, which no busy machine moves. */
async function costOf(act: (time: number) => unknown): Promise<number> {
  const costs: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const since = performance.now();
    await act(time);
    costs.push(performance.now() - since);
  }
  return costs.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!;
}

/** One more word, drawn and laid out. */
async function addWord({element, root}: ChatPage): Promise<void> {
  element.requestUpdate();
  await element.updateComplete;
  expect(root.querySelector('.scroll')?.scrollHeight).to.be.above(0);
}

describe('a conversation of 500 messages', () => {
  const standIn = useStandIn();

  it('grows by a word within a share of a frame, and by a letter in the field', async () => {
    const page = await chatPage(standIn, {messages: MESSAGES});
    await page.ask('/s stall\nAnd one more?');
    await page.untilState('streaming');
    expect(page.element.messages).to.have.length(502);
    expect(await costOf(() => addWord(page))).to.be.below(MOST_MS);
    const typing = await costOf((time) => page.type('A letter'.repeat(time)));
    expect(typing, 'typing waits for no drawing').to.be.below(MOST_MS);
    page.button.click();
  });

  it('draws nothing of what was said before anew', async () => {
    const page = await chatPage(standIn, {messages: MESSAGES});
    await page.ask('/s stall\nAnd one more?');
    await page.untilState('streaming');
    // Each message that is drawn asks for the language of the page.
    let drawn = 0;
    Object.defineProperty(document.documentElement, 'lang', {
      configurable: true,
      get: () => {
        drawn++;
        return 'en';
      },
    });
    try {
      page.element.requestUpdate();
      await page.element.updateComplete;
    } finally {
      Reflect.deleteProperty(document.documentElement, 'lang');
    }
    expect(drawn).to.equal(2);
    page.button.click();
  });
});
