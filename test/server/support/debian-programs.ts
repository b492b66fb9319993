import {execFileSync} from 'node:child_process';
import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import {mkdirSync, mkdtempSync, renameSync, rmSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** A program that a test starts, and the variables that it needs. */
export interface Program {
  readonly path: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/debian', import.meta.url));
const PLACES = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];

/**
 * A program of the package of the same name: the one that is installed, else Debian's, unpacked
 * into `node_modules/.cache` without touching the system, which needs no root.
 *
 * @returns The program, or one sentence that says why there is none.
 */
export function findProgram(name: string): Program | string {
  const installed = PLACES.map((place) => join(place, name)).find(isExecutable);
  if (installed !== undefined) return {path: installed, env: process.env};
  const root = join(CACHE, name);
  if (!existsSync(root)) {
    try {
      unpack(name, root);
    } catch (error) {
      const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
      return `${name} is not installed, and cannot be had from Debian's packages: ${reason}`;
    }
  }
  const path = ['usr/bin', 'usr/sbin'].map((folder) => join(root, folder, name)).find(isExecutable);
  if (path === undefined) return `Debian's package ${name} holds no program of that name.`;
  return {path, env: {...process.env, LD_LIBRARY_PATH: librariesOf(root).join(':')}};
}

/** Why a test cannot run here, for `skip`. In CI nothing is skipped: the test then fails. */
export function skipReason(...programs: readonly (Program | string)[]): string | false {
  const reasons = programs.filter((program) => typeof program === 'string');
  return reasons.length > 0 && process.env['CI'] !== 'true' ? reasons.join(' ') : false;
}

/** The program itself, where there must be one. */
export function required(program: Program | string): Program {
  if (typeof program === 'string') throw new Error(program);
  return program;
}

function librariesOf(root: string): readonly string[] {
  const folder = join(root, 'usr/lib');
  const entries = existsSync(folder) ? readdirSync(folder) : [];
  return entries.filter((entry) => entry.includes('-linux-')).map((entry) => join(folder, entry));
}

/** The package and what it needs that is not installed yet. */
function unpack(name: string, root: string): void {
  mkdirSync(CACHE, {recursive: true});
  const work = mkdtempSync(join(CACHE, 'work-'));
  try {
    const options = aptOptions(name, work);
    const plan = apt([...options, '-s', 'install', '--no-install-recommends', name], work);
    const packages = [...plan.matchAll(/^Inst (\S+)/gm)].flatMap(([, found]) => found ?? []);
    apt([...options, 'download', ...packages], work);
    for (const file of readdirSync(work).filter((entry) => entry.endsWith('.deb'))) {
      execFileSync('dpkg-deb', ['-x', join(work, file), join(work, 'root')]);
    }
    renameSync(join(work, 'root'), root);
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

/** The system's package lists where there are some, else lists of our own. */
function aptOptions(name: string, work: string): readonly string[] {
  const sandbox = process.getuid?.() === 0 ? ['-o', 'APT::Sandbox::User=root'] : [];
  const cache = join(work, 'cache');
  const options = [...sandbox, '-o', `Dir::Cache=${cache}`];
  mkdirSync(join(cache, 'archives/partial'), {recursive: true});
  try {
    apt([...options, '-s', 'install', name], work);
    return options;
  } catch {
    const lists = join(work, 'lists');
    mkdirSync(join(lists, 'partial'), {recursive: true});
    const own = [...options, '-o', `Dir::State::lists=${lists}`];
    apt([...own, 'update'], work);
    return own;
  }
}

function apt(args: readonly string[], cwd: string): string {
  const env = {...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive'};
  return execFileSync('apt-get', ['-qq', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
