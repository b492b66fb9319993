import type {Row} from '../results.ts';
import type {Contestant} from './contestants.ts';
import {streamPaced, streamWhole} from './speech.ts';
import {onStage, Samples, type Stage} from './stage.ts';
import {growth, rotated} from './statistics.ts';
import type {WorkFigures} from './visit.ts';

const ROUNDS = 3;
const SMALL = 20_000;
const LARGE = 200_000;
const STEPS = [1250, 2500, 5000, 10_000, SMALL, LARGE];
/** A step is not taken when it would cost more than this. */
const STEP_LIMIT_MS = 3000;

type Name =
  | 'small'
  | 'large'
  | 'growth'
  | 'smallLongest'
  | 'largeLongest'
  | `paced${'Small' | 'Large'}${'' | 'LongTasks' | 'Longest' | 'KeyDelay'}`;

interface Step {
  readonly size: number;
  readonly work: WorkFigures;
}

/** An answer through the whole chat, at full speed and at 400 tokens a second. */
export function measureStreaming(budget: number): Promise<readonly Row[]> {
  return onStage({budget}, async (stage) => {
    const samples = new Samples<Name>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const chat of rotated(stage.chats, round)) {
        // A slow chat may not take the time of those behind it.
        const until = stage.left() - budget / stage.chats.length;
        const isTime = (): boolean => stage.left() > Math.max(0, until);
        if (!isTime()) break;
        await addPaced(stage, samples, chat);
        addWhole(samples, chat, await climb(stage, chat, isTime));
      }
    }
    return rowsOf(samples);
  });
}

/** Longer and longer answers, as long as the next one is expected within the limit. */
async function climb(
  stage: Stage,
  chat: Contestant,
  isTime: () => boolean,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const size of STEPS) {
    if (!isTime() || costAt(steps, size) > STEP_LIMIT_MS) break;
    const {server} = stage;
    const work = await stage.visit({chat}, (visit) =>
      streamWhole({visit, server}, size, 2 * STEP_LIMIT_MS),
    );
    if (!work) break;
    steps.push({size, work});
  }
  return steps;
}

/** As the last two steps grow; before there are two, as a quadratic cost grows. */
function costAt(steps: readonly Step[], size: number): number {
  const [before, last] = steps.slice(-2);
  if (!before) return 0;
  if (!last) return before.work.cpu * (size / before.size) ** 2;
  const power = growth([before.size, before.work.cpu], [last.size, last.work.cpu]);
  return last.work.cpu * (size / last.size) ** power;
}

function addWhole(samples: Samples<Name>, chat: Contestant, steps: readonly Step[]): void {
  const of = (size: number): WorkFigures | undefined =>
    steps.find((step) => step.size === size)?.work;
  if (steps.length < 2) return;
  const small = of(SMALL)?.cpu ?? costAt(steps, SMALL);
  const large = of(LARGE)?.cpu ?? costAt(steps, LARGE);
  samples.add(chat, {small, large, growth: large / small});
  for (const [name, size] of [
    ['small', SMALL],
    ['large', LARGE],
  ] as const) {
    const work = of(size);
    if (work) samples.add(chat, {[`${name}Longest`]: work.longest});
    else samples.project(chat, name);
  }
  if (!of(LARGE)) samples.project(chat, 'growth');
}

async function addPaced(stage: Stage, samples: Samples<Name>, chat: Contestant): Promise<void> {
  for (const [name, size] of [
    ['pacedSmall', SMALL],
    ['pacedLarge', LARGE],
  ] as const) {
    const {server} = stage;
    const found = await stage.visit({chat}, (visit) => streamPaced({visit, server}, size));
    if (!found) break;
    samples.add(chat, {
      [name]: found.perThousand,
      [`${name}LongTasks`]: found.longTasks,
      [`${name}Longest`]: found.longest,
      [`${name}KeyDelay`]: found.keyDelay,
    });
    if (!found.done) samples.project(chat, name);
  }
}

function rowsOf(samples: Samples<Name>): readonly Row[] {
  const ms = 'ms';
  const paced = (['Small', 'Large'] as const).flatMap((size) => {
    const name = `paced${size}` as const;
    const where = `400 tokens/s, end of ${size === 'Small' ? 20 : 200} kB`;
    return [
      samples.row(name, {what: `${where}: main thread for 1,000 tokens`, unit: ms}),
      samples.row(`${name}LongTasks`, {what: `${where}: tasks over 50 ms in 3 s`, unit: ''}),
      samples.row(`${name}Longest`, {what: `${where}: longest task over 50 ms`, unit: ms}),
      samples.row(`${name}KeyDelay`, {what: `${where}: delay of a keystroke, p95`, unit: ms}),
    ];
  });
  return [
    samples.row('small', {what: 'Full speed, 20 kB: main thread', unit: ms}),
    samples.row('large', {what: 'Full speed, 200 kB: main thread', unit: ms}),
    samples.row('growth', {what: 'Full speed: 200 kB costs so many times 20 kB', unit: ''}),
    samples.row('smallLongest', {what: 'Full speed, 20 kB: longest task', unit: ms}),
    samples.row('largeLongest', {what: 'Full speed, 200 kB: longest task', unit: ms}),
    ...paced,
  ];
}
