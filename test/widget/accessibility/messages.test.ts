import {expect} from 'chai';

import {accessibilityTree, accessibleNode} from '../../support/accessibility-tree.ts';
import type {ChatPage} from '../../support/chat-page.ts';
import {enterState} from '../../support/chat-places.ts';
import {findState} from '../../support/chat-states.ts';
import {until} from '../../support/fixture.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('what stands in an answer', () => {
  const standIn = useStandIn();
  let page: ChatPage;

  beforeEach(async () => (page = await enterState(standIn, findState('idle'))));

  it('A13 tells its time to machines and, in full, to the ear', () => {
    const times = [...page.root.querySelectorAll('time')];
    expect(times).to.not.have.length(0);
    for (const time of times) {
      expect(new Date(time.dateTime).toISOString()).to.equal(time.dateTime);
      expect(Math.abs(Date.parse(time.dateTime) - Date.now())).to.be.below(60_000);
      expect(time.textContent).to.contain(String(new Date().getFullYear()));
      expect(time.hasAttribute('title')).to.equal(false);
    }
  });

  it('A15 keeps a table a table, with heads of its columns, in a named box', async () => {
    const table = await accessibleNode('table');
    expect(table.ancestors.map(({role, name}) => [role, name])).to.deep.include(['group', 'Table']);
    const heads = (await accessibilityTree()).filter(({role}) => role === 'columnheader');
    expect(heads.map(({name}) => name)).to.deep.equal(['Gear', 'Use']);
    expect([...page.root.querySelectorAll('th')].map(({scope}) => scope)).to.deep.equal([
      ...['col', 'col'],
    ]);
  });

  it('A16 names code by its language, and makes it a stop because it scrolls', async () => {
    const code = page.find<HTMLElement>('pre');
    expect(code.scrollWidth).to.be.above(code.clientWidth);
    await until(() => code.tabIndex === 0, 'a stop');
    const node = await accessibleNode('group', 'Code, ts');
    expect(node.properties['focusable']).to.equal(true);
  });

  it('A17 A18 underlines a link and says that it opens a tab', async () => {
    const link = page.find<HTMLAnchorElement>('.body a');
    expect(getComputedStyle(link).textDecorationLine).to.equal('underline');
    expect((await accessibleNode('link')).name).to.equal('the guide (opens in new tab)');
    expect(link.target).to.equal('_blank');
    expect(link.relList.contains('noopener')).to.equal(true);
  });
});
