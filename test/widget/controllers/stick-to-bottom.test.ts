import {expect} from 'chai';

import {chatPage} from '../../support/chat-page.ts';
import type {ChatPage} from '../../support/chat-page.ts';
import {until} from '../../support/fixture.ts';
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
});
