import {answerOf, END, PAUSE, tokensOf} from './answer.ts';
import type {BenchServer} from './bench-server.ts';
import type {Visit, WorkFigures} from './visit.ts';

const RATE = 400;
const REST_SECONDS = 3;
const REST_TOKENS = RATE * REST_SECONDS;
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

/** An answer as fast as it goes. @returns the work, `undefined` when it took longer than the limit */
export async function streamWhole(
  {visit, server}: {readonly visit: Visit; readonly server: BenchServer},
  size: number,
  limitMs: number,
): Promise<WorkFigures | undefined> {
  server.speech = {tokens: tokensOf(answerOf(size))};
  await visit.restart();
  const before = await visit.cpu();
  await visit.ask();
  if (!(await visit.waitFor(END, limitMs))) return undefined;
  return visit.work((await visit.cpu()) - before);
}

/**
 * The last three seconds of an answer at 400 tokens a second, while somebody types elsewhere on the
 * page; what came before is said at once.
 *
 * @param size characters of the whole answer
 * @returns `undefined` when what came before was not shown within 6 s, or the page hangs
 */
export async function streamPaced(
  {visit, server}: {readonly visit: Visit; readonly server: BenchServer},
  size: number,
): Promise<PacedFigures | undefined> {
  const tokens = tokensOf(answerOf(REST_TOKENS * 4)).slice(0, REST_TOKENS);
  const rest = [...tokens.slice(0, -1), `\n\n${END}`];
  server.speech = {
    prefix: `${answerOf(size - REST_TOKENS * 4, PAUSE)}\n\n`,
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
  const done = await visit.waitFor(END, REST_SECONDS * 1000 + LATE_MS);
  return visit.soon(
    (async () => {
      await typing.stop();
      const work = await visit.work((await visit.cpu()) - before);
      const share = done ? 1 : ((await visit.shown()) - shown) / rest.join('').length;
      return {
        ...work,
        done,
        perThousand: (work.cpu / REST_TOKENS / Math.max(share, 0.01)) * 1000,
      };
    })(),
  );
}
