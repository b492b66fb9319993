import {expect} from 'chai';

import type {BehestChatEventMap} from '../../widget/events.ts';
import {violations} from '../support/axe.ts';
import {chatPage} from '../support/chat-page.ts';
import {settle} from '../support/fake-clock.ts';
import {nextEvent, until} from '../support/fixture.ts';
import {events, streamOf, wholeAnswer} from '../support/sse.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('<behest-chat>', () => {
  const standIn = useStandIn();

  it('asks nothing of anybody before the reader comes near', async () => {
    const page = await chatPage(standIn);
    await page.element.updateComplete;
    expect(standIn.mints).to.equal(0);
    expect(standIn.requests).to.have.length(0);
    expect(page.root.textContent).to.contain('How can we help?');
  });

  it('gets a token when the reader comes near, so that the first answer is not late', async () => {
    const page = await chatPage(standIn);
    // A page behind another one gets no focus events of its own.
    page.input.dispatchEvent(new FocusEvent('focusin', {bubbles: true, composed: true}));
    await until(() => standIn.mints === 1);
    expect(standIn.requests).to.have.length(0);
  });

  it('does not ask for a token each time the reader comes near and nobody is signed in', async () => {
    standIn.user = null;
    const page = await chatPage(standIn);
    for (let time = 0; time < 3; time++) {
      page.input.dispatchEvent(new FocusEvent('focusin', {bubbles: true, composed: true}));
      await until(() => standIn.mints > 0);
      await settle();
    }
    expect(standIn.mints).to.equal(1);
  });

  it('shows the question at once and the answer as markdown', async () => {
    const page = await chatPage(standIn);
    await page.ask('Show me **everything**.');
    expect(page.turns[0]).to.equal('Show me **everything**.');
    expect(page.input.value).to.equal('');
    await page.untilState('idle');
    await until(() => (page.turns[1] ?? '').length > 10);
    expect(page.element.messages.map(({role, status}) => [role, status])).to.deep.equal([
      ['user', 'done'],
      ['assistant', 'done'],
    ]);
    expect(standIn.mints).to.equal(1);
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('turns Send into Stop on the same button, without losing the focus', async () => {
    const page = await chatPage(standIn);
    const {button} = page;
    await page.ask('/s stall\nTell me a story.');
    await page.untilState('streaming');
    button.focus();
    expect(page.button).to.equal(button);
    expect(button.getAttribute('aria-label')).to.equal('Stop response');
    button.click();
    await page.untilState('idle');
    expect(page.root.activeElement).to.equal(button);
    expect(button.getAttribute('aria-label')).to.equal('Send message');
    expect(page.element.messages.at(-1)?.status).to.equal('stopped');
    expect(page.find('.caption').textContent).to.equal('Stopped');
    expect(page.element.messages.at(-1)?.text).to.not.equal('');
  });

  it('offers to try again after a failure, and keeps the question', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 500 times=3\nWill this work?');
    const {detail} = await nextEvent<BehestChatEventMap['behest-error']>(
      page.element,
      'behest-error',
    );
    expect(detail.code).to.equal('server_error');
    await page.element.updateComplete;
    expect(page.find('.card').textContent).to.contain('Your message is kept.');
    expect(page.find('.trace').textContent).to.contain(detail.traceId ?? 'no trace id');
    expect(await violations(page.element)).to.deep.equal([]);
    page.press('Try again');
    await page.answered();
    expect(page.has('.card')).to.equal(false);
    expect(page.turns).to.have.length(2);
    expect(standIn.chats).to.have.length(4);
  });

  it('stops what it is doing when it is taken away, and goes on when it was only moved', async () => {
    const page = await chatPage(standIn);
    const {element} = page;
    const home = element.parentElement;
    await page.ask('/s stall\nOnce upon a time');
    await page.untilState('streaming');
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await element.updateComplete;
    expect(element.state).to.equal('streaming');
    home?.append(element);
    elsewhere.remove();
    element.remove();
    await until(() => standIn.gateway.stats().open === 0, 'the stream to be closed');
    expect(element.state).to.equal('idle');
  });

  it('keeps one thread per visit, and finds it again once it was used', async () => {
    const first = await chatPage(standIn);
    const {threadId} = first.element;
    expect(threadId).to.match(/^thread_/);
    await first.ask('Remember me');
    await first.answered();
    first.element.remove();

    const second = await chatPage(standIn);
    expect(second.element.threadId).to.equal(threadId);
    await until(() => second.turns.length === 2);
    expect(second.turns[0]).to.equal('Remember me');
  });

  it('shows the history of the thread that the page names', async () => {
    const writer = await chatPage(standIn, {threadId: 'order-4711'});
    await writer.ask('Where is my order?');
    await writer.answered();
    writer.element.remove();

    const reader = await chatPage(standIn, {threadId: 'order-4711'});
    await until(() => reader.turns.length === 2);
    expect(reader.turns[0]).to.equal('Where is my order?');
    expect(sessionStorage.getItem(`behest-chat:thread:${standIn.endpoint}`)).to.equal(null);
  });

  it('shows one user nothing of another one after reset()', async () => {
    const page = await chatPage(standIn);
    await page.ask('A secret of Ada');
    await page.answered();
    const {threadId} = page.element;
    standIn.user = 'grace';
    page.element.reset();
    await page.element.updateComplete;
    expect(page.turns).to.deep.equal([]);
    expect(page.element.threadId).to.not.equal(threadId);
    await page.ask('Who am I?');
    await page.answered();
    expect(standIn.mints).to.equal(2);
    expect(page.root.textContent).to.not.contain('secret of Ada');
  });

  it('lets the page veto what is sent, and keeps the text', async () => {
    const page = await chatPage(standIn);
    page.element.addEventListener('behest-send', (event) => event.preventDefault());
    await page.ask('/clear');
    expect(page.input.value).to.equal('/clear');
    expect(standIn.requests).to.have.length(0);
  });

  it('says what is missing when nothing is set up', async () => {
    const page = await chatPage(standIn, {tokenEndpoint: ''});
    const failed = nextEvent<BehestChatEventMap['behest-error']>(page.element, 'behest-error');
    await page.ask('Hello?');
    const {detail} = await failed;
    expect(detail.code).to.equal('config');
    expect(detail.message).to.contain('token-endpoint');
    await page.element.updateComplete;
    expect(page.find('.card').textContent).to.contain('not set up correctly');
  });

  it('reads an answer out once, whole, in the tree of the page', async () => {
    const page = await chatPage(standIn, {label: 'Larkspur'});
    const log = await until(() => document.querySelector('[data-behest-announcer] [role=log]'));
    const answer = wholeAnswer(
      '# Gears\n\nUse **low** ones, see [here](https://a.test).\n\n- one\n',
    );
    standIn.answerGateway = () => streamOf(events(answer));
    await page.ask('Say something short.');
    await page.answered();
    await until(() => (log.textContent ?? '').includes('Larkspur said:'));
    expect([...log.children].slice(-4).map(({textContent}) => textContent)).to.deep.equal([
      ...['Larkspur said:', 'Gears', 'Use low ones, see here.', 'one'],
    ]);
    expect(document.querySelectorAll('[data-behest-announcer]')).to.have.length(1);
    expect(page.root.querySelector('[aria-live], [role=log], [role=alert]')).to.equal(null);
  });
});
