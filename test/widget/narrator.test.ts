import {expect} from 'chai';

import type {Announcer} from '../../widget/controllers/announcer.ts';
import {ChatError} from '../../widget/core/errors.ts';
import type {ChatErrorCode} from '../../widget/core/errors.ts';
import type {ChatState, Message} from '../../widget/core/state.ts';
import {Narrator} from '../../widget/narrator.ts';
import {defaultStrings} from '../../widget/strings.ts';
import {until} from '../support/fixture.ts';

describe('what a screen reader is told', () => {
  const heard: (readonly [string, ...string[]])[] = [];
  const announcer = {
    log: (texts: readonly string[]) => heard.push(['log', ...texts]),
    status: (text: string) => heard.push(['status', text]),
    alert: (text: string) => heard.push(['alert', text]),
  } as unknown as Announcer;
  const narrator = (): Narrator => {
    heard.length = 0;
    const voice = {strings: defaultStrings, name: 'Ada', away: false};
    return new Narrator(announcer, () => voice);
  };
  const answer = (fields: Partial<Message>): Message => ({
    ...{id: 'a1', role: 'assistant', text: '', createdAt: 0, status: 'streaming', ...fields},
  });
  const chat = (
    messages: readonly Message[],
    name: 'streaming' | 'loading' | 'idle',
  ): ChatState => ({
    ...{threadId: null, messages, phase: {name}},
  });

  it('is that an answer still comes: after 10 s, then every 15 s, six times', () => {
    const teller = narrator();
    const streaming = chat([answer({})], 'streaming');
    const beats: number[] = [];
    for (let second = 0; second <= 200; second++) {
      const before = heard.length;
      teller.watch(streaming, second * 1000);
      if (heard.length > before) beats.push(second);
    }
    expect(beats).to.deep.equal([10, 25, 40, 55, 70, 85]);
    expect(heard[0]).to.deep.equal(['status', 'Still responding']);
    teller.watch(chat([answer({id: 'a2'})], 'streaming'), 300_000);
    teller.watch(chat([answer({id: 'a2'})], 'streaming'), 310_000);
    expect(heard, 'the next answer counts for itself').to.have.length(7);
  });

  it('is how much of a thread was loaded, and nothing of what it says', () => {
    const teller = narrator();
    teller.watch(chat([], 'loading'), 0);
    teller.watch(chat([answer({status: 'done', text: 'Old.'})], 'idle'), 1);
    teller.watch(chat([answer({status: 'done', text: 'Old.'})], 'idle'), 2);
    expect(heard).to.deep.equal([['status', 'Conversation loaded, 1 message']]);
  });

  it('is the beginning of a very long answer, and how much follows', async () => {
    const paragraph = `${'word '.repeat(99)}end.`;
    narrator().answered(answer({status: 'done', text: `${paragraph}\n\n`.repeat(5)}));
    await until(() => heard.length > 0);
    const [[channel, ...texts] = ['']] = heard;
    expect(channel).to.equal('log');
    expect(texts.slice(0, -1)).to.deep.equal(['Ada said:', paragraph, paragraph, paragraph]);
    expect(texts.at(-1)).to.equal('Message continues, 200 words. It is in the conversation.');
  });

  it('is at most 1,500 characters even of one endless paragraph', async () => {
    narrator().answered(answer({status: 'done', text: 'word '.repeat(1000)}));
    await until(() => heard.length > 0);
    const [[, , first = ''] = ['']] = heard;
    expect(first.length).to.be.within(1400, 1500);
    expect(first.endsWith('word')).to.equal(true);
  });

  it('is the name of a code block instead of its characters', () => {
    narrator().answered(
      answer({status: 'done', text: 'See:\n\n```js\nlet a;\nlet b;\n```\n\n```\nx\n```'}),
    );
    expect(heard[0]).to.deep.equal([
      ...['log', 'Ada said:', 'See:', 'Code block, js, 2 lines', 'Code block, 1 line'],
    ]);
  });

  it('is what failed and that it can be tried again, where it can', () => {
    const teller = narrator();
    const fail = (code: ChatErrorCode): void =>
      teller.failed(new ChatError(code, 'For developers.', {phase: 'request'}));
    fail('network');
    fail('forbidden');
    fail('rate_limited');
    fail('quota_exceeded');
    expect(heard).to.deep.equal([
      ['alert', `${defaultStrings.errorNetwork} Try again is available.`],
      ['alert', defaultStrings.errorForbidden],
      ['alert', 'Too many messages. You can send again in 10 seconds.'],
    ]);
  });

  it('is once that the network went, and nothing of one that comes right back', async () => {
    const teller = narrator();
    teller.stateChanged('offline', 'idle');
    teller.stateChanged('idle', 'offline');
    teller.stateChanged('offline', 'idle');
    expect(heard).to.deep.equal([]);
    await until(() => heard.length > 0);
    expect(heard).to.deep.equal([['alert', defaultStrings.offline]]);
    teller.stateChanged('idle', 'offline');
    await until(() => heard.length > 1);
    expect(heard[1]).to.deep.equal(['status', defaultStrings.online]);
  });

  it('is that an answer was stopped, unless the reader has left', () => {
    const teller = narrator();
    teller.answered(answer({status: 'stopped', finishReason: 'left'}));
    expect(heard).to.deep.equal([]);
    teller.answered(answer({status: 'stopped'}));
    expect(heard).to.deep.equal([['status', defaultStrings.stoppedStatus]]);
  });
});
