// Tests that are written for node:test, run by mocha: Stryker asks it which test reaches which line.
import {mock} from 'node:test';

export {mock};
export const {describe, before, after, beforeEach, afterEach} = globalThis;

type Test = (context: object) => unknown;

export function it(name: string, run: Test): void {
  globalThis.it(name, async () => {
    const undone: (() => unknown)[] = [];
    const tracker: typeof mock = new (mock.constructor as new () => typeof mock)();
    try {
      await run({mock: tracker, after: (undo: () => unknown) => undone.push(undo)});
    } finally {
      tracker.reset();
      for (const undo of undone) await undo();
    }
  });
}
