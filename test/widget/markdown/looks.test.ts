import {expect} from 'chai';

import {chatPage} from '../../support/chat-page.ts';
import {until} from '../../support/fixture.ts';
import {events, streamOf, wholeAnswer} from '../../support/sse.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('the looks of an answer', () => {
  const standIn = useStandIn();

  it('leave room between blocks and none around them', async () => {
    const answer = wholeAnswer('One.\n\nTwo.\n\n# Three\n\n- four\n\n```js\nfive\n```\n\nSix.');
    standIn.answerGateway = () => streamOf(events(answer));
    const page = await chatPage(standIn);
    await page.ask('Blocks, please.');
    await until(() => page.turns[1]?.endsWith('Six.'));
    const blocks = [...page.find('.body .markdown').children].map((block) =>
      block.getBoundingClientRect(),
    );
    expect(blocks).to.have.length(6);
    const gaps = blocks.slice(1).map(({top}, index) => top - (blocks[index]?.bottom ?? 0));
    for (const gap of gaps) expect(gap).to.be.at.least(10);
    const body = page.find('.body').getBoundingClientRect();
    expect(Math.abs((blocks[0]?.top ?? 0) - body.top)).to.be.below(1);
  });
});
