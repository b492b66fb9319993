import {expect} from 'chai';

import {cdp} from '../../support/cdp.ts';
import {chatPage} from '../../support/chat-page.ts';
import type {ChatPage} from '../../support/chat-page.ts';
import {nextFrames, until} from '../../support/fixture.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('following the conversation', () => {
  const standIn = useStandIn();
  const gap = (page: ChatPage): number => {
    const scroller = page.find<HTMLElement>('.scroll');
    return scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  };
  // A page behind another one is told of no scrolling.
  const scrollTo = (page: ChatPage, top: number): void => {
    const scroller = page.find<HTMLElement>('.scroll');
    scroller.scrollTop = top;
    scroller.dispatchEvent(new Event('scroll'));
  };
  const longChat = async (): Promise<ChatPage> => {
    const page = await chatPage(standIn);
    await page.ask('/s huge n=6000\nA lot, please');
    await page.answered();
    await until(() => page.find('.scroll').scrollHeight > 2000);
    return page;
  };
  const longThread = (count: number): Promise<ChatPage> => {
    const messages = Array.from({length: count}, (_, place) => ({
      role: place % 2 === 0 ? 'user' : 'assistant',
      content: `Turn **${place}**. ${'Some more words. '.repeat((place * 7) % 60)}`,
      created_at: new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString(),
    }));
    standIn.answerGateway = ({url}) =>
      url.endsWith('/messages') ? Response.json({messages}) : undefined;
    return chatPage(standIn, {threadId: `long-${count}`});
  };

  it('stays at the end while an answer grows', async () => {
    const page = await longChat();
    await until(() => gap(page) < 2);
    expect(page.has('.jump')).to.equal(false);
  });

  it('lets go when the reader scrolls up, and offers the way back', async () => {
    const page = await longChat();
    await until(() => gap(page) < 2);
    scrollTo(page, 300);
    await until(() => page.has('.jump'));
    await page.ask('/s stall\nAnd more');
    await page.untilState('streaming');
    await until(() => gap(page) < 2, 'sending to go to the end again');
    scrollTo(page, 300);
    await until(() => page.has('.jump'));
    page.press('Jump to latest');
    await until(() => gap(page) < 2 && !page.has('.jump'));
    expect(page.root.activeElement).to.equal(page.input);
  });

  it('counts the answers that have ended out of sight, and covers neither text nor field', async () => {
    const page = await longChat();
    scrollTo(page, 300);
    await until(() => page.has('.jump'));
    expect(page.find('.jump').textContent).to.contain('Jump to latest');
    await page.element.send('/s length\nOne more');
    scrollTo(page, 300);
    void page.element.send('/s length\nAnd one');
    scrollTo(page, 200);
    scrollTo(page, 100);
    await page.answered();
    await until(() => page.root.querySelector('.jump')?.textContent.includes('1 new reply'));
    const jump = page.find('.jump').getBoundingClientRect();
    expect(jump.bottom).to.be.at.most(page.find('.composer').getBoundingClientRect().top);
    expect(jump.bottom).to.be.at.most(page.find('.scroll').getBoundingClientRect().bottom);
    expect(jump.height).to.be.at.least(44);
  });

  it('leaves in place what the reader looks at when something above it grows', async () => {
    const page = await longChat();
    const blocks = [...page.root.querySelectorAll('.body :is(p, h3, h4, pre, li)')];
    await until(() => gap(page) < 2);
    scrollTo(page, 600);
    await until(() => page.has('.jump'));
    // The browser's own event of that scrolling comes with a frame, and takes new bearings.
    await nextFrames(2);
    const {top} = page.find('.scroll').getBoundingClientRect();
    const shown = blocks.find((block) => block.getBoundingClientRect().top > top);
    const before = shown?.getBoundingClientRect().top ?? 0;
    page.find('.user .bubble').append(document.createElement('hr'), 'More\n\n\nlines');
    await nextFrames(2);
    expect(page.find('.user').clientHeight).to.be.above(80);
    expect(shown?.getBoundingClientRect().top).to.be.closeTo(before, 1);
  });

  it('keeps nothing of a conversation that was left with its reader scrolled up', async () => {
    const page = await longChat();
    scrollTo(page, 300);
    await until(() => page.has('.jump'));
    const left = new WeakRef(page.find('.message'));
    page.press('New conversation');
    await until(() => !page.has('.message') && !page.has('.jump'));
    await nextFrames(2);
    await cdp('HeapProfiler.collectGarbage');
    expect(left.deref()).to.equal(undefined);
  });

  it('stands still while the reader marks text, and goes on after', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s slow n=0\nA story');
    await page.untilState('streaming');
    const body = page.find('.body');
    body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    const filler = document.createElement('p');
    filler.textContent = 'line\n'.repeat(60);
    filler.className = 'bubble';
    page.find('.user').append(filler);
    await nextFrames(3);
    expect(gap(page)).to.be.above(500);
    window.dispatchEvent(new PointerEvent('pointerup'));
    await nextFrames(1);
    expect(gap(page)).to.be.below(2);
  });

  it('opens a long thread at its end, before the reader sees it anywhere else', async () => {
    const page = await longThread(300);
    const seen: number[] = [];
    while (seen.length < 3) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (page.has('.message')) seen.push(gap(page));
    }
    expect(Math.max(...seen)).to.be.below(2);
    const [first] = page.root.querySelectorAll('.message');
    const last = page.find('.last');
    expect(page.root.querySelectorAll('.message')).to.have.length(300);
    expect(first && getComputedStyle(first).contentVisibility).to.equal('auto');
    expect(getComputedStyle(last).contentVisibility).to.equal('visible');
  });
});
