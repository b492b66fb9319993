import {expect} from 'chai';

import {chatPage} from '../support/chat-page.ts';
import {until} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('the life of the element', () => {
  const standIn = useStandIn();
  const openStreams = (): number => standIn.gateway.stats().open;

  const streaming = async () => {
    const page = await chatPage(standIn);
    await page.ask('/s stall\nTell me a long story.');
    await page.untilState('streaming');
    return page;
  };

  for (const how of ['insertBefore', 'moveBefore'] as const) {
    it(`goes on with its reply when it is moved by ${how}`, async () => {
      const page = await streaming();
      const elsewhere = document.createElement('section');
      document.body.append(elsewhere);
      let takenOut = 0;
      page.element.addController({hostDisconnected: () => takenOut++});
      elsewhere[how](page.element, null);
      await page.element.updateComplete;
      expect(page.element.state).to.equal('streaming');
      expect(openStreams()).to.equal(1);
      expect(takenOut).to.equal(how === 'moveBefore' ? 0 : 1);
      page.press('Stop response');
      await page.untilState('idle');
      await until(() => openStreams() === 0);
      elsewhere.remove();
    });
  }

  it('stops when it stays away, and works again when it comes back', async () => {
    const page = await streaming();
    const home = page.element.parentElement;
    const shown = page.turns[1] ?? '';
    page.element.remove();
    await until(() => openStreams() === 0);
    home?.append(page.element);
    await page.element.updateComplete;
    expect(page.element.messages.at(-1)?.status).to.equal('stopped');
    expect(page.turns[1]?.startsWith(shown)).to.equal(true);
    expect(page.find('.caption').textContent).to.equal('Stopped');
    await page.ask('And now?');
    await page.answered();
    expect(page.element.messages).to.have.length(4);
  });

  it('stops when the page is left, and keeps what has come', async () => {
    const page = await streaming();
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    expect(page.element.state).to.equal('idle');
    await until(() => openStreams() === 0);
    await page.element.updateComplete;
    expect(page.find('.caption').textContent).to.equal('Stopped when you left the page');
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await page.ask('Still there?');
    await page.answered();
  });

  it('hands a question that was not taken back when the page is left, before what is written', async () => {
    const page = await chatPage(standIn);
    standIn.answerGateway = () => new Promise(() => undefined);
    await page.ask('Did you get this?');
    await until(() => standIn.chats.length === 1);
    page.element.draft = 'And this?';
    await page.element.updateComplete;
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: false}));
    await page.element.updateComplete;
    const draft = 'Did you get this?\nAnd this?';
    expect([page.element.draft, page.input.value]).to.deep.equal([draft, draft]);
    expect(Object.values(sessionStorage)).to.include(draft);
    expect(page.element.messages).to.deep.equal([]);
  });

  it('stops before the headers have come, without a word of complaint', async () => {
    const page = await chatPage(standIn);
    const complaints: string[] = [];
    page.element.addEventListener('behest-error', ({detail}) => complaints.push(detail.code));
    standIn.answerGateway = () => new Promise(() => undefined);
    await page.ask('Hello?');
    await until(() => standIn.chats.length === 1);
    page.press('Stop response');
    await page.untilState('idle');
    expect(page.element.messages.at(-1)?.status).to.equal('stopped');
    expect(complaints).to.deep.equal([]);
  });

  it('stops while it waits to try again, and asks no more', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s 503 times=9\nHello?');
    await until(() => standIn.chats.length === 1);
    page.element.stop();
    await page.untilState('idle');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(standIn.chats).to.have.length(1);
  });

  it('resolves send() with what came, also when it was stopped or left', async () => {
    const page = await chatPage(standIn);
    const stopped = page.element.send('/s stall\nTell me a long story.');
    await page.untilState('streaming');
    page.element.stop();
    expect((await stopped).status).to.equal('stopped');
    const left = page.element.send('/s stall\nTell me another long story.');
    await page.untilState('streaming');
    page.element.threadId = 'another-thread';
    expect((await left).status).to.equal('stopped');
    expect(page.element.messages).to.deep.equal([]);
  });

  it('refuses a second send() while it answers, and an empty one', async () => {
    const page = await streaming();
    const misuse = async (text: string): Promise<string> =>
      page.element.send(text).then(
        () => 'sent',
        (error: Error) => error.message,
      );
    expect(await misuse('Too early')).to.contain('reply');
    page.element.stop();
    expect(await misuse('  ')).to.contain('empty');
    expect(standIn.chats).to.have.length(1);
  });

  it('leaves no listener on the window behind', async () => {
    const added = new Map<string, number>();
    const {addEventListener, removeEventListener} = window;
    const count = (by: number, type: string): void => {
      added.set(type, (added.get(type) ?? 0) + by);
    };
    window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      count(1, args[0]);
      addEventListener.apply(window, args);
    };
    window.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      count(-1, args[0]);
      removeEventListener.apply(window, args);
    };
    try {
      const page = await chatPage(standIn);
      expect(added.get('pagehide')).to.equal(1);
      page.element.remove();
      const left = [...added].filter(([, count]) => count > 0);
      expect(left).to.deep.equal([]);
    } finally {
      Object.assign(window, {addEventListener, removeEventListener});
    }
  });
});
