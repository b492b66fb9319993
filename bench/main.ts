import {cpus, loadavg, totalmem} from 'node:os';
import process from 'node:process';

import {buildWhatChanged} from '../demo/prepare.mjs';
import {measureConversation} from './peers/conversation.ts';
import {measureLoad} from './peers/load.ts';
import {measureStreaming} from './peers/streaming.ts';
import {benchmarksPage, writePage} from './report/page.ts';
import {
  readResults,
  writeResults,
  type PartName,
  type PartResults,
  type Results,
} from './results.ts';
import {measureServer} from './server/goals.ts';
import {measureSizes} from './size/sizes.ts';

/**
 * `npm run bench`: all parts, within ten minutes. `npm run bench -- --only load,server`: some of
 * them; the results of the others stay. `npm run bench -- --only page`: the document alone.
 */
const PARTS: {readonly [Name in PartName]: () => Promise<PartResults[Name]>} = {
  size: async () => measureSizes(),
  load: () => measureLoad(80_000),
  streaming: () => measureStreaming(190_000),
  conversation: () => measureConversation(50_000),
  server: () => measureServer(),
};
/** Seconds, ten minutes together; a part that takes longer is given up, and its last results stay. */
const LIMITS: Readonly<Record<PartName, number>> = {
  size: 30,
  load: 130,
  streaming: 220,
  conversation: 90,
  server: 130,
};

/** In general terms: what a reader needs to judge the figures, the load of the last 15 minutes too. */
function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = Math.round(loadavg()[2] ?? 0);
  return `${process.platform} ${process.arch}, ${cpus().length} cores, load ${load}, ${memory} GB, Node ${process.versions.node}`;
}

async function runPart(name: PartName): Promise<void> {
  const limit = LIMITS[name];
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`not done after ${limit} s`)), limit * 1000).unref();
  });
  const found = await Promise.race([PARTS[name](), late]);
  const date = new Date().toISOString().slice(0, 10);
  await writeResults({...readResults(), [name]: {date, machine: machine(), found}} as Results);
}

async function run(names: readonly string[]): Promise<number> {
  let failed = 0;
  for (const name of Object.keys(PARTS) as PartName[]) {
    if (!names.includes(name)) continue;
    const started = performance.now();
    process.stdout.write(`${name} … `);
    const outcome = await runPart(name).then(
      () => 'done',
      (error: unknown) => `failed: ${String(error)}`,
    );
    if (outcome !== 'done') failed++;
    process.stdout.write(`${outcome}, ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  }
  return failed;
}

if (!process.argv.includes('page')) buildWhatChanged();
const at = process.argv.indexOf('--only');
const failed = await run(at < 0 ? Object.keys(PARTS) : (process.argv[at + 1] ?? '').split(','));
const page = await benchmarksPage(readResults());
writePage(page);
process.stdout.write(`${page}\n`);
// What a part that was given up has left running ends with the process.
process.exit(failed === 0 ? 0 : 1);
