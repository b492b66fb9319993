import {answerOf, END, PAUSE, tokensOf} from './answer.ts';
import type {BenchServer} from './bench-server.ts';
import type {Visit, WorkFigures} from './visit.ts';

const RATE = 400;
/** Three seconds, as each chat is asked first. */
export const PACED_TOKENS = 3 * RATE;
/** For a chat that hangs with more. */
export const FEW_TOKENS = 40;
const RESTORE_LIMIT_MS = 6000;
const LATE_MS = 2000;
/** So that drawing what stands there already is not counted. */
const SETTLE_MS = 500;

export interface PacedFigures extends WorkFigures {
  /** CPU milliseconds of the main thread for 1,000 tokens. */
  readonly perThousand: number;
  /** Whether all was shown when its time was over; else the cost is that of what was shown. */
  readonly done: boolean;
}

/** The work of a whole answer, and how many milliseconds it took to be shown. */
export interface WholeFigures extends WorkFigures {
  readonly lasts: number;
}

/** An answer as fast as it goes. @returns the work, `undefined` when it took longer than the limit */
export async function streamWhole(
  {visit, server}: {readonly visit: Visit; readonly server: BenchServer},
  size: number,
  limitMs: number,
): Promise<WholeFigures | undefined> {
  server.speech = {tokens: tokensOf(answerOf(size))};
  await visit.restart();
  const before = await visit.cpu();
  await visit.ask();
  const asked = performance.now();
  if (!(await visit.waitFor(END, limitMs))) return undefined;
  const lasts = performance.now() - asked;
  return {...(await visit.work((await visit.cpu()) - before)), lasts};
}

/**
 * The last tokens of an answer, 400 of them a second, while somebody types elsewhere on the page;
 * what came before is said at once.
 *
 * @param answer characters of all of it, and how many tokens come last
 * @returns `undefined` when what came before was not shown within 6 s, or the page hangs
 */
export async function streamPaced(
  {visit, server}: {readonly visit: Visit; readonly server: BenchServer},
  {size, tokens}: {readonly size: number; readonly tokens: number},
): Promise<PacedFigures | undefined> {
  const rest = [...tokensOf(answerOf(tokens * 4)).slice(0, tokens - 1), `\n\n${END}`];
  server.speech = {
    prefix: `${answerOf(size - tokens * 4, PAUSE)}\n\n`,
    tokens: rest,
    rate: RATE,
  };
  await visit.ask();
  if (!(await visit.waitFor(PAUSE, RESTORE_LIMIT_MS))) return undefined;
  await visit.pause(SETTLE_MS);
  await visit.restart();
  const [before, shown] = [await visit.cpu(), await visit.shown()];
  const typing = visit.press();
  server.goOn();
  // To look for the end is work for the page too.
  await visit.pause((tokens / RATE) * 1000);
  const done = await visit.waitFor(END, LATE_MS);
  return visit.soon(
    (async () => {
      await typing.stop();
      const work = await visit.work((await visit.cpu()) - before);
      const share = done ? 1 : ((await visit.shown()) - shown) / rest.join('').length;
      return {
        ...work,
        done,
        perThousand: (work.cpu / tokens / Math.max(share, 0.01)) * 1000,
      };
    })(),
  );
}
