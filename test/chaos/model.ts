import {setImmediate as soon} from 'node:timers/promises';

import {piecesOf, wantedOf} from './answers.ts';

const encoder = new TextEncoder();

/**
 * The model behind the stand-in, in the shape of `fetch`: the same question gets the same words,
 * whoever asks it how often, but for the errors that it asks for.
 */
export function createModel(): typeof fetch {
  const troubles = new Map<string, number>();
  return async (_input, init) => {
    const {messages} = JSON.parse(String(init?.body)) as {
      readonly messages: readonly {readonly role: string; readonly content: string}[];
    };
    const question = messages.findLast(({role}) => role === 'user')?.content ?? '';
    const {error, times} = wantedOf(question);
    const met = troubles.get(question) ?? 0;
    troubles.set(question, met + 1);
    const events = eventsOf(question, met < times ? error : '');
    return new Response(paced(events), {headers: {'content-type': 'text/event-stream'}});
  };
}

function eventsOf(question: string, error: string): readonly string[] {
  const spoken = piecesOf(question).map((content) => event({delta: {content}}));
  if (error !== '') {
    const half = spoken.slice(0, Math.floor(spoken.length / 2));
    return [...half, `data: ${JSON.stringify({error: {code: error, message: 'Broken.'}})}\n\n`];
  }
  const end = event({delta: {}, finish_reason: wantedOf(question).end});
  return [...spoken, end, 'data: [DONE]\n\n'];
}

function event(choice: object): string {
  const chunk = {id: 'chatcmpl-1', choices: [{index: 0, finish_reason: null, ...choice}]};
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

function paced(events: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  let next = 0;
  return new ReadableStream({
    async pull(controller) {
      // Each event leaves in a write of its own, as a model's words do.
      await soon();
      const text = events[next++];
      if (text === undefined) controller.close();
      else controller.enqueue(encoder.encode(text));
    },
  });
}
