import {expect} from 'chai';

import {chatPage} from '../support/chat-page.ts';
import type {ChatPage} from '../support/chat-page.ts';
import {nextFrames, until} from '../support/fixture.ts';
import {useStandIn} from '../support/stand-in.ts';
import {travel} from '../support/time-travel.ts';

describe('the time that passes', () => {
  const standIn = useStandIn();
  const MINUTE = 60_000;
  const pass = async (page: ChatPage, ms: number): Promise<void> => {
    travel(ms);
    page.element.requestUpdate();
    await page.element.updateComplete;
  };
  const captions = (page: ChatPage): readonly string[] =>
    [...page.root.querySelectorAll('.caption')].map(({textContent}) => textContent);
  const times = (page: ChatPage): readonly HTMLTimeElement[] => [
    ...page.root.querySelectorAll('time'),
  ];

  it('is told while the reader waits for the first word, and a way out in the end', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s stall n=0\nTake your time');
    await until(() => page.element.messages[0]?.status === 'done');
    await pass(page, 8000);
    expect(page.has('.dots')).to.equal(true);
    expect(captions(page)).to.deep.equal([]);
    await pass(page, 2000);
    expect(captions(page)).to.deep.equal(['Still working…']);
    await pass(page, 50_000);
    expect(captions(page)[0]).to.contain('You can stop it');
  });

  it('is told also in the middle of an answer that has fallen silent', async () => {
    const page = await chatPage(standIn);
    await page.ask('/s stall n=1\nTake your time');
    await page.untilState('streaming');
    await until(() => page.element.messages.at(-1)?.text.length);
    // Silence counts from the drawing of the last word on.
    await nextFrames(2);
    await pass(page, 8000);
    expect(captions(page)).to.deep.equal([]);
    await pass(page, 2000);
    expect(captions(page)).to.deep.equal(['Still working…']);
    page.element.stop();
    await page.element.updateComplete;
    expect(captions(page)).to.deep.equal(['Stopped']);
  });

  it('marks a question as on its way only when nobody has taken it for two seconds', async () => {
    standIn.answerGateway = () => new Promise(() => undefined);
    const page = await chatPage(standIn);
    await page.ask('Hello?');
    await pass(page, 1000);
    expect(captions(page)).to.deep.equal([]);
    await pass(page, 1000);
    expect(captions(page)).to.deep.equal(['Sending…']);
  });

  it('is told by the second without being asked', async () => {
    standIn.answerGateway = () => new Promise(() => undefined);
    const page = await chatPage(standIn);
    await page.ask('Hello?');
    travel(10_000);
    await until(() => captions(page).includes('Still working…'));
  });

  it('stands below messages in words, with the whole date for machines and ears', async () => {
    const page = await chatPage(standIn);
    await page.ask('Hello');
    await page.answered();
    const [written] = times(page);
    const {createdAt} = page.element.messages[1] ?? {createdAt: 0};
    expect(written?.dateTime).to.equal(new Date(createdAt).toISOString());
    const whole = new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeStyle: 'short'});
    expect(written?.textContent).to.equal(`now, ${whole.format(createdAt)}`);
    await pass(page, 5 * MINUTE);
    expect(written?.textContent).to.contain('5 minutes ago, ');
    await pass(page, 3 * 60 * MINUTE);
    expect(written?.textContent).to.contain('3 hours ago, ');
    await pass(page, 22 * 60 * MINUTE);
    expect(written?.textContent).to.equal(whole.format(createdAt));
    expect(written?.closest('[aria-live], [role=log], [role=status]')).to.equal(null);
  });

  it('is told once for messages of the same five minutes', async () => {
    const page = await chatPage(standIn);
    const ask = async (): Promise<void> => {
      await page.ask('Hello');
      await page.answered();
    };
    await ask();
    travel(2 * MINUTE);
    await ask();
    expect(times(page)).to.have.length(1);
    travel(4 * MINUTE);
    await ask();
    expect(times(page).map((time) => time.textContent.split(',')[0])).to.deep.equal([
      ...['4 minutes ago', 'now'],
    ]);
  });
});
