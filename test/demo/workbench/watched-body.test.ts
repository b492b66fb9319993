import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {watchBody} from '../../../demo/workbench/watched-body.ts';
import type {Outcome} from '../../../demo/workbench/watched-body.ts';

const EVENT_STREAM = {'content-type': 'text/event-stream'};
const ANSWER = ['data: {"text": "Hi"}\n\n', 'data: [DO', 'NE]\n\n'];

describe('a body that the workbench watches', () => {
  const outcomes: Outcome[] = [];
  const watch = (body: BodyInit | null, headers = EVENT_STREAM): Response => {
    outcomes.length = 0;
    return watchBody(new Response(body, {headers}), (outcome) => outcomes.push(outcome));
  };
  const streamOf = (chunks: readonly string[], ending?: Error): ReadableStream => {
    const waiting = chunks.map((chunk) => new TextEncoder().encode(chunk));
    return new ReadableStream({
      pull(controller) {
        const chunk = waiting.shift();
        if (chunk) controller.enqueue(chunk);
        else if (ending) controller.error(ending);
      },
    });
  };
  const readUntil = async (response: Response, end: string): Promise<void> => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk as Uint8Array);
      if (text.includes(end)) break;
    }
  };

  it('is done once the mark of its end was read, even if the connection stays open', async () => {
    await readUntil(watch(streamOf(ANSWER)), '[DONE]');
    assert.deepEqual(outcomes, ['done']);
  });

  it('is aborted when its reader leaves before that', async () => {
    await readUntil(watch(streamOf(ANSWER)), 'Hi');
    assert.deepEqual(outcomes, ['aborted']);
  });

  it('tells an abort from a connection that broke', async () => {
    for (const [error, outcome] of [
      [new DOMException('left', 'AbortError'), 'aborted'],
      [new TypeError('network error'), 'failed'],
    ] as const) {
      await assert.rejects(readUntil(watch(streamOf(['data: x\n\n'], error)), 'never'));
      assert.deepEqual(outcomes, [outcome]);
    }
  });

  it('is done at once when there is none, and at its end when it is no stream of events', async () => {
    watch(null);
    assert.deepEqual(outcomes, ['done']);
    const response = watch('{"token": "x"}', {'content-type': 'application/json'});
    assert.deepEqual(await response.json(), {token: 'x'});
    await new Promise(setImmediate);
    assert.deepEqual(outcomes, ['done']);
  });
});
