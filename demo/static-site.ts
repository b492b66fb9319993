import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {SITE_FILES} from './site-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the static site has besides the files that the demo serves. */
const ADDED: Readonly<Record<string, string>> = {
  'stand-in.js': 'build/demo/stand-in.js',
  'mockServiceWorker.js': 'node_modules/msw/lib/mockServiceWorker.js',
};

const ELEMENT = '<script type="module" src="./behest-chat.js"></script>';
const STAND_IN = '<script type="module" src="./stand-in.js"></script>';

/** Writes the demo as a folder of files in which a service worker answers in place of the servers. */
export async function writeStaticSite(folder: string): Promise<void> {
  for (const [path, {source}] of Object.entries(SITE_FILES)) {
    const target = join(folder, path === '/' ? 'index.html' : path);
    await mkdir(dirname(target), {recursive: true});
    if (source.endsWith('.html')) await writeFile(target, standAlone(await read(source)));
    else await copyFile(join(root, source), target);
  }
  for (const [name, source] of Object.entries(ADDED)) {
    await copyFile(join(root, source), join(folder, name));
  }
}

/**
 * A page whose addresses are relative, so that any sub-folder will do, and which brings its own
 * gateway: the stand-in loads the element once it can answer.
 */
export function standAlone(page: string): string {
  return page
    .replaceAll(/\b(href|src|token-endpoint)="\/(?!\/)/g, '$1="./')
    .replace(ELEMENT, '')
    .replace('<script', `${STAND_IN}\n    <script`);
}

function read(source: string): Promise<string> {
  return readFile(join(root, source), 'utf8');
}
