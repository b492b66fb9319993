import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * A program of ours as one file for plain Node, made from the sources of this moment: through tsx
 * each start of it would take seconds. Gone when the process ends.
 *
 * @param entry Path from the root of the project.
 * @param house Folder whose packages it uses beside those of the project.
 */
export async function programOf(entry: string, house = ''): Promise<string> {
  const cache = join(root, house, 'node_modules/.cache');
  mkdirSync(cache, {recursive: true});
  const folder = mkdtempSync(join(cache, 'program-'));
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
  const outfile = join(folder, 'main.mjs');
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: {'@behest/client-ts': join(root, 'server/client-ts/index.ts')},
    logLevel: 'warning',
  });
  return outfile;
}
