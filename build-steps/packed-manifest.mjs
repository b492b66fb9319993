// `npm pack` and `npm publish` run this in the package's folder. The repository also holds a server
// and a demo; what they need must not reach those who install the element: the packed manifest names
// only what its files import. `--restore` puts the repository's own manifest back.
import {copyFileSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {importedPackages} from './imported-packages.mjs';

const repositoryOnly = ['private', 'scripts', 'devDependencies', 'allowScripts'];
const manifest = resolve('package.json');
const kept = resolve('build/package.json');

if (process.argv.includes('--restore')) {
  renameSync(kept, manifest);
} else {
  copyFileSync(manifest, kept);
  writeFileSync(manifest, `${JSON.stringify(packed(readJson(manifest)), null, 2)}\n`);
}

function packed({dependencies, ...rest}) {
  const targets = Object.values(rest.exports).map((target) => target.default ?? target);
  // An entry of types alone imports nothing when it runs.
  const entries = targets.filter((target) => typeof target === 'string');
  const modules = entries.filter((path) => path.endsWith('.js') && !path.includes('*'));
  const needed = importedPackages(
    [...modules, ...Object.values(rest.bin)].map((path) => resolve(path)),
  );
  const pick = (object, keep) =>
    Object.fromEntries(Object.entries(object).filter(([key]) => keep(key)));
  return {
    ...pick(rest, (key) => !repositoryOnly.includes(key)),
    dependencies: pick(dependencies, (name) => needed.has(name)),
  };
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
