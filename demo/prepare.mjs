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

/** Installs the locked packages when they are missing or differ from the lockfile. */
export function installWhatIsMissing() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  run(npm ? [process.execPath, npm, ...args] : ['npm', ...args]);
}

/** Builds `dist/` and `build/` unless they are made from these very sources. */
export function buildWhatChanged() {
  const inputs = [...buildInputs, 'package-lock.json'].map((name) => join(root, name));
  const fingerprint = hashFiles(inputs);
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === fingerprint) return;
  console.log('Building …');
  run([process.execPath, join(root, 'node_modules/rollup/dist/bin/rollup'), '-c', '--silent']);
  run([process.execPath, join(root, 'build-steps/describe.mjs')]);
  mkdirSync(join(root, 'build'), {recursive: true});
  writeFileSync(buildStamp, fingerprint);
}

function isInstalled() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  const installed = JSON.parse(readFileSync(marker, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
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

function run([command, ...args]) {
  const {status, error} = spawnSync(command, args, {cwd: root, stdio: 'inherit'});
  if (status === 0) return;
  console.error(`"${[command, ...args].join(' ')}" failed${error ? `: ${error.message}` : '.'}`);
  process.exit(status ?? 1);
}
