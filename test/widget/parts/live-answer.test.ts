import {expect} from 'chai';
import {html, render} from 'lit';

import type {MessageStatus} from '../../../widget/core/state.ts';
import {liveAnswer} from '../../../widget/parts/live-answer.ts';
import {defaultStrings} from '../../../widget/strings.ts';
import {fixture, nextFrames, until} from '../../support/fixture.ts';

const words = (from: number, count: number): string =>
  Array.from({length: count}, (_, index) => `w${from + index}`).join(' ');

describe('an answer that is drawn', () => {
  const open = async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const shown = () => (place.textContent ?? '').trim();
    const draw = (text: string, status: MessageStatus = 'streaming'): void => {
      const message = {id: '1', role: 'assistant', createdAt: 0, text, status} as const;
      render(html`<div ${liveAnswer(message, defaultStrings)}></div>`, place);
    };
    const isShown = (text: string) => until(() => shown() === text, `all of ${text.slice(0, 20)}`);
    return {place, draw, shown, isShown};
  };

  it('gives way to other words at once when it is asked for again', async () => {
    const {draw, shown, isShown} = await open();
    draw(words(0, 60));
    await isShown(words(0, 60));
    draw(words(1000, 80));
    await nextFrames(2);
    expect(shown().length).to.be.at.least(words(0, 60).length);
    expect(words(1000, 80)).to.satisfy((text: string) => text.startsWith(shown()));
    await isShown(words(1000, 80));
  });

  it('is right in the end even when only its beginning became another', async () => {
    const {draw, isShown} = await open();
    draw(`old ${words(0, 300)}`);
    await isShown(`old ${words(0, 300)}`);
    draw(`new ${words(0, 310)}`);
    draw(`new ${words(0, 310)}`, 'done');
    await isShown(`new ${words(0, 310)}`);
  });

  it('is drawn anew when its text changes after its end', async () => {
    const {draw, isShown} = await open();
    draw('one *two', 'done');
    await isShown('one *two');
    draw('one *two* three', 'done');
    await isShown('one two three');
  });

  it('draws what came all at once step by step, two thousand characters a frame at most', async () => {
    const {place, draw, shown, isShown} = await open();
    const lengths: number[] = [0];
    place.addEventListener('answer-grown', () => lengths.push(shown().length));
    draw('w');
    await isShown('w');
    draw(words(0, 4000));
    await isShown(words(0, 4000));
    const steps = lengths.slice(1).map((length, index) => length - (lengths[index] ?? 0));
    expect(Math.max(...steps)).to.be.within(1, 2100);
  });

  it('compares little of what is shown each frame, however much that is', async () => {
    const {startsWith} = String.prototype;
    const {draw, isShown} = await open();
    draw(words(0, 4000));
    await isShown(words(0, 4000));
    let compared = 0;
    String.prototype.startsWith = function (search, position) {
      compared = Math.max(compared, search.length);
      return startsWith.call(this, search, position);
    };
    try {
      draw(words(0, 4100));
      await isShown(words(0, 4100));
    } finally {
      String.prototype.startsWith = startsWith;
    }
    expect(compared).to.be.within(1, 1000);
  });
});
