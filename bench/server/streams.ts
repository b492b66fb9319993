import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

import {openStreams} from './open-stream.ts';

/** Opens slow streams on the stand-in gateway, leaves all at once, and sees what stays open. */
const STREAMS = Number(process.argv[2] ?? 5000);
const LIMIT_MS = 30_000;

interface State {
  readonly streams: number;
  readonly open: number;
  readonly aborted: number;
  readonly rss: number;
}

const house = fork(fileURLToPath(new URL('stream-house.ts', import.meta.url)), {
  execArgv: ['--import', 'tsx'],
});
const [{port, token}] = (await once(house, 'message')) as [{port: number; token: string}];

async function state(): Promise<State> {
  house.send('state');
  const [told] = (await once(house, 'message')) as [State];
  return told;
}

function tell(what: string, {streams, open, aborted, rss}: State): void {
  const memory = Math.round(rss / 2 ** 20);
  const line = `${what}: ${streams} streams, ${open} at the model, ${aborted} ended there, ${memory} MB`;
  process.stdout.write(`${line}\n`);
}

tell('before', await state());
const clients = await openStreams({port, token}, STREAMS);
tell('all open', await state());
const left = Date.now();
for (const client of clients) client.destroy();
let now = await state();
while ((now.open > 0 || now.streams > 0) && Date.now() - left < LIMIT_MS) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  now = await state();
}
tell(`after ${Date.now() - left} ms`, now);
house.disconnect();
process.exitCode = now.open === 0 && now.streams === 0 && now.aborted === STREAMS ? 0 : 1;
