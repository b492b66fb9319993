import {expect} from 'chai';

import {chatPage} from '../support/chat-page.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('page context', () => {
  const standIn = useStandIn();
  const systemMessages = (): readonly string[] =>
    (standIn.chats.at(-1)?.body?.messages ?? [])
      .filter(({role}) => role === 'system')
      .map(({content}) => content);

  before(() => (document.title = 'Spare parts · Larkspur'));

  it('is absent unless the host asks for it', async () => {
    const page = await chatPage(standIn);
    page.element.setAttribute('page-context', 'false');
    await page.ask('Which page is this?');
    await page.answered();
    expect(systemMessages()).to.deep.equal([]);
  });

  it('reaches the model, which proves it in its answer', async () => {
    const page = await chatPage(standIn);
    page.element.setAttribute('page-context', '');
    await page.ask('Which page am I on?');
    await page.answered();
    expect(systemMessages()).to.have.length(1);
    expect(page.element.messages[1]?.text).to.contain('Spare parts · Larkspur');
  });

  it('takes what the host adds, read anew for each question', async () => {
    let count = 0;
    const page = await chatPage(standIn, {context: () => ({cart: [`item ${++count}`]})});
    await page.ask('One');
    await page.answered();
    expect(systemMessages()[0]).to.contain('item 1');
    await page.ask('Two');
    await page.answered();
    expect(systemMessages()[0]).to.contain('item 2');
    expect(standIn.chats.at(-1)?.body?.messages).to.have.length(2);
  });

  it('costs nobody an answer when the host’s function fails', async () => {
    const page = await chatPage(standIn, {
      context: () => {
        throw new Error('no cart');
      },
    });
    await page.ask('Hello');
    await page.answered();
    expect(page.element.messages[1]?.status).to.equal('done');
    expect(systemMessages()).to.deep.equal([]);
  });
});
