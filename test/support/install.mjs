// Runs before anything is installed: Node built-ins only.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** Installs the locked packages of a folder when they are missing or differ from its lockfile. */
export function installLocked(folder, what) {
  if (isInstalled(folder)) return;
  process.stdout.write(`Installing ${what} (npm ci) …\n`);
  const options = {cwd: folder, stdio: 'inherit'};
  const {status} = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (status !== 0) process.exit(status ?? 1);
}

function isInstalled(folder) {
  const marker = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(marker)) return false;
  const versions = (path) =>
    Object.entries(JSON.parse(readFileSync(path, 'utf8')).packages)
      .filter(([name, {optional}]) => name !== '' && !optional)
      .map(([name, {version}]) => `${name}@${version}`);
  const installed = new Set(versions(marker));
  return versions(join(folder, 'package-lock.json')).every((name) => installed.has(name));
}
