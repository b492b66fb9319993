import {expect} from 'chai';

import {chatPage} from '../support/chat-page.ts';
import type {ChatPage} from '../support/chat-page.ts';
import {conversationOf} from '../support/conversation.ts';
import {emulateMedia} from '../support/emulate.ts';
import {until} from '../support/fixture.ts';
import {launcherPage} from '../support/launcher-page.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('what is new', () => {
  const standIn = useStandIn();

  /** The classes of what fades in now. */
  const coming = ({root}: ChatPage): readonly string[] =>
    root
      .getAnimations()
      .filter((move) => move instanceof CSSTransition && move.transitionProperty === 'opacity')
      .map(({effect}) => ((effect as KeyframeEffect).target as Element).className);

  it('comes softly: a message, a card, a countdown, and nothing of what was said before', async () => {
    const page = await chatPage(standIn, {messages: conversationOf(30)});
    expect(coming(page)).to.have.length(2);
    await until(() => coming(page).length === 0);
    await page.ask('/s 429 n=20\nToo fast?');
    expect(coming(page)).to.deep.equal(['message user', 'message assistant last']);
    await until(() => coming(page).includes('toast'));
    await emulateMedia({'prefers-reduced-motion': 'reduce'});
    const still = await chatPage(standIn, {messages: conversationOf(2)});
    expect(coming(still)).to.deep.equal([]);
  });

  it('is that a history is loading only after 300 ms', async () => {
    standIn.answerGateway = () => new Promise(() => undefined);
    const page = await chatPage(standIn, {threadId: 'slow'});
    const line = await until(() => page.root.querySelector<HTMLElement>('.loading'));
    const [wait] = line.getAnimations();
    expect(wait?.effect?.getComputedTiming().duration).to.equal(300);
    expect(getComputedStyle(line).opacity).to.equal('0');
    wait?.finish();
    expect(getComputedStyle(line).opacity).to.equal('1');
  });

  it('is seen at the launcher too: a ring while an answer comes', async () => {
    const page = await launcherPage(standIn);
    const shadow = (): string => getComputedStyle(page.launcher).boxShadow;
    const atRest = shadow();
    const answer = page.element.send('/s stall\nTell me a story.');
    await page.untilState('streaming');
    expect(shadow()).to.not.equal(atRest);
    page.element.stop();
    await answer;
    await page.untilState('idle');
    expect(shadow()).to.equal(atRest);
  });
});
