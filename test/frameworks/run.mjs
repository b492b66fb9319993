// Installs the frameworks when they are missing, and drives the element in each: npm run test:frameworks.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {buildWhatChanged, installWhatIsMissing} from '../../demo/prepare.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

installWhatIsMissing();
buildWhatChanged();
if (!isInstalled()) {
  console.log('Installing frameworks (npm ci) …');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
}
const tests = ['frameworks.test.ts', 'server.test.ts', 'docs.test.mjs'].map(
  (name) => `test/frameworks/${name}`,
);
run(
  process.execPath,
  ['--import=tsx', '--test', '--test-concurrency=1', '--test-reporter=spec', ...tests],
  root,
);

function isInstalled() {
  const marker = `${folder}node_modules/.package-lock.json`;
  if (!existsSync(marker)) return false;
  const versions = (path) =>
    Object.entries(JSON.parse(readFileSync(path, 'utf8')).packages)
      .filter(([name, {optional}]) => name !== '' && !optional)
      .map(([name, {version}]) => `${name}@${version}`);
  const installed = new Set(versions(marker));
  return versions(`${folder}package-lock.json`).every((name) => installed.has(name));
}

function run(command, args, cwd) {
  const {status} = spawnSync(command, args, {cwd, stdio: 'inherit'});
  if (status !== 0) process.exit(status ?? 1);
}
