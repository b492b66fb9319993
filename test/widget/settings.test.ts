import {expect} from 'chai';
import {html} from 'lit';

import type {BehestChat} from '../../widget/behest-chat.ts';
import {violations} from '../support/axe.ts';
import {chatPage, ChatPage} from '../support/chat-page.ts';
import {fixture} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('what a host may set', () => {
  const standIn = useStandIn();

  it('lays its words over the English ones, from markup too', async () => {
    const element = await fixture<BehestChat>(html`
      <behest-chat
        token-endpoint=${standIn.endpoint}
        strings='{"greeting": "Was kann ich tun?", "language": "de"}'
      ></behest-chat>
    `);
    const page = new ChatPage(element);
    expect(page.find('.empty').textContent).to.contain('Was kann ich tun?');
    expect(page.find<HTMLElement>('.root').lang).to.equal('de');
    expect(page.button.getAttribute('aria-label')).to.equal('Send message');
  });

  it('survives JSON that is none and objects written as text', async () => {
    const page = await chatPage(standIn, {prompts: ['Where is my order?']});
    page.element.setAttribute('prompts', '[broken');
    page.element.setAttribute('strings', '[object Object]');
    page.element.setAttribute('label', '[object Object]');
    await page.element.updateComplete;
    expect(page.find('.prompts').textContent).to.contain('Where is my order?');
    expect(page.find('.title').textContent).to.equal('Chat');
  });

  it('offers questions to begin with, and sends the one that is pressed', async () => {
    const prompts = ['One', {label: 'Two', text: 'The second question'}, 'Three', 'Four', 'Five'];
    const page = await chatPage(standIn, {prompts, draft: 'half a thought'});
    expect(page.root.querySelectorAll('.prompts button')).to.have.length(4);
    expect(await violations(page.element)).to.deep.equal([]);
    page.press('Two');
    await page.answered();
    expect(page.turns[0]).to.equal('The second question');
    expect(page.input.value).to.equal('half a thought');
    expect(page.has('.prompts')).to.equal(false);
  });

  it('names a prompt by its text when its label is blank', async () => {
    const page = await chatPage(standIn, {prompts: [{label: ' ', text: 'Where is it?'}]});
    expect(page.find('.prompts button').textContent.trim()).to.equal('Where is it?');
  });

  it('ignores prompts that are none', async () => {
    const prompts = [null, 7, {label: 'No text'}, ' '] as unknown as readonly string[];
    const page = await chatPage(standIn, {prompts});
    expect(page.has('.prompts')).to.equal(false);
  });

  it('counts near the limit, cuts nothing off, and sends nothing over it', async () => {
    const page = await chatPage(standIn, {maxLength: 20});
    page.type('x'.repeat(17));
    await page.element.updateComplete;
    expect(page.find('#count').textContent).to.equal('');
    page.type('x'.repeat(19));
    await page.element.updateComplete;
    expect(page.find('#count').textContent).to.equal('1 character left');
    page.type('x'.repeat(25));
    await page.element.updateComplete;
    expect(page.find('#count').textContent).to.equal('5 characters over the limit');
    expect(page.input.getAttribute('aria-invalid')).to.equal('true');
    page.pressKey('Enter');
    expect(standIn.chats).to.have.length(0);
    expect(page.input.value).to.have.length(25);
  });
});
