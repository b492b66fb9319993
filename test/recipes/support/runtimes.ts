import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {programOf} from '../../server/support/program.ts';

/** A program and the arguments that make it run a recipe. */
export interface Runtime {
  readonly command: string;
  readonly args: (file: string) => Promise<readonly string[]>;
}

export const recipes = fileURLToPath(new URL('../../../recipes', import.meta.url));

/** Installs the packages of the recipes, unless they are as the lockfile says. */
export function installRecipes(): void {
  const installed = join(recipes, 'node_modules/.package-lock.json');
  const lockfile = join(recipes, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  const shell = process.platform === 'win32';
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit'], {cwd: recipes, shell});
}

export const NODE: Runtime = {
  command: process.execPath,
  args: async (file) => [await programOf(join('recipes', file), 'recipes')],
};

export const DENO: Runtime = {
  command: join(recipes, 'node_modules/@deno/linux-x64-glibc/deno'),
  args: async (file) => [
    ...['run', '--no-prompt', '--allow-net', '--allow-env', '--node-modules-dir=manual'],
    join(recipes, file),
  ],
};

export const BUN: Runtime = {
  command: join(recipes, 'node_modules/@oven/bun-linux-x64-baseline/bin/bun'),
  args: async (file) => [join(recipes, file)],
};

/**
 * Why a runtime cannot be tried here, for `skip`. Where its package belongs, which is Linux on x64
 * with glibc, a missing one is no reason: the test then fails.
 */
export function unavailable({command}: Runtime): string | false {
  if (!isUsualLinux()) return 'Its package is for Linux on x64 with glibc only.';
  const {signal} = spawnSync(command, ['--version']);
  return signal === 'SIGILL' ? 'It does not run on this CPU.' : false;
}

function isUsualLinux(): boolean {
  const {header} = process.report.getReport() as {readonly header: Record<string, unknown>};
  const {platform, arch} = process;
  return platform === 'linux' && arch === 'x64' && 'glibcVersionRuntime' in header;
}
