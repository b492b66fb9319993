import {expect} from 'chai';

import {BehestChat} from '../../widget/behest-chat.ts';
import {chatPage} from '../support/chat-page.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('the definition', () => {
  const standIn = useStandIn();

  it('registers the element once, whoever loads it a second time', async () => {
    expect(customElements.get('behest-chat')).to.equal(BehestChat);
    await import(`../../widget/define.ts?again=${Math.random()}`);
    expect(customElements.get('behest-chat')).to.equal(BehestChat);
  });

  it('keeps properties that were set before the element was upgraded', async () => {
    const home = document.createElement('div');
    const template = document.createElement('template');
    template.innerHTML = '<behest-chat label="From markup"></behest-chat>';
    const early = template.content.firstElementChild as BehestChat;
    expect(early).to.not.be.instanceOf(BehestChat);
    Object.assign(early, {tokenEndpoint: standIn.endpoint, threadId: 'early-thread'});
    home.append(early);
    document.body.append(home);
    await early.updateComplete;
    expect(early).to.be.instanceOf(BehestChat);
    expect([early.tokenEndpoint, early.threadId, early.label]).to.deep.equal([
      ...[standIn.endpoint, 'early-thread', 'From markup'],
    ]);
    home.remove();
  });

  it('never throws for a thread id that cannot travel, and keeps the one it has', async () => {
    const page = await chatPage(standIn);
    const {threadId} = page.element;
    page.element.setAttribute('thread-id', 'white space\n');
    await page.element.updateComplete;
    expect(page.element.threadId).to.equal(threadId);
  });
});
