import {expect} from 'chai';
import {html} from 'lit';

import type {BehestChat} from '../../widget/behest-chat.ts';
import {chatPage} from '../support/chat-page.ts';
import {fixture} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';
import {useWarnings} from '../support/warnings.ts';

describe('messages', () => {
  const standIn = useStandIn();
  const told = useWarnings();

  it('are frozen', async () => {
    const page = await chatPage(standIn);
    await page.ask('Hello');
    await page.answered();
    const {messages} = page.element;
    expect(Object.isFrozen(messages)).to.equal(true);
    expect(messages.every(Object.isFrozen)).to.equal(true);
    await page.ask('And again');
    await page.answered();
    expect(page.element.messages).to.have.length(4);
  });

  it('can be given by the host, in place of what the gateway holds, and sent to nobody', async () => {
    const writer = await chatPage(standIn, {threadId: 'order-4711'});
    await writer.ask('Where is my order?');
    await writer.answered();
    const kept = JSON.parse(JSON.stringify(writer.element.messages)) as BehestChat['messages'];
    writer.element.remove();
    const reads = standIn.reads.length;
    const page = await chatPage(standIn);
    page.element.threadId = 'order-4712';
    page.element.messages = [...kept, {role: 'assistant', text: 'Half an', status: 'streaming'}];
    page.element.messages = [...page.element.messages, {role: 'cook', text: 1}] as never;
    await page.element.updateComplete;
    expect(page.turns).to.have.length(3);
    expect(page.turns[0]).to.equal('Where is my order?');
    expect(page.element.messages.at(-1)?.status).to.equal('stopped');
    expect(page.element.threadId).to.equal('order-4712');
    expect(standIn.reads.length - reads).to.be.at.most(1);
    await page.ask('And now?');
    await page.answered();
    expect(page.element.messages).to.have.length(5);
    expect(new Set(page.element.messages.map(({id}) => id)).size).to.equal(5);
  });

  it('load no history when they were given before the start', async () => {
    const home = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement('behest-chat');
    const messages = [{id: 'db-1', role: 'user', text: 'From my own database'}] as const;
    Object.assign(element, {messages, threadId: 'order-1', tokenEndpoint: standIn.endpoint});
    home.append(element);
    await element.updateComplete;
    expect(element.messages.map(({id}) => id)).to.deep.equal(['db-1']);
    expect(standIn.reads).to.have.length(0);
  });

  it('cannot be replaced while a reply is being made', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s stall\nTell me a story.');
    await page.untilState('streaming');
    page.element.messages = [];
    expect(page.element.messages).to.have.length(2);
    expect(told().join()).to.contain('messages');
  });
});
