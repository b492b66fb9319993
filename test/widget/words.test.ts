import {expect} from 'chai';
import {html} from 'lit';

import '../../widget/define.ts';
import '../../widget/languages/de.ts';
import type {BehestChat} from '../../widget/behest-chat.ts';
import {registerLanguage} from '../../widget/language-registry.ts';
import {german} from '../../widget/languages/de.ts';
import {fixture, until} from '../support/fixture.ts';

describe('the language of the chat', () => {
  const label = (element: BehestChat): string | undefined =>
    element.renderRoot.querySelector('label')?.textContent;
  const chat = async (lang: string): Promise<BehestChat> => {
    const around = await fixture(html`<div lang=${lang}><behest-chat></behest-chat></div>`);
    const element = around.querySelector('behest-chat') as BehestChat;
    await element.updateComplete;
    return element;
  };

  it('is that of the page around it, and is named on its root', async () => {
    const element = await chat('de-AT');
    expect(label(element)).to.equal('Nachricht');
    expect(element.renderRoot.querySelector('.root')?.getAttribute('lang')).to.equal('de-AT');
  });

  it('is English where the page speaks a language that nobody brought', async () => {
    const element = await chat('fi');
    expect(label(element)).to.equal('Message');
    expect(element.renderRoot.querySelector('.root')?.getAttribute('lang')).to.equal('en');
  });

  it('survives a page whose language tag is none', async () => {
    const element = await chat('de_!!');
    expect(label(element)).to.equal('Message');
    element.lang = 'en-!';
    await element.updateComplete;
    expect(element.renderRoot.querySelector('.root')?.getAttribute('lang')).to.equal('en');
  });

  it('follows the page when that changes', async () => {
    const element = await chat('en');
    element.parentElement?.setAttribute('lang', 'de');
    await until(() => label(element) === 'Nachricht');
    element.lang = 'en-GB';
    await until(() => label(element) === 'Message');
  });

  it('is found through the shadow roots around the element', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="de"></div>`);
    const element = document.createElement('behest-chat');
    outer.attachShadow({mode: 'open'}).append(element);
    await element.updateComplete;
    expect(label(element)).to.equal('Nachricht');
  });

  it('comes when its table comes late', async () => {
    const element = await chat('nl');
    expect(label(element)).to.equal('Message');
    registerLanguage({...german, language: 'nl', composerLabel: 'Bericht'});
    await until(() => label(element) === 'Bericht');
  });

  it('leaves nothing without a name when the host has left a word empty', async () => {
    const element = await chat('en');
    element.strings = {title: '', send: ' ', copyCode: '', unread: {other: ''}, composerLabel: ''};
    await element.updateComplete;
    expect(label(element)).to.equal('Message');
    const names = [
      ...element.renderRoot.querySelectorAll('header [aria-label], .send, .title'),
    ].map((named) => named.getAttribute('aria-label') ?? named.textContent);
    expect(names).to.deep.equal(['Chat', 'New conversation', 'Send message']);
  });

  it('leaves the last word to the host, and ignores words that fit no place', async () => {
    const element = await chat('de');
    element.strings = {
      ...{composerLabel: 'Ihre Frage', remaining: 'noch {count}', greeting: 7, foreign: 'x'},
    } as unknown as BehestChat['strings'];
    element.maxLength = 10;
    element.draft = '123456789';
    await element.updateComplete;
    expect(label(element)).to.equal('Ihre Frage');
    expect(element.renderRoot.textContent).to.contain('Wie können wir Ihnen helfen?');
    expect(element.renderRoot.textContent).to.contain('noch 1');
  });
});
