import {expect} from 'chai';

import {until} from '../support/fixture.ts';
import {launcherPage} from '../support/launcher-page.ts';
import type {LauncherPage} from '../support/launcher-page.ts';
import {useStandIn} from '../support/stand-in.ts';

describe('answers that come while the panel is closed', () => {
  const standIn = useStandIn();
  const name = (page: LauncherPage): string =>
    page.launcher.textContent.replace(/\s+/g, ' ').trim();

  const ask = async (page: LauncherPage, text = 'Hello'): Promise<void> => {
    await page.element.send(text);
    await page.element.updateComplete;
  };

  // The first one, because what is said waits for what was said before.
  it('are announced once, by who answered and not word for word', async () => {
    const page = await launcherPage(standIn, {label: 'Acme'});
    const spoken: string[] = [];
    const announcer = await until(() => document.querySelector('[data-behest-announcer]'));
    const observer = new MutationObserver((records) => {
      for (const {addedNodes} of records) {
        for (const node of addedNodes) spoken.push(node.textContent ?? '');
      }
    });
    observer.observe(announcer, {subtree: true, childList: true});
    await ask(page);
    await until(() => spoken.some((text) => text === 'New reply from Acme'));
    observer.disconnect();
    expect(spoken.filter((text) => text.includes('said:'))).to.deep.equal([]);
  });

  it('are counted on the launcher, in its name, and told to the page', async () => {
    const page = await launcherPage(standIn);
    const counts: number[] = [];
    page.element.addEventListener('behest-unread', ({detail}) => counts.push(detail.count));
    expect(name(page)).to.equal('Open chat');
    await ask(page);
    expect(page.find('.badge').textContent.trim()).to.equal('1');
    expect(name(page)).to.contain('1 unread message');
    await ask(page);
    expect(name(page)).to.contain('2 unread messages');
    expect([page.element.unread, counts]).to.deep.equal([2, [1, 2]]);
    await page.open();
    expect([page.element.unread, page.has('.badge')]).to.deep.equal([0, false]);
    await ask(page);
    expect(counts).to.deep.equal([1, 2, 0]);
  });

  it('are drawn at once, not letter by letter for nobody', async () => {
    const page = await launcherPage(standIn);
    await ask(page, 'Show me **everything**.');
    const text = page.element.messages.at(-1)?.text ?? '';
    const shown = page.find('.body').textContent.replace(/\W/g, '');
    expect(shown.endsWith(text.replace(/\W/g, '').slice(-12))).to.equal(true);
  });

  it('are still counted after a reload, as long as the tab may remember', async () => {
    const page = await launcherPage(standIn);
    for (let count = 0; count < 11; count++) await ask(page);
    expect(page.find('.badge').textContent.trim()).to.equal('9+');
    expect(name(page)).to.contain('11 unread messages');
    page.element.remove();
    const again = await launcherPage(standIn);
    expect(again.element.unread).to.equal(11);
    again.element.remove();
    const shy = await launcherPage(standIn, {persist: 'none'});
    expect(shy.element.unread).to.equal(0);
  });

  it('that are no answers but a full plan open the dialog only with the panel', async () => {
    const page = await launcherPage(standIn);
    await ask(page, '/s 402\nHello');
    const dialog = page.find<HTMLDialogElement>('.dialog');
    expect([dialog.open, page.element.unread]).to.deep.equal([false, 1]);
    await page.open();
    await until(() => dialog.matches(':modal'));
    const {x, y, width, height} = dialog.getBoundingClientRect();
    expect(
      page.root.elementFromPoint(x + width / 2, y + height / 2)?.closest('.dialog') === dialog,
    ).to.equal(true);
  });
});
