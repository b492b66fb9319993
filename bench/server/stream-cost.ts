import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

import type {Goal} from '../results.ts';
import {most} from './goal.ts';
import {openStreams, type StreamDoor} from './open-stream.ts';

const STREAMS = 5000;
const WATCH_MS = 8000;

interface Usage {
  /** Microseconds. */
  readonly cpu: number;
  readonly heap: number;
}

/** What an open stream costs: bytes of the heap, and CPU microseconds a second, which is an event. */
interface StreamCost {
  readonly heap: number;
  readonly cpu: number;
}

/** Goal 6 of server.md: the stand-in's streams beside those of hono's `streamSSE`, 5,000 at once. */
export async function measureStreams(): Promise<readonly Goal[]> {
  const plain = await costOf('plain');
  const standIn = await costOf('standin');
  return [
    most('6 heap of an open stream, of streamSSE', standIn.heap / plain.heap, 0.5),
    most('6 CPU of an event, of streamSSE', standIn.cpu / plain.cpu, 0.55),
  ];
}

async function costOf(name: string): Promise<StreamCost> {
  const file = fileURLToPath(new URL('stream-case.ts', import.meta.url));
  const child = fork(file, [name], {execArgv: ['--expose-gc', '--import', 'tsx']});
  try {
    const [door] = (await once(child, 'message')) as [StreamDoor];
    // The first streams make the server compile what all use.
    const first = await openStreams(door, 50);
    const idle = await usage(child);
    const clients = await openStreams(door, STREAMS);
    const before = await usage(child);
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    const after = await usage(child);
    const seconds = (performance.now() - started) / 1000;
    for (const client of [...first, ...clients]) client.destroy();
    return {
      heap: (before.heap - idle.heap) / STREAMS,
      cpu: (after.cpu - before.cpu) / seconds / STREAMS,
    };
  } finally {
    child.disconnect();
  }
}

async function usage(child: ChildProcess): Promise<Usage> {
  child.send('usage');
  const [told] = (await once(child, 'message')) as [Usage];
  return told;
}
