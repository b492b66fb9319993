import type {Row} from '../results.ts';
import type {Contestant} from './contestants.ts';
import {FEW_TOKENS, PACED_TOKENS, streamPaced, streamWhole} from './speech.ts';
import type {PacedFigures, WholeFigures} from './speech.ts';
import {onStage, Samples, type Stage} from './stage.ts';
import {growth, rotated} from './statistics.ts';

const ROUNDS = 3;
const SMALL = 20_000;
const LARGE = 200_000;
const STEPS = [300, 1250, 5000, SMALL, LARGE];
/** A step is not taken when it would cost more of the main thread than this. */
const STEP_LIMIT_MS = 16_000;
/** Nor when it would last longer: some chats draw at a pace of their own. */
const STEP_LASTS_MS = 20_000;

type Name =
  | 'small'
  | 'large'
  | 'growth'
  | 'smallLongest'
  | 'largeLongest'
  | `paced${'Small' | 'Large'}${'' | 'LongTasks' | 'Longest' | 'KeyDelay'}`;

interface Step {
  readonly size: number;
  readonly work: WholeFigures;
}

/** An answer through the whole chat, at full speed and at 400 tokens a second. */
export function measureStreaming(budget: number): Promise<readonly Row[]> {
  return onStage({budget}, async (stage) => {
    const samples = new Samples<Name>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const chat of rotated(stage.chats, round)) {
        // A slow chat may not take the time of those behind it, nor one half of its own that of the other.
        const [began, share] = [stage.left(), budget / stage.chats.length];
        const isTime = (part: number) => () => stage.left() > Math.max(0, began - part * share);
        addWhole(samples, chat, await climb(stage, chat, isTime(0.5)));
        await addPaced(stage, samples, {chat, isTime: isTime(1)});
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
    if (costAt(steps, size, 'lasts') > STEP_LASTS_MS) break;
    const {server} = stage;
    const work = await stage.visit({chat}, (visit) =>
      streamWhole({visit, server}, size, STEP_LASTS_MS),
    );
    if (!work) break;
    steps.push({size, work});
  }
  return steps;
}

/** As the last two steps grow; a single one tells nothing. */
function costAt(steps: readonly Step[], size: number, what: 'cpu' | 'lasts' = 'cpu'): number {
  const [before, last] = steps.slice(-2);
  if (!before || !last) return 0;
  const power = growth([before.size, before.work[what]], [last.size, last.work[what]]);
  return last.work[what] * (size / last.size) ** power;
}

function addWhole(samples: Samples<Name>, chat: Contestant, steps: readonly Step[]): void {
  const of = (size: number): WholeFigures | undefined =>
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

interface Turn {
  readonly chat: Contestant;
  readonly isTime: () => boolean;
}

async function addPaced(stage: Stage, samples: Samples<Name>, turn: Turn): Promise<void> {
  const {chat} = turn;
  for (const [name, size] of [
    ['pacedSmall', SMALL],
    ['pacedLarge', LARGE],
  ] as const) {
    const found = await pacedOnStage(stage, turn, size);
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

/** A page that hangs tells at least what a few tokens cost it. */
async function pacedOnStage(
  stage: Stage,
  {chat, isTime}: Turn,
  size: number,
): Promise<PacedFigures | undefined> {
  const {server} = stage;
  if (!isTime()) return undefined;
  const paced = (tokens: number) =>
    stage.visit({chat}, (visit) => streamPaced({visit, server}, {size, tokens}));
  const found = await paced(PACED_TOKENS);
  if (found || !isTime()) return found;
  const few = await paced(FEW_TOKENS);
  return few && {...few, done: false};
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
