// Writes what belongs beside the built JavaScript: types, manifest, editor data, integrity hashes.
import {spawnSync} from 'node:child_process';
import {readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {vscodeData, webTypes} from './editor-data.mjs';
import {integrityOf} from './integrity.mjs';
import {describeElement} from './manifest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const standAlone = /^(behest-chat|languages\/).*\.js$/;

writeTypes();
const manifest = describeElement();
const {name, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeJson('custom-elements.json', manifest);
writeJson('web-types.json', webTypes(manifest, {name, version}));
writeJson('vscode.html-custom-data.json', vscodeData(manifest));
const integrity = (file) => [file, integrityOf(readFileSync(join(dist, file)))];
const scripts = readdirSync(dist, {recursive: true})
  .filter((file) => standAlone.test(file))
  .sort();
writeJson('sri.json', Object.fromEntries(scripts.map(integrity)));

function writeTypes() {
  const types = join(dist, 'types');
  rmSync(types, {recursive: true, force: true});
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const {status} = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  // The sources import `.ts`, a package holds none.
  for (const file of readdirSync(types, {recursive: true})) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(types, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/((?:from|import)\s*\(?(['"])\.[^'"]*)\.ts\2/g, '$1.js$2'));
  }
}

function writeJson(file, value) {
  writeFileSync(join(dist, file), `${JSON.stringify(value, null, 2)}\n`);
}
