import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {describe, it} from 'node:test';

import {INSPECTED, ServerLook} from './server-look.ts';

/** Does at each line of its input what the line says, and answers with one of its own. */
const PROGRAM = `
  import {createServer} from 'node:http';
  import {once} from 'node:events';
  import {createInterface} from 'node:readline';
  const server = createServer((_, answer) => answer.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const kept = [];
  const deeds = {
    start: () => {},
    keep: (turn) => kept.push(new Array(32).fill(turn)),
    print: (turn) => console.error({turn, much: new Array(32).fill(turn)}),
    fetch: async () => (await fetch('http://127.0.0.1:' + server.address().port)).text(),
  };
  for await (const line of createInterface({input: process.stdin})) {
    for (let turn = 0; turn < 200; turn++) await deeds[line](turn);
    process.stdout.write('done ');
  }
`;

/** Growth of a server's heap over 200 turns of each deed, after one round of warm-up, in bytes. */
async function growthBy(deed: 'keep' | 'print' | 'fetch'): Promise<number> {
  const child = spawn(process.execPath, [...INSPECTED, '--input-type=module', '-e', PROGRAM]);
  let output = '';
  child.stderr.on('data', (text) => (output += text));
  const play = async (what: string): Promise<void> => {
    child.stdin.write(`${what}\n`);
    await once(child.stdout, 'data');
  };
  try {
    await play('start');
    const look = await ServerLook.open({pid: child.pid ?? 0, output: () => output});
    await play(deed);
    const before = await look.rest();
    await play(deed);
    const after = await look.rest();
    look.close();
    return after.heapBytes - before.heapBytes;
  } finally {
    child.kill();
  }
}

describe('a look into a server', () => {
  it('sees what the server keeps', async () => {
    const growth = await growthBy('keep');
    assert.ok(growth > 200 * 32 * 4, `${growth} bytes`);
  });

  for (const deed of ['print', 'fetch'] as const) {
    it(`does not take for the server's what the engine notes of each ${deed}`, async () => {
      const growth = await growthBy(deed);
      assert.ok(growth < 200 * 64, `${growth} bytes`);
    });
  }
});
