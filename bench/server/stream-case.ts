import {Hono} from 'hono';
import {streamSSE} from 'hono/streaming';

import {createGateway} from '../../demo/gateway/gateway.ts';
import {serveOnNode} from '../../server/node-server.ts';

/**
 * A server of slow streams in a process of its own, an event of about 180 bytes a second each: the
 * stand-in (`standin`), or the same written with hono's `streamSSE`. Told `usage`, it says what it has
 * used; Node must run with `--expose-gc`.
 */
const GAP_MS = 1000;
const WORD = 'a'.repeat(20);
/** Kilobytes of an answer: it must last until all has been measured. */
const LENGTH = 2;

async function startStandIn(): Promise<{readonly port: number; readonly token: string}> {
  const gateway = createGateway({
    apiKeys: [],
    settings: {limits: false},
    scenario: {name: 'huge', n: LENGTH, size: WORD.length, gap: GAP_MS},
  });
  const {token} = (await (await gateway.tokenResponse({id: 'ada'})).json()) as {token: string};
  const {port} = await serveOnNode(gateway.fetch, {port: 0});
  return {port, token};
}

async function startPlain(): Promise<{readonly port: number; readonly token: string}> {
  const app = new Hono();
  const head = {id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'default'};
  app.post('/v1/chat/completions', (context) =>
    streamSSE(context, async (stream) => {
      while (!stream.aborted) {
        const choices = [{index: 0, delta: {content: WORD}, finish_reason: null}];
        await stream.writeSSE({data: JSON.stringify({...head, choices})});
        await stream.sleep(GAP_MS);
      }
    }),
  );
  const {port} = await serveOnNode(app.fetch, {port: 0});
  return {port, token: 'none'};
}

process.send?.(await (process.argv[2] === 'standin' ? startStandIn() : startPlain()));
process.on('message', () => {
  globalThis.gc?.();
  const {user, system} = process.cpuUsage();
  process.send?.({cpu: user + system, heap: process.memoryUsage().heapUsed});
});
process.on('disconnect', () => process.exit(0));
