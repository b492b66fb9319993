import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {format, resolveConfig} from 'prettier';

/** A median. `projected`: the chat was stopped at a cap, and what it did is continued by its own growth. */
export interface Measured {
  readonly value: number;
  readonly projected?: boolean;
}

/** One measure of all chats; less is better. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  /** By contestant; a chat without a value cannot be measured so. */
  readonly values: Readonly<Record<string, Measured>>;
}

/** One goal of the mint server or the stand-in, as a ratio. */
export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly goal: string;
  readonly met: boolean;
}

/** What a page loads for a chat, in bytes. */
export interface SizeRow {
  readonly name: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** What each part of the benchmark found. */
export interface PartResults {
  readonly size: readonly SizeRow[];
  readonly load: {readonly rows: readonly Row[]; readonly outside: readonly string[]};
  readonly streaming: readonly Row[];
  readonly conversation: readonly Row[];
  readonly server: readonly Goal[];
}

export type PartName = keyof PartResults;

/** A part with the day it ran, and on what, in general terms. */
export interface Dated<Found> {
  readonly date: string;
  readonly machine: string;
  readonly found: Found;
}

export type Results = {readonly [Name in PartName]?: Dated<PartResults[Name]>};

const file = fileURLToPath(new URL('results/latest.json', import.meta.url));

/** The last results of every part that ever ran. */
export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

export async function writeResults(results: Results): Promise<void> {
  const config = await resolveConfig(file);
  mkdirSync(new URL('results/', import.meta.url), {recursive: true});
  writeFileSync(file, await format(JSON.stringify(results), {...config, parser: 'json'}));
}
