import type {Row} from '../results.ts';
import {conversationOf} from './answer.ts';
import type {Contestant} from './contestants.ts';
import {FEW_TOKENS, PACED_TOKENS, streamPaced} from './speech.ts';
import {onStage, Samples} from './stage.ts';
import {rotated} from './statistics.ts';

const ROUNDS = 3;
const MESSAGES = 500;
const RESTORE_LIMIT_MS = 10_000;
const SETTLE_MS = 500;
/** Characters of the answer that is asked for below the stored ones. */
const SIZE = 6000;

/** A conversation of 500 stored messages: what it takes to show, to keep and to go on with. */
export function measureConversation(budget: number): Promise<readonly Row[]> {
  return onStage({budget}, async (stage) => {
    const samples = new Samples<'restore' | 'heap' | 'nodes' | 'perThousand' | 'keyDelay'>();
    const history = conversationOf(MESSAGES);
    const last = history.at(-1)?.text.split('\n').at(-1) ?? '';
    stage.server.history = history;
    // A page that hangs tells in the next round what a few tokens cost it.
    const hung = new Set<Contestant>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const chat of rotated(stage.chats, round)) {
        if (stage.left() < 0) break;
        await stage.visit({chat, query: '?long'}, async (visit) => {
          if (!(await visit.waitFor(last, RESTORE_LIMIT_MS))) return;
          await visit.pause(SETTLE_MS);
          const restore = await visit.cpu();
          samples.add(chat, {restore, heap: await visit.heap(), nodes: await visit.nodes()});
          const tokens = hung.has(chat) ? FEW_TOKENS : PACED_TOKENS;
          const found = await streamPaced({visit, server: stage.server}, {size: SIZE, tokens});
          if (!found) hung.add(chat);
          if (found) samples.add(chat, {perThousand: found.perThousand, keyDelay: found.keyDelay});
          if (found && (hung.has(chat) || !found.done)) samples.project(chat, 'perThousand');
        });
      }
    }
    return [
      samples.row('restore', {what: 'Loading and showing them: main thread', unit: 'ms'}),
      samples.row('heap', {what: 'JavaScript heap after collection', unit: 'bytes'}),
      samples.row('nodes', {what: 'DOM nodes', unit: ''}),
      samples.row('perThousand', {what: '400 tokens/s below: main thread for 1,000', unit: 'ms'}),
      samples.row('keyDelay', {what: '400 tokens/s below: delay of a keystroke, p95', unit: 'ms'}),
    ];
  });
}
