import {expect} from 'chai';

import type {BehestChat} from '../../widget/behest-chat.ts';
import {chatPage} from '../support/chat-page.ts';
import type {ChatPage} from '../support/chat-page.ts';
import {nextEvent, until} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('a draft', () => {
  const standIn = useStandIn();

  const remount = async (page: ChatPage, settings: Partial<BehestChat> = {}) => {
    page.element.remove();
    return chatPage(standIn, settings);
  };

  it('survives a reload', async () => {
    const page = await chatPage(standIn);
    page.type('half a thought');
    await page.element.updateComplete;
    const again = await remount(page);
    expect([again.element.draft, again.input.value]).to.deep.equal([
      ...['half a thought', 'half a thought'],
    ]);
  });

  it('belongs to its thread', async () => {
    const page = await chatPage(standIn, {threadId: 'one'});
    page.type('for one');
    await page.element.updateComplete;
    page.element.threadId = 'two';
    await page.element.updateComplete;
    expect(page.input.value).to.equal('');
    page.type('for two');
    await page.element.updateComplete;
    page.element.threadId = 'one';
    await page.element.updateComplete;
    expect(page.input.value).to.equal('for one');
    Object.assign(page.element, {threadId: 'two', draft: 'set by the page'});
    await page.element.updateComplete;
    expect(page.input.value).to.equal('set by the page');
  });

  it('is kept nowhere with persist="none", and nowhere once it was sent', async () => {
    const shy = await chatPage(standIn, {persist: 'none'});
    shy.type('secret words');
    await shy.element.updateComplete;
    expect(JSON.stringify({...sessionStorage})).to.not.contain('secret words');
    const page = await remount(shy);
    await page.ask('secret question');
    await page.answered();
    expect(JSON.stringify({...sessionStorage})).to.not.contain('secret question');
  });

  it('is wiped by reset(), in every thread', async () => {
    const page = await chatPage(standIn, {threadId: 'one'});
    page.type('a secret of Ada');
    await page.element.updateComplete;
    page.element.threadId = 'two';
    await page.element.updateComplete;
    const changed = nextEvent<CustomEvent<{reason: string}>>(page.element, 'behest-thread-change');
    page.element.reset();
    expect((await changed).detail.reason).to.equal('reset');
    await page.element.updateComplete;
    expect(JSON.stringify({...sessionStorage})).to.not.contain('secret of Ada');
    await until(() => page.input.value === '');
  });
});
