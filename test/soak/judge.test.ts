import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createRandom} from '../../demo/gateway/random.ts';
import {judge} from './judge.ts';
import type {Round} from './judge.ts';

const ROUNDS = 200;
const TURNS = ROUNDS * 20;

/** A soak whose heap breathes by a tenth, and whatever is planted in it. */
function soak(plant: (round: number) => Partial<Round> = () => ({}), seed = 'soak'): Round[] {
  const random = createRandom(seed);
  return Array.from({length: ROUNDS}, (_, round) => ({
    'heap of the pages, bytes': 10_000_000 + 1_000_000 * random(),
    'event listeners': 150,
    'timers that are due': 0,
    'nodes, attached and detached': 900,
    'heap of the servers, bytes': 20_000_000 + 2_000_000 * random(),
    'memory of the servers, bytes': 120_000_000 + 5_000_000 * random(),
    'open handles of the servers': 30 + Math.floor(4 * random()),
    ...plant(round),
  }));
}

function growing(rounds: readonly Round[]): string {
  const {isFlat, lines} = judge(rounds, {turns: TURNS});
  const found = lines.filter((line) => !line.startsWith('flat'));
  assert.equal(isFlat, found.length === 0);
  return found.join('\n');
}

describe('the judge of a soak', () => {
  it('calls noise flat, whatever its seed', () => {
    for (let seed = 0; seed < 100; seed++) assert.equal(growing(soak(undefined, `${seed}`)), '');
  });

  it('lets caches fill and memory shrink', () => {
    const filling = soak((round) => ({
      'nodes, attached and detached': 900 + Math.min(round, 40),
      'open handles of the servers': 40 - Math.floor(round / 20),
    }));
    assert.equal(growing(filling), '');
  });

  it('finds a leak of two hundred bytes a turn under a heap that breathes by a megabyte', () => {
    const random = createRandom('leak');
    const leaking = soak((round) => ({
      'heap of the pages, bytes': 10_000_000 + 1_000_000 * random() + round * 20 * 200,
    }));
    assert.match(
      growing(leaking),
      /^GROWING heap of the pages, bytes: .* significant: (10,\d{3},\d{3}\S* )+11,/,
    );
  });

  it('finds a listener that stays each time a conversation ends', () => {
    const leaking = soak((round) => ({'event listeners': 150 + round}));
    assert.match(growing(leaking), /^GROWING event listeners: .*growth 150 /);
  });

  for (const quantity of ['timers that are due', 'open handles of the servers'] as const) {
    it(`finds one now and then among ${quantity}`, () => {
      const leaking = soak((round) => ({[quantity]: 3 + Math.floor(round / 30)}));
      assert.match(growing(leaking), new RegExp(`^GROWING ${quantity}`));
    });
  }

  it('finds nodes that are held behind a long time without', () => {
    const leaking = soak((round) => ({
      'nodes, attached and detached': 900 + (round > 100 ? 8 : 0),
    }));
    assert.match(growing(leaking), /^GROWING nodes/);
  });

  it('does not judge a soak that was too short', () => {
    const {isFlat, lines} = judge(soak().slice(0, 12), {turns: 240});
    assert.equal(isFlat, false);
    assert.match(lines.join('\n'), /^too short to tell: heap of the pages, bytes$/m);
  });
});
