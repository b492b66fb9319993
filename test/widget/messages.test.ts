import {expect} from 'chai';
import {html} from 'lit';

import {violations} from '../support/axe.ts';
import {ChatPage, chatPage} from '../support/chat-page.ts';
import {FakeClipboard} from '../support/clipboard.ts';
import {fixture, until} from '../support/fixture.ts';
import {events, streamOf, wholeAnswer} from '../support/sse.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('a message', () => {
  const standIn = useStandIn();
  const clipboard = new FakeClipboard();
  const buttons = (page: ChatPage): readonly string[] =>
    [...page.root.querySelectorAll('.messages button.quiet')].map((button) =>
      button.textContent.trim(),
    );
  const answering = async (text: string, page?: ChatPage): Promise<ChatPage> => {
    const chat = page ?? (await chatPage(standIn));
    standIn.answerGateway = () => streamOf(events(wholeAnswer(text)));
    await chat.ask('Tell me.');
    await chat.answered();
    await until(() => chat.find('.message.last .meta'));
    return chat;
  };

  it('stands there in the same task as the Enter that sent it', async () => {
    const page = await chatPage(standIn);
    page.type('Hello');
    await page.element.updateComplete;
    page.pressKey('Enter');
    await Promise.resolve();
    expect(page.turns[0]).to.equal('Hello');
    expect(page.has('.dots')).to.equal(true);
  });

  it('lets the page style its code by the part of that name', async () => {
    const page = await answering('```js\nlet x;\n```');
    const sheet = document.createElement('style');
    sheet.textContent = 'behest-chat::part(code) {outline: 3px solid rgb(1, 2, 3)}';
    page.element.before(sheet);
    const block = await until(() => page.root.querySelector('.code-block'));
    expect(getComputedStyle(block).outlineColor).to.equal('rgb(1, 2, 3)');
    sheet.remove();
  });

  it('is copied as it was written and as it looks', async () => {
    const markdown = '**Bold** [here](https://a.test/)\n\n```js\nlet x;\n```\n\n<b>raw</b>\n';
    const page = await answering(markdown);
    page.press('Copy');
    await until(() => clipboard.last);
    expect(clipboard.last?.plain).to.equal(markdown);
    const box = document.createElement('template');
    box.innerHTML = clipboard.last?.html ?? '';
    expect(box.content.querySelector('strong')?.textContent).to.equal('Bold');
    expect(box.content.querySelector('a')?.href).to.equal('https://a.test/');
    expect(box.content.querySelector('pre code')?.textContent).to.equal('let x;\n');
    expect(box.content.querySelector('b, button, .new-tab, [class], [role]')).to.equal(null);
    expect(box.content.textContent).to.contain('<b>raw</b>').and.not.contain('Copy');
  });

  it('says "Copied" for two seconds, to the ear as well', async () => {
    const page = await answering('Short.');
    const status = await until(() =>
      document.querySelector('[data-behest-announcer] [role=status]'),
    );
    page.press('Copy');
    await until(() => buttons(page).includes('Copied'));
    const since = performance.now();
    await until(() => status.lastElementChild?.textContent === 'Copied');
    await until(() => buttons(page).includes('Copy'));
    expect(performance.now() - since).to.be.within(1500, 3500);
  });

  it('says so when copying is not allowed', async () => {
    const page = await answering('Short.');
    const status = await until(() =>
      document.querySelector('[data-behest-announcer] [role=status]'),
    );
    clipboard.allowed = false;
    page.press('Copy');
    await until(() => status.textContent.includes('Copying was not possible.'));
    expect(buttons(page)).to.include('Copy');
  });

  it('gives the exact code of a block', async () => {
    const code = 'if (a < b) {\n\treturn "&";\n}';
    const page = await answering(`\`\`\`js\n${code}\n\`\`\``);
    const copy = await until(() => page.root.querySelector<HTMLButtonElement>('.code-copy'));
    await until(() => page.find('.body pre').textContent.trim() === code);
    copy.click();
    await until(() => clipboard.last);
    expect(clipboard.last).to.deep.equal({plain: code, html: ''});
  });

  it('is answered anew with "Try again", the last one only, without its old answer', async () => {
    const page = new ChatPage(
      await fixture(
        html`<behest-chat token-endpoint=${standIn.endpoint} persist="none"></behest-chat>`,
      ),
    );
    await answering('First answer.', page);
    await answering('Second answer.', page);
    expect(buttons(page)).to.deep.equal(['Copy', 'Copy', 'Try again']);
    standIn.answerGateway = () => streamOf(events(wholeAnswer('A better one.')));
    page.press('Try again');
    await until(() => page.turns.at(-1) === 'A better one.');
    expect(page.root.activeElement).to.equal(page.input);
    expect(page.turns).to.deep.equal(['Tell me.', 'First answer.', 'Tell me.', 'A better one.']);
    expect(standIn.chats.at(-1)?.body?.messages?.map(({content}) => content)).to.deep.equal([
      ...['Tell me.', 'First answer.', 'Tell me.'],
    ]);
  });

  it('says how it ended, and offers what helps', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s length\nLong, please');
    await page.answered();
    await until(() => buttons(page).includes('Ask to continue'));
    expect(await violations(page.element)).to.deep.equal([]);
    page.press('Ask to continue');
    await until(() => page.turns[2] === 'Please continue.');
    expect(page.root.activeElement).to.equal(page.input);
    await page.answered();

    await page.ask('/s filter\nNot allowed');
    await page.answered();
    expect(page.find('.last .caption').textContent).to.contain('content rule');
    expect(buttons(page)).to.not.include('Try again');
  });

  it('says that nothing came back instead of showing an empty answer', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s empty\nAnything?');
    await page.answered();
    const card = await until(() => page.root.querySelector('li .card'));
    expect(card.textContent).to.contain('No answer came back.').and.contain('Try again');
    expect(buttons(page)).to.not.include('Copy');
  });

  it('keeps what came before the reader left the page, and says why it ends there', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s stall\nA story');
    await page.untilState('streaming');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await page.answered();
    expect(page.find('.caption').textContent).to.equal('Stopped when you left the page');
  });

  it('comes back to a composer in which something else stands with "Edit"', async () => {
    const page = await chatPage(standIn);
    standIn.answerGateway = () => new Promise((resolve) => (answer = resolve));
    let answer: (response: Response) => void = () => undefined;
    await page.ask('First thought');
    await until(() => standIn.chats.length === 1);
    page.type('Second thought');
    answer(Response.json({error: {message: 'no', code: 'bad_request'}}, {status: 400}));
    await until(() => buttons(page).includes('Edit'));
    const edit = page.find('.user .quiet');
    expect([edit.textContent.trim(), edit.className]).to.deep.equal(['Edit', 'quiet chip']);
    expect(page.input.value).to.equal('Second thought');
    page.press('Edit');
    await page.element.updateComplete;
    expect(page.input.value).to.equal('First thought\nSecond thought');
    expect(page.root.activeElement).to.equal(page.input);
    expect(page.turns).to.deep.equal([]);
  });

  it('has controls that a finger can meet, and that a keyboard finds unseen', async () => {
    const page = await chatPage(standIn);
    await answering('One.', page);
    await answering('Two.', page);
    for (const button of page.root.querySelectorAll('.quiet')) {
      const {width, height} = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    const [above] = page.root.querySelectorAll<HTMLElement>('.quiet');
    const seen = (): string | undefined => above && getComputedStyle(above).opacity;
    // Without a pointer that can hover they are seen all the time.
    expect(seen()).to.equal(matchMedia('(hover: hover)').matches ? '0' : '1');
    above?.focus();
    expect(page.root.activeElement).to.equal(above);
    expect(seen()).to.equal('1');
  });
});
