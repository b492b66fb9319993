import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {WIRE_HABITS} from '../../../demo/gateway/frames.ts';
import {paceText} from '../../../demo/gateway/pace.ts';
import {createRandom} from '../../../demo/gateway/random.ts';
import type {Fault, Place} from '../../../demo/gateway/scenario.ts';
import {scriptOf, type Plan, type Step} from '../../../demo/gateway/script.ts';
import {fuzzRuns} from '../../support/fuzz.ts';
import {hear} from './support.ts';

const text = fc.string({unit: 'grapheme', maxLength: 120});
const seed = fc.nat();
const size = fc.integer({min: 1, max: 30});
const habits = fc.subarray([...WIRE_HABITS]);
const place = fc.record<Place>({
  unit: fc.constantFrom('chunks', 'characters'),
  count: fc.nat({max: 40}),
});
const kind = fc.constantFrom<Fault['kind']>('error', 'cut', 'eof', 'stall', 'malformed');

function planOf(parts: Partial<Plan> & {readonly seed: number; readonly size: number}): Plan {
  const {seed, size, ...rest} = parts;
  return {
    head: {id: 'chatcmpl-1', created: 1, model: 'model'},
    text: '',
    finishReason: 'stop',
    pace: {first: [5, 5], size: [1, size], gap: [1, 9], pauses: 0.1},
    habits: [],
    random: createRandom(seed),
    done: true,
    ...rest,
  };
}

function faultOf(kind: Fault['kind']): Fault {
  return kind === 'error'
    ? {kind, facts: {status: 500, code: 'server_error', message: 'It broke.'}}
    : {kind};
}

function play(plan: Plan): readonly Step[] {
  return [...scriptOf(plan, () => undefined)];
}

/** Whether an answer ended where it had to; a character of two units may reach over the place. */
function isAt({unit, count}: Place, {chunks, text}: {chunks: number; text: string}): boolean {
  return unit === 'chunks' ? chunks === count : [0, 1].includes(text.length - count);
}

/** What a client hears of the bytes of these steps. */
function hearSteps(steps: readonly Step[]): ReturnType<typeof hear> {
  const bytes = steps.flatMap((step) => [...(step.bytes ?? [])]);
  return hear(new Response(new Uint8Array(bytes)));
}

describe('The script of an answer', () => {
  it('says the whole text, however it is cut, torn and written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({text, seed, size, habits}), async (parts) => {
        const heard = await hearSteps(play(planOf(parts)));
        const {text} = parts;
        assert.equal(heard.text, text);
        assert.deepEqual([heard.finish, heard.isDone, heard.broken], ['stop', true, 0]);
      }),
      fuzzRuns(100),
    );
  });

  it('says a beginning of the text at any fault at any place, and counts what it said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({text, seed, kind, place}), async ({text, seed, kind, place}) => {
        const steps = play(planOf({text, seed, size: 9, fault: faultOf(kind), place}));
        const heard = await hearSteps(steps);
        assert.ok(text.startsWith(heard.text));
        assert.equal(steps.map((step) => step.text ?? '').join(''), heard.text);
        assert.equal(heard.finish, kind === 'malformed' ? 'stop' : undefined);
        assert.equal(heard.error?.code, kind === 'error' ? 'server_error' : undefined);
        assert.equal(heard.isDone, kind === 'malformed' || kind === 'error');
        assert.equal(steps.at(-1)?.end, kind === 'cut' || kind === 'stall' ? kind : undefined);
        if (kind !== 'malformed' && heard.text !== text) {
          assert.ok(isAt(place, heard));
        }
      }),
      fuzzRuns(100),
    );
  });

  it('splits no character in two', () => {
    fc.assert(
      fc.property(text, seed, size, (text, seed, size) => {
        const pace = {first: [0, 0], size: [1, size], gap: [0, 0]} as const;
        for (const piece of paceText(text, {pace, random: createRandom(seed)})) {
          assert.doesNotThrow(() => encodeURIComponent(piece.text));
        }
      }),
      fuzzRuns(100),
    );
  });

  it('ends with the error of whoever says that it must end', async () => {
    const plan = planOf({text: 'one two three four', seed: 1, size: 4});
    let left = 3;
    const steps = [
      ...scriptOf(plan, () =>
        left-- > 0
          ? undefined
          : ({facts: {status: 402, code: 'quota_exceeded', message: 'Enough.'}} as never),
      ),
    ];
    const heard = await hearSteps(steps);
    assert.deepEqual([heard.chunks, heard.error?.code], [3, 'quota_exceeded']);
  });
});
