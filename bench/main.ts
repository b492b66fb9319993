import {cpus, totalmem} from 'node:os';
import process from 'node:process';

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
  load: () => measureLoad(60_000),
  streaming: () => measureStreaming(150_000),
  conversation: () => measureConversation(60_000),
  server: () => measureServer(),
};

/** In general terms: what a reader needs to judge the figures. */
function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${process.platform} ${process.arch}, ${cpus().length} cores, ${memory} GB, Node ${process.versions.node}`;
}

async function run(names: readonly string[]): Promise<void> {
  for (const name of Object.keys(PARTS) as PartName[]) {
    if (!names.includes(name)) continue;
    const started = performance.now();
    process.stdout.write(`${name} … `);
    const found = await PARTS[name]();
    const date = new Date().toISOString().slice(0, 10);
    await writeResults({...readResults(), [name]: {date, machine: machine(), found}} as Results);
    process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  }
}

const at = process.argv.indexOf('--only');
const names = at < 0 ? Object.keys(PARTS) : (process.argv[at + 1] ?? '').split(',');
await run(names);
const page = await benchmarksPage(readResults());
writePage(page);
process.stdout.write(`${page}\n`);
