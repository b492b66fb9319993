import {expect} from 'chai';
import {html} from 'lit';

import {BehestChat} from '../../widget/behest-chat.ts';
import {focusedElement} from '../../widget/controllers/focused-element.ts';
import {chatPage, ChatPage} from '../support/chat-page.ts';
import {fixture} from '../support/fixture.ts';
import {launcherPage} from '../support/launcher-page.ts';
import {useStandIn} from '../support/stand-in.ts';
import {useWarnings} from '../support/warnings.ts';

describe('the public API', () => {
  const standIn = useStandIn();
  const told = useWarnings();

  describe('attributes', () => {
    const defaults: readonly (readonly [string, keyof BehestChat, string, unknown, unknown])[] = [
      ['token-endpoint', 'tokenEndpoint', '/t', '/t', ''],
      ['base-url', 'baseUrl', 'https://a.test', 'https://a.test', ''],
      ['model', 'model', 'big', 'big', ''],
      ['mode', 'mode', 'launcher', 'launcher', 'inline'],
      ['open', 'open', '', true, false],
      ['placement', 'placement', 'start', 'start', 'end'],
      ['theme', 'theme', 'dark', 'dark', 'auto'],
      ['label', 'label', 'Help', 'Help', ''],
      ['placeholder', 'placeholder', 'Ask', 'Ask', ''],
      ['prompts', 'prompts', '["One"]', ['One'], []],
      ['strings', 'strings', '{"title":"Hi"}', {title: 'Hi'}, {}],
      ['persist', 'persist', 'none', 'none', 'session'],
      ['maxlength', 'maxLength', '20', 20, 8000],
      ['upgrade-url', 'upgradeUrl', '/plans', '/plans', ''],
      ['sign-in-url', 'signInUrl', '/login', '/login', ''],
      ['page-context', 'pageContext', '', true, false],
      ['thread-id', 'threadId', 'order-1', 'order-1', null],
    ];

    it('each set its property, and its default again when they are taken away', () => {
      for (const [attribute, property, text, value, none] of defaults) {
        const element = document.createElement('behest-chat');
        expect(element[property], attribute).to.deep.equal(none);
        element.setAttribute(attribute, text);
        expect(element[property], attribute).to.deep.equal(value);
        element.removeAttribute(attribute);
        expect(element[property], attribute).to.deep.equal(none);
      }
    });

    it('reflect what page styles can target, and nothing else, and no default', async () => {
      const page = await chatPage(standIn);
      expect(page.element.getAttributeNames()).to.deep.equal(['token-endpoint']);
      Object.assign(page.element, {mode: 'launcher', open: true, placement: 'start'});
      Object.assign(page.element, {theme: 'dark', label: 'Help', threadId: 'order-1', draft: 'x'});
      await page.element.updateComplete;
      expect(page.element.getAttributeNames().sort()).to.deep.equal([
        ...['mode', 'open', 'placement', 'theme', 'token-endpoint'],
      ]);
    });

    it('read "false" as false, as React 18 writes it', () => {
      const element = document.createElement('behest-chat');
      element.setAttribute('open', 'false');
      element.setAttribute('page-context', 'false');
      expect([element.open, element.pageContext]).to.deep.equal([false, false]);
    });

    it('change nothing when they hold what cannot be meant, and say so once', () => {
      const element = document.createElement('behest-chat');
      Object.assign(element, {prompts: ['One'], strings: {title: 'Hi'}, maxLength: 20});
      const wrong = {prompts: '{"not": "a list"}', strings: '[broken', maxlength: 'many'};
      for (let time = 0; time < 2; time++) {
        for (const [name, value] of Object.entries(wrong)) element.setAttribute(name, value);
        element.setAttribute('placeholder', '[object Object]');
      }
      expect(element.prompts).to.deep.equal(['One']);
      expect(element.strings).to.deep.equal({title: 'Hi'});
      expect([element.maxLength, element.placeholder]).to.deep.equal([20, '']);
      expect(told().map((text) => /attribute (\w+)/.exec(text)?.[1])).to.deep.equal([
        ...['prompts', 'strings', 'maxlength', 'placeholder'],
      ]);
    });

    it('leave what the author has set on the element alone', async () => {
      const element = await fixture<BehestChat>(html`
        <behest-chat
          token-endpoint=${standIn.endpoint}
          id="mine"
          class="wide"
          role="group"
          tabindex="-1"
          lang="en"
          dir="rtl"
        ></behest-chat>
      `);
      await element.updateComplete;
      const {id, className, role, tabIndex, lang, dir} = element;
      expect([id, className, role, tabIndex, lang, dir]).to.deep.equal([
        ...['mine', 'wide', 'group', -1, 'en', 'rtl'],
      ]);
    });
  });

  it('keeps every property that was set before the definition', async () => {
    const early = document.createElement('behest-early') as BehestChat;
    const mint = (): Promise<string> => Promise.reject(new Error('not now'));
    const values = {tokenEndpoint: standIn.endpoint, draft: 'early words', mint, open: true};
    const prompts = ['One'];
    Object.assign(early, values, {prompts, mode: 'launcher', strings: {title: 'Early'}});
    Object.assign(early, {messages: [{role: 'user', text: 'Old question'}], threadId: 'early-1'});
    const home = await fixture<HTMLElement>(html`<div></div>`);
    home.append(early);
    expect(BehestChat.define('behest-early') === customElements.get('behest-early')).to.equal(true);
    await early.updateComplete;
    expect([early.draft, early.mode, early.open, early.threadId]).to.deep.equal([
      ...['early words', 'launcher', true, 'early-1'],
    ]);
    expect([early.prompts === prompts, early.mint === mint]).to.deep.equal([true, true]);
    expect(early.messages.map(({text}) => text)).to.deep.equal(['Old question']);
    expect(new ChatPage(early).find('.title').textContent).to.equal('Early');
  });

  it('is defined once, and says so when another version is there already', () => {
    expect(BehestChat.define() === BehestChat).to.equal(true);
    expect(told()).to.deep.equal([]);
    customElements.define(
      'behest-older',
      class extends HTMLElement {
        static readonly version = '0.0.1';
      },
    );
    BehestChat.define('behest-older');
    expect(told().join()).to.contain('0.0.1').and.to.contain(BehestChat.version);
  });

  it('shows its state to style sheets, and tells it before anybody hears of it', async () => {
    const page = await chatPage(standIn);
    expect(page.element.matches(':state(idle)')).to.equal(true);
    const heard: boolean[] = [];
    page.element.addEventListener('behest-state', ({detail}) =>
      heard.push(page.element.matches(`:state(${detail.state})`)),
    );
    await page.ask('/s stall\nHello');
    await page.untilState('streaming');
    page.element.stop();
    await page.untilState('idle');
    expect(heard).to.deep.equal([true, true, true]);
    expect(page.element.matches(':state(streaming)')).to.equal(false);
  });

  it('puts the focus into the composer and takes it away, and loses none to a click on text', async () => {
    const page = await chatPage(standIn);
    page.element.focus();
    expect(focusedElement(document)?.id).to.equal('input');
    expect(page.element.matches(':focus-within')).to.equal(true);
    page.element.blur();
    expect(focusedElement(document)?.id).to.equal(undefined);
    const launcher = await launcherPage(standIn);
    launcher.element.focus();
    expect(focusedElement(document)?.className).to.equal('root launcher');
    launcher.element.open = true;
    launcher.element.focus();
    await launcher.becomes('beside');
    expect(focusedElement(document)?.id).to.equal('input');
  });

  it('takes the focus by itself only where the page asks for it and nobody has it', async () => {
    const calm = await chatPage(standIn);
    expect(focusedElement(document)?.id).to.equal(undefined);
    calm.element.remove();
    const markup = html`<behest-chat token-endpoint=${standIn.endpoint} autofocus></behest-chat>`;
    const eager = await fixture<BehestChat>(markup);
    expect(focusedElement(document)?.id).to.equal('input');
    eager.remove();
    const field = await fixture<HTMLInputElement>(html`<input id="field" />`);
    field.focus();
    await fixture<BehestChat>(markup);
    expect(focusedElement(document)?.id).to.equal('field');
  });

  it('takes null and undefined for nothing, as frameworks set them', async () => {
    const page = await chatPage(standIn);
    const nothing = {label: undefined, prompts: null, strings: null, draft: undefined, model: null};
    Object.assign(page.element, nothing, {placeholder: null, maxLength: undefined, mode: null});
    await page.element.updateComplete;
    expect(page.find('.title').textContent).to.equal('Chat');
    await page.ask('Hello');
    await page.answered();
    expect(page.element.messages).to.have.length(2);
  });
});
