// Runs before anything is installed: Node built-ins only.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const buildInputs = [
  'widget',
  'server',
  'demo',
  'build-steps',
  'rollup.config.mjs',
  'tsconfig.json',
];
const buildStamp = join(root, 'build', 'stamp');

/** Installs the project's locked packages when they are missing or differ from the lockfile. */
export function installWhatIsMissing() {
  installLocked(root, 'packages');
}

/**
 * The same for any folder with a lockfile.
 *
 * @param {string} folder
 * @param {string} what is installed, for whoever waits
 * @param {readonly string[]} flags of `npm ci` beside the usual ones
 */
export function installLocked(folder, what, flags = []) {
  if (isInstalled(folder)) return;
  process.stdout.write(`Installing ${what} (npm ci) …\n`);
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', ...flags];
  run(npm ? [process.execPath, npm, ...args] : ['npm', ...args], folder);
}

/** Builds `dist/` and `build/` unless they are made from these very sources. */
export function buildWhatChanged() {
  const inputs = [...buildInputs, 'package-lock.json'].map((name) => join(root, name));
  const fingerprint = hashFiles(inputs);
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === fingerprint) return;
  process.stdout.write('Building …\n');
  run([process.execPath, join(root, 'node_modules/rollup/dist/bin/rollup'), '-c', '--silent']);
  run([process.execPath, join(root, 'build-steps/describe.mjs')]);
  mkdirSync(join(root, 'build'), {recursive: true});
  writeFileSync(buildStamp, fingerprint);
}

function isInstalled(folder) {
  const marker = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  const installed = JSON.parse(readFileSync(marker, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, {version, optional}]) =>
      path === '' || optional || (path in installed && installed[path].version === version),
  );
}

function hashFiles(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

function run([command, ...args], cwd = root) {
  const {status, error} = spawnSync(command, args, {cwd, stdio: 'inherit'});
  if (status === 0) return;
  console.error(`"${[command, ...args].join(' ')}" failed${error ? `: ${error.message}` : '.'}`);
  process.exit(status ?? 1);
}
