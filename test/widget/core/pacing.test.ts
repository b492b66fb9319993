import {expect} from 'chai';
import {createPacer} from '../../../widget/core/pacing.ts';

const FRAME_MS = 1000 / 60;

interface Delivery {
  readonly atMs: number;
  readonly text: string;
}

const TEXT = 'The quick brown fox jumps over the lazy dog while nobody is looking. '.repeat(120);

/** Deltas of equal size at a steady rhythm. */
function source(total: number, size: number, everyMs: number): readonly Delivery[] {
  const deliveries: Delivery[] = [];
  for (let at = 0; at < total; at += size) {
    deliveries.push({
      atMs: (at / size) * everyMs,
      text: TEXT.slice(at, Math.min(at + size, total)),
    });
  }
  return deliveries;
}

/** Plays a source against a pacer at 60 frames a second; times in ms. */
function play(deliveries: readonly Delivery[]) {
  const pacer = createPacer();
  const endMs = deliveries.at(-1)?.atMs ?? 0;
  let received = '';
  let shown = '';
  let next = 0;
  let lastChangeMs = 0;
  let longestPauseMs = 0;
  let nowMs = 0;
  for (; nowMs < endMs + 5000; nowMs += FRAME_MS) {
    for (; next < deliveries.length && deliveries[next]!.atMs <= nowMs; next++) {
      if (shown.length === received.length) lastChangeMs = Math.max(lastChangeMs, nowMs);
      received += deliveries[next]!.text;
    }
    const ended = next === deliveries.length;
    const units = pacer.advance(FRAME_MS, received.slice(shown.length), ended);
    if (units > 0) {
      longestPauseMs = Math.max(longestPauseMs, nowMs - lastChangeMs);
      lastChangeMs = nowMs;
      shown += received.slice(shown.length, shown.length + units);
    }
    if (ended && shown.length === received.length) break;
  }
  return {shown, received, tailMs: nowMs - endMs, longestPauseMs};
}

const SOURCES: Readonly<Record<string, readonly Delivery[]>> = {
  'a steady 200 characters a second': source(2000, 20, 100),
  'a fast 600 characters a second': source(6000, 60, 100),
  'bursts of 400 characters a second apart': source(4000, 400, 1000),
  'a slow 20 characters a second': source(200, 5, 250),
  'everything at once': source(6000, 6000, 1),
};

describe('createPacer', () => {
  for (const [name, deliveries] of Object.entries(SOURCES)) {
    it(`shows ${name} whole, at most 650 ms after its end`, () => {
      const {shown, received, tailMs} = play(deliveries);
      expect(shown).to.equal(received);
      expect(tailMs).to.be.at.most(650);
    });
  }

  it('never rests more than 50 ms while a burst waits to be shown', () => {
    const {longestPauseMs} = play(source(4000, 400, 1000));
    expect(longestPauseMs).to.be.at.most(50);
  });

  it('shows a backlog of more than 8000 characters at once', () => {
    expect(createPacer().advance(FRAME_MS, 'x'.repeat(8001), false)).to.equal(8001);
    expect(createPacer().advance(FRAME_MS, 'x'.repeat(8000), false)).to.be.below(1000);
  });

  it('follows the backlog: the more waits, the faster it shows', () => {
    const shownOf = (length: number) => createPacer().advance(100, 'x'.repeat(length), false);
    expect(shownOf(400)).to.equal(100);
    expect(shownOf(4000)).to.equal(1000);
    expect(shownOf(4)).to.equal(4);
  });

  it('shows the last character as soon as its time has come, unless it may still grow', () => {
    const shownOf = (text: string) => createPacer().advance(100, text, false);
    expect(shownOf('abc')).to.equal(3);
    expect(shownOf('ab中')).to.equal(2);
    expect(shownOf('abe\u0300')).to.equal(2);
  });

  it('counts no more than 100 ms for a tab that slept', () => {
    const text = 'x'.repeat(4000);
    const slept = createPacer().advance(60_000, text, false);
    expect(slept).to.equal(createPacer().advance(100, text, false));
  });

  it('saves nothing up while there is nothing to show', () => {
    const pacer = createPacer();
    for (let frame = 0; frame < 100; frame++) pacer.advance(FRAME_MS, '', false);
    expect(pacer.advance(FRAME_MS, 'x'.repeat(100), false)).to.be.at.most(5);
  });
});

const CLUSTERS = ['👩‍👩‍👧‍👦', '🏳️‍🌈', '🇺🇳', 'é', 'न्', '👍🏽', 'a', '𝒳'];

/** All positions at which the pacer stopped, one character of credit at a time. */
function stops(pacer: ReturnType<typeof createPacer>, text: string): readonly number[] {
  const positions: number[] = [];
  let at = 0;
  while (at < text.length) {
    const units = pacer.advance(5, text.slice(at), at > 0);
    at += units;
    if (units > 0) positions.push(at);
  }
  return positions;
}

describe('createPacer at characters of many units', () => {
  const text = CLUSTERS.join('').repeat(4);

  it('stops only between graphemes', () => {
    const boundaries = new Set([...new Intl.Segmenter().segment(text)].map(({index}) => index));
    boundaries.add(text.length);
    const positions = stops(createPacer({tailMs: 2000}), text);
    expect(positions.filter((at) => !boundaries.has(at))).to.deep.equal([]);
    expect(positions.length).to.be.above(CLUSTERS.length);
  });

  it('keeps an unfinished character back until the stream goes on or ends', () => {
    const family = '👩‍👩‍👧‍👦';
    const advanceOften = (backlog: string) => {
      const pacer = createPacer();
      return Array.from({length: 5}, () => pacer.advance(100, backlog, false)).find(Boolean);
    };
    expect(advanceOften(family.slice(0, 3))).to.equal(undefined);
    expect(advanceOften(`${family} and`)).to.be.at.least(family.length);
    expect(createPacer().advance(100, '👩', true)).to.equal(2);
  });

  it('leaves pairs and joined sequences whole where the browser has no segmenter', async () => {
    const {Segmenter} = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    const address = '../../../widget/core/pacing.ts?without-segmenter';
    const module: {createPacer: typeof createPacer} = await import(address);
    Object.assign(Intl, {Segmenter});
    const positions = stops(module.createPacer({tailMs: 2000}), text);
    const broken = positions.filter(
      (at) =>
        /[\ud800-\udbff]$|\u200d$/.test(text.slice(0, at)) ||
        /^[\p{M}\u200d]/u.test(text.slice(at)),
    );
    expect(broken).to.deep.equal([]);
    expect(module.createPacer().advance(25, '👩‍👩 and', false)).to.equal(0);
    expect(positions.length).to.be.above(CLUSTERS.length);
  });
});
