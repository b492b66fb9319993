import {expect} from 'chai';

import {accessibilityTree, accessibleNode} from '../../support/accessibility-tree.ts';
import {chatPage} from '../../support/chat-page.ts';
import {enterState} from '../../support/chat-places.ts';
import {answerWith, findState} from '../../support/chat-states.ts';
import {brokenIds} from '../../support/checks/names.ts';
import {until} from '../../support/fixture.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('names, roles and structure', () => {
  const standIn = useStandIn();

  it('A03 the field is called what its label says', async () => {
    await chatPage(standIn, {strings: {composerLabel: 'Your message'}});
    expect((await accessibleNode('textbox')).name).to.equal('Your message');
  });

  it('A06 the conversation is a named region and not a live one', async () => {
    await chatPage(standIn);
    const region = await accessibleNode('region', 'Conversation');
    expect(region.properties).to.not.have.any.keys('live', 'atomic');
    expect(region.ancestors.map(({properties}) => properties['live'])).to.not.include.members([
      'polite',
      'assertive',
    ]);
  });

  it('A07 the messages are a list of as many items', async () => {
    const page = await enterState(standIn, findState('failed in the middle'));
    const tree = await accessibilityTree();
    const items = tree.filter(
      ({role, ancestors}) => role === 'listitem' && ancestors[0]?.ancestors[0]?.role === 'region',
    );
    expect(items).to.have.length(page.element.messages.length).and.length(2);
    expect(items.map(({ancestors}) => ancestors[0]?.role)).to.deep.equal(['list', 'list']);
  });

  it('A08 each message says first who spoke, in the words of the table', async () => {
    const strings = {youSaid: 'From you:', assistantSaid: 'From {name}:'};
    answerWith(standIn, 'Yes.');
    const page = await chatPage(standIn, {strings, label: 'Larkspur'});
    await page.ask('Really?');
    await page.answered();
    await until(() => page.turns[1] === 'Yes.');
    const texts = [...page.root.querySelectorAll('.message')].map(({textContent}) =>
      (textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
    expect(texts[0]).to.match(/^From you: Really\?/);
    expect(texts[1]).to.match(/^From Larkspur: Yes\./);
  });

  it('A09 the headings of an answer stand below the title of the chat', async () => {
    await enterState(standIn, findState('idle'));
    const headings = (await accessibilityTree()).filter(({role}) => role === 'heading');
    expect(headings.map(({name, properties}) => [name, properties['level']])).to.deep.equal([
      ['Chat', 2],
      ['Gears', 3],
    ]);
  });

  it('A14 two chats on a page have ids of their own', async () => {
    const first = await chatPage(standIn, {label: 'Sales'});
    const second = await chatPage(standIn, {label: 'Support'});
    expect([...brokenIds(first.root), ...brokenIds(second.root)]).to.deep.equal([]);
    expect(document.querySelectorAll('[id="title"], [id="input"]')).to.have.length(0);
    const regions = (await accessibilityTree()).filter(({role}) => role === 'region');
    expect(regions.map(({name}) => name)).to.deep.equal([
      ...['Sales', 'Conversation', 'Support', 'Conversation'],
    ]);
  });

  it('A19 an image is not loaded: its text stands in the answer as a link', async () => {
    answerWith(standIn, 'Look: ![a red bicycle](https://bikes.test/red.png)');
    const page = await chatPage(standIn);
    await page.ask('Show me one.');
    await page.answered();
    await until(() => page.turns[1]?.includes('a red bicycle'));
    expect(page.has('.body img')).to.equal(false);
  });

  it('A20 the interface says its language, an answer leaves the page its own', async () => {
    const bodies = async (): Promise<readonly string[]> => {
      answerWith(standIn, 'Oui.');
      const page = await chatPage(standIn, {strings: {language: 'de'}});
      await page.ask('Wirklich?');
      await page.answered();
      expect(page.find<HTMLElement>('.root').lang).to.equal('de');
      const said = [...page.root.querySelectorAll<HTMLElement>('.bubble, .body')];
      return said.map((body) => body.getAttribute('lang') ?? 'none');
    };
    expect(await bodies(), 'of a page that says nothing').to.deep.equal(['', '']);
    document.documentElement.lang = 'fr';
    standIn.reset();
    const said = await bodies();
    document.documentElement.removeAttribute('lang');
    expect(said, 'of a French page').to.deep.equal(['fr', 'fr']);
  });

  it('A21 a chat adds one region and the conversation in it, and no landmark of the page', async () => {
    await chatPage(standIn);
    const landmarks = /^(region|main|banner|contentinfo|complementary|navigation|search|form)$/;
    const found = (await accessibilityTree()).filter(({role}) => landmarks.test(role));
    expect(found.map(({role, name}) => `${role} ${name}`)).to.deep.equal([
      'region Chat',
      'region Conversation',
    ]);
  });

  it('A22 the conversation is busy while an answer comes, and only then', async () => {
    const page = await chatPage(standIn);
    const busy = async () =>
      Boolean((await accessibleNode('region', 'Conversation')).properties['busy']);
    expect(await busy()).to.equal(false);
    await page.ask('/s stall\nTell me a story.');
    await page.untilState('streaming');
    expect(await busy()).to.equal(true);
    page.button.click();
    await page.untilState('idle');
    expect(await busy()).to.equal(false);
  });

  it('A23 E01 the card stands in its message, with a sentence, a way on and a reference to copy', async () => {
    const page = await enterState(standIn, findState('failed'));
    const card = page.find('.card');
    expect(card.closest('li')).to.equal([...page.root.querySelectorAll('li.message')].at(-1));
    expect(card.querySelector('.action')?.textContent?.trim()).to.equal('Try again');
    const reference = card.querySelector('bdi');
    expect(reference?.textContent).to.match(/\S{8,}/);
    expect(getComputedStyle(reference!).userSelect).to.not.equal('none');
  });
});
