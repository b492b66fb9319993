import type {Scene, Screen, StateRow} from './scene.ts';

/** The same on every machine and at every time. */
const FIXED = {clock: 'fake', seed: '7', bare: '1', persist: 'none'};
const ASKED = {prompt: 'How do I adjust rim brakes?', auto: '1'};

/**
 * Every row of the table of states (ux.md 7.5) as a link in which time stands still and chance is
 * fixed: what the baselines are pictures of.
 */
export const STATES: readonly Scene[] = [
  state('empty', {user: 'ada'}, {state: 'idle', messages: 0, says: ['greeting'], mints: 0}),
  state('idle', {s: 'answer', size: '400', ...ASKED}, {state: 'idle', answer: 'done'}),
  state('thinking', {s: 'stall', n: '0', ...ASKED}, {state: 'thinking', says: ['stop']}),
  state(
    'streaming',
    {s: 'stall', n: '9', ...ASKED},
    // The last of what comes: every picture of it is the same.
    {state: 'streaming', says: ['stop'], shows: ['apart. The']},
  ),
  state(
    'stopped',
    {s: 'stall', n: '9', ...ASKED, then: 'stop'},
    {state: 'idle', answer: 'stopped', told: ['caption'], says: ['stopped']},
  ),
  state('failed', {s: '404', ...ASKED}, {state: 'idle', told: ['card'], says: ['errorConfig']}),
  state(
    'quota',
    {s: '402-flat', ...ASKED},
    {state: 'quota', told: ['card', 'dialog'], says: ['quotaTitle'], draftKept: true},
  ),
  state(
    'rate-limited',
    {s: '429', n: '60', ...ASKED},
    {state: 'rate-limited', told: ['toast'], draftKept: true},
  ),
  state(
    'signed-out',
    {s: '401-always', ...ASKED},
    {state: 'signed-out', told: ['banner'], says: ['signIn'], draftKept: true, mints: 2},
  ),
  state(
    'offline',
    {s: 'offline', ...ASKED},
    {state: 'offline', told: ['banner'], says: ['offline'], draftKept: true, mints: 0},
  ),
  state(
    'loading history',
    {s: '404-thread', delay: '600000', 'thread-id': 'slow-to-read', user: 'ada'},
    {state: 'idle', messages: 0},
  ),
];

function state(row: StateRow, query: Readonly<Record<string, string>>, screen: Screen): Scene {
  return {
    name: row,
    title: `The state “${row}”, with time standing still`,
    query: {...query, ...FIXED},
    expected: `The state “${row}”.`,
    row,
    screen,
  };
}
