import {expect} from 'chai';

import {accessibilityTree} from '../../support/accessibility-tree.ts';
import {chatPage} from '../../support/chat-page.ts';
import {answerWith, goOffline, goOnline, RICH_ANSWER} from '../../support/chat-states.ts';
import {fixture, until} from '../../support/fixture.ts';
import {focused, pressKey} from '../../support/focus.ts';
import {LiveRecorder} from '../../support/live-recorder.ts';
import {events, streamOf, wholeAnswer} from '../../support/sse.ts';
import {useStandIn} from '../../support/stand-in.ts';
import {html, render} from 'lit';

const announcers = () => [...document.querySelectorAll<HTMLElement>('[data-behest-announcer]')];
const SIXTY_WORDS = 'Shift before the hill begins, not on it. '.repeat(8).trim().slice(0, -1);

describe('what a screen reader hears', () => {
  const standIn = useStandIn();

  // What the chats of other tests still have to say is not heard here.
  beforeEach(() => announcers().forEach((announcer) => announcer.remove()));

  it('B01 speaks through regions that are there from the start and stay the same', async () => {
    const page = await chatPage(standIn);
    const before = [...(announcers()[0]?.children ?? [])];
    expect(before.map((region) => region.role)).to.deep.equal(['log', 'status', 'alert']);
    await page.ask('Hello');
    await page.answered();
    expect([...(announcers()[0]?.children ?? [])]).to.deep.equal(before);
  });

  it('B02 B13 one announcer serves the page, and its styles cannot silence it', async () => {
    await Promise.all([chatPage(standIn), chatPage(standIn), chatPage(standIn)]);
    expect(announcers()).to.have.length(1);
    const rules = document.createElement('style');
    rules.textContent = '* > div, body > div {display: none; visibility: hidden; position: static}';
    document.head.append(rules);
    const [announcer] = announcers();
    const inside = announcer?.querySelector('[role=status]');
    const shown = inside?.checkVisibility({visibilityProperty: true});
    const tree = await accessibilityTree();
    rules.remove();
    expect(
      tree.some(({role}) => role === 'status'),
      'in the tree',
    ).to.equal(true);
    expect(shown, 'shown').to.equal(true);
  });

  it('B03 in an open modal it speaks from inside that modal', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`
      <dialog aria-label="Help">
        <behest-chat token-endpoint=${standIn.endpoint}></behest-chat>
      </dialog>
    `);
    dialog.showModal();
    const chat = dialog.querySelector('behest-chat')!;
    answerWith(standIn, 'From inside.');
    const live = new LiveRecorder();
    void chat.send('Where are you?');
    await until(() => live.texts.includes('From inside.'));
    expect(dialog.querySelector('[data-behest-announcer] [role=log]')).to.not.equal(null);
    const roles = (await accessibilityTree()).map(({role}) => role);
    expect(roles).to.include.members(['log', 'status', 'alert']);
  });

  it('B03 in the modal of a component it speaks from inside that modal', async () => {
    const component = await fixture<HTMLElement>(html`<section></section>`);
    const root = component.attachShadow({mode: 'open'});
    render(html`<dialog aria-label="Help"><slot></slot></dialog>`, root);
    render(html`<behest-chat token-endpoint=${standIn.endpoint}></behest-chat>`, component);
    const dialog = root.querySelector('dialog')!;
    dialog.showModal();
    answerWith(standIn, 'From inside.');
    void component.querySelector('behest-chat')!.send('Where are you?');
    await until(() => dialog.querySelector('[role=log]')?.textContent.includes('From inside.'));
  });

  it('B04 B05 B07 an answer of 60 words is read once, whole, when it is there', async () => {
    standIn.answerGateway = () =>
      streamOf(events(wholeAnswer(...SIXTY_WORDS.split(/(?<= )/))), {reads: [300]});
    const page = await chatPage(standIn);
    const lives = [new LiveRecorder(), new LiveRecorder({honoursBusy: false})];
    await page.ask('How?');
    await until(() => lives[1]?.texts.includes(`${SIXTY_WORDS}`));
    expect(SIXTY_WORDS.split(' ').length).to.be.within(56, 64);
    for (const {heard, length} of lives) {
      const early = heard.filter(({role}) => role !== 'log');
      const answer = heard.filter(({role}) => role === 'log');
      expect(early.length).to.be.at.most(2);
      expect(length).to.be.at.most(1.2 * SIXTY_WORDS.length);
      expect(answer.map(({text}) => text)).to.deep.equal(['Assistant said:', SIXTY_WORDS]);
      expect(new Set(answer.map(({change}) => change)).size, 'one change').to.equal(1);
    }
  });

  it('B06 reads words: no marks, no addresses, no code', async () => {
    answerWith(standIn, RICH_ANSWER);
    const page = await chatPage(standIn);
    const live = new LiveRecorder();
    await page.ask('How do I change gears?');
    await until(() => live.texts.includes('The end.'));
    expect(live.texts.filter((text) => /[*_`#<>|]|https?:|const gears/.test(text))).to.deep.equal(
      [],
    );
    expect(live.texts.join(' ')).to.contain('Code block, ts, 2 lines');
  });

  it('B09 stopping is said once, politely', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s stall\nTell me a story.');
    await page.untilState('streaming');
    const live = new LiveRecorder();
    page.button.click();
    const stopped = () => live.heard.filter(({text}) => text.startsWith('Response stopped'));
    await until(() => stopped().length > 0);
    expect(stopped().map(({role, text}) => [role, text])).to.deep.equal([
      ['status', 'Response stopped. Partial answer kept.'],
    ]);
    expect(live.heard.filter(({role}) => role !== 'status')).to.deep.equal([]);
  });

  const failures = [
    ['a failure', '/s 404\nAnybody?', /^This chat is not set up correctly/],
    ['429', '/s 429 n=60\nToo fast?', /^Too many messages\. You can send again in 60 seconds\.$/],
    ['401', '/s 401-always\nStill me?', /^Your session has ended\. Sign in again to continue\.$/],
  ] as const;
  for (const [name, question, words] of failures) {
    it(`B09 ${name} is said once, at once`, async () => {
      const page = await chatPage(standIn);
      const live = new LiveRecorder();
      await page.ask(question);
      await until(() => live.heard.some(({politeness}) => politeness === 'assertive'));
      await page.element.updateComplete;
      const alerts = live.heard.filter(({politeness}) => politeness === 'assertive');
      expect(alerts).to.have.length(1);
      expect(alerts[0]?.text).to.match(words);
      expect(live.heard.filter(({role}) => role === 'log')).to.deep.equal([]);
    });
  }

  it('B09 losing the network is said at once, having it back politely', async () => {
    const page = await chatPage(standIn);
    const live = new LiveRecorder();
    await goOffline();
    await until(() => live.heard.length === 1);
    await goOnline();
    await page.untilState('idle');
    await until(() => live.heard.length === 2);
    expect(live.heard.map(({role, text}) => [role, text])).to.deep.equal([
      ['alert', 'You are offline. Your message is kept.'],
      ['status', 'You are online again.'],
    ]);
  });

  it('B10 the countdown is seen, not heard: its beginning and its end are', async () => {
    const page = await chatPage(standIn);
    const live = new LiveRecorder({honoursBusy: false});
    await page.ask('/s 429 n=2\nToo fast?');
    await until(() => page.has('.toast') && page.find('.toast').textContent?.includes('1 second'));
    await until(() => live.texts.includes('You can send messages again.'));
    expect(live.texts).to.have.members([
      'Assistant is thinking',
      'Too many messages. You can send again in 2 seconds.',
      'You can send messages again.',
    ]);
  });

  it('B11 what was said before is not said again, only that it is there', async () => {
    standIn.gateway.setScenario({name: 'history', n: 6});
    const live = new LiveRecorder({honoursBusy: false});
    const page = await chatPage(standIn, {threadId: 'order-4711'});
    await until(() => page.turns.length === 6);
    await until(() => live.heard.length > 0);
    expect(live.texts).to.deep.equal(['Conversation loaded, 6 messages']);
  });

  it('B12 the regions are empty again within 8 s and no stop of the keyboard', async () => {
    const page = await chatPage(standIn);
    page.element.focus();
    await pressKey('Tab');
    await pressKey('Tab');
    expect(announcers()[0]?.contains(focused())).to.equal(false);
    expect(announcers()[0]?.querySelector('[tabindex], a, button, input')).to.equal(null);
    const live = new LiveRecorder();
    await goOffline();
    await until(() => live.heard.length > 0);
    expect(announcers()[0]?.textContent).to.not.equal('');
    await until(() => announcers()[0]?.textContent === '');
    expect(performance.now() - live.heard[0]!.at).to.be.below(8000);
  });
});
