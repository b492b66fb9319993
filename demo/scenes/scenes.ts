import type {Scenario} from '../gateway/scenario.ts';
import {SCENARIOS} from '../gateway/scenarios.ts';
import type {Scene, Screen, StateRow} from './scene.ts';
import {SCREENS} from './screens.ts';

/** What a reader asks in most scenes. */
export const QUESTION = 'How do I adjust rim brakes?';

/** Waits of minutes tell no more than waits of seconds: what a link says besides its scenario. */
const SHORTER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  slow: {n: '1000'},
  fences: {gap: '5'},
  xss: {gap: '5'},
  emoji: {gap: '10'},
  split: {gap: '10'},
  'slow-headers': {n: '1000'},
  'mint-slow': {n: '1000'},
  '429': {n: '60'},
  '429-date': {n: '60'},
  '429-body': {n: '60'},
  '429-legacy': {n: '60'},
  'mint-429': {n: '60'},
  history: {n: '300', 'thread-id': 'history-300'},
  huge: {n: '60000', gap: '5'},
  '404-thread': {'thread-id': 'nobody-knows-it'},
  '403-thread': {'thread-id': 'somebody-elses'},
};

/** A link, and what is expected behind it, for every scenario of the stand-in. */
export const SCENES: readonly Scene[] = SCENARIOS.map(sceneOf);

export function findScene(name: string): Scene | undefined {
  return SCENES.find((scene) => scene.name === name);
}

/** The address of a scene, to be appended to that of the workbench. */
export function queryOf({query}: Scene): string {
  return `?${new URLSearchParams(query).toString()}`;
}

function sceneOf({name, does, expected, at}: Scenario): Scene {
  const screen = SCREENS[name] ?? {state: 'idle'};
  const asks = at === 'threads' ? {} : {prompt: QUESTION, auto: '1'};
  const query = {s: name, ...SHORTER[name], ...asks};
  return {name, title: does, query, expected, screen, row: rowOf(screen)};
}

function rowOf({state, answer, told = [], messages}: Screen): StateRow {
  if (state !== 'idle') return state;
  if (messages === 0) return 'empty';
  if (answer === 'stopped') return 'stopped';
  return told.includes('card') ? 'failed' : 'idle';
}
