import type {PartResults} from '../results.ts';
import {onStage, Samples} from './stage.ts';
import {rotated} from './statistics.ts';

const ROUNDS = 9;
const LEAST_ROUNDS = 7;

/** What it takes until a chat is there: each in a new page of the same browser, in turns. */
export function measureLoad(budget: number): Promise<PartResults['load']> {
  return onStage({budget, shared: true}, async (stage) => {
    const samples = new Samples<
      'evaluation' | 'firstRender' | 'interactive' | 'bytes' | 'gzip' | 'nodes'
    >();
    const outside = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      if (round >= LEAST_ROUNDS && stage.left() < 0) break;
      for (const chat of rotated(stage.chats, round)) {
        stage.server.takeLoaded();
        const found = await stage.visit({chat}, (visit) => visit.loadFigures(stage.server));
        if (!found) continue;
        const {outside: hosts, ...figures} = found;
        samples.add(chat, figures);
        for (const host of hosts) outside.add(`${chat.name}: ${host}`);
      }
    }
    const rows = [
      samples.row('evaluation', {what: 'Evaluating the script', unit: 'ms'}),
      samples.row('firstRender', {what: 'Script start to first render', unit: 'ms'}),
      samples.row('interactive', {what: 'Script start to a field to write in', unit: 'ms'}),
      samples.row('gzip', {what: 'Scripts and styles, gzip', unit: 'bytes'}),
      samples.row('bytes', {what: 'Scripts and styles, raw', unit: 'bytes'}),
      samples.row('nodes', {what: 'DOM nodes, light and shadow', unit: ''}),
    ];
    return {rows, outside: [...outside].sort()};
  });
}
