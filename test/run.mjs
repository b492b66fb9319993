// Every check of the project in one command. At the end stands what failed, once more; the last line
// is `N passed, N failed`.
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {buildWhatChanged, installWhatIsMissing} from '../demo/prepare.mjs';
import {findBrowser} from '../build-steps/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => join(root, 'node_modules', path);
const webTestRunner = bin('@web/test-runner/dist/bin.js');
const total = {passed: 0, failures: []};

installWhatIsMissing();
try {
  const browser = await findBrowser();
  console.log(`Browser: ${browser.source}`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
buildWhatChanged();

await check('lint', [bin('eslint/bin/eslint.js'), '.']);
await check('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']);
await check('package', ['build-steps/describe.mjs']);
await check('size', ['build-steps/size.mjs', '--check']);
await check('types', [bin('typescript/bin/tsc'), '--noEmit']);
const here = ['architecture', 'accessibility', 'docs', 'supply-chain'].map(
  (name) => `test/${name}.test.ts`,
);
const folders = ['bench', 'build-steps', 'chaos', 'demo', 'recipes', 'server', 'soak'].flatMap(
  find,
);
// Two at a time at least: these tests wait for processes more than they compute.
const atOnce = `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`;
await suite('node', nodeTests([atOnce, ...here, ...folders]));
// Collecting coverage slows a page down: only the tests of what is held to it pay for it.
const wire = 'test/widget/{core,transport}/**/*.test.ts';
await suite('wire', [webTestRunner, '--coverage', '--files', wire]);
await check('coverage', ['test/support/check-coverage.mjs']);
await suite('browser', [webTestRunner, '--files', 'test/widget/**/*.test.ts', `!${wire}`]);
await suite('end to end', nodeTests(find('e2e')));

for (const failure of total.failures) console.log(`\n✖ ${failure}`);
console.log(`\n${total.passed} passed, ${total.failures.length} failed`);
process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0;

/** A check without tests of its own counts as one. */
async function check(name, args) {
  const started = Date.now();
  const passed = (await run(args)) === 0;
  const failures = passed ? [] : ['its output stands above'];
  report(name, {passed: Number(passed), failures}, started);
}

/** A suite writes its result to a file; a runner that broke counts as one failure. */
async function suite(name, args) {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'behest-chat-'));
  const file = join(folder, 'result.json');
  const command = args.map((arg) => arg.replace('RESULT_FILE', file));
  const code = await run(command, file);
  const result = readResult(file);
  rmSync(folder, {recursive: true, force: true});
  if (code !== 0 && result.failures.length === 0) result.failures.push('its output stands above');
  report(name, result, started);
}

function run(args, file) {
  return new Promise((resolve) => {
    const env = {...process.env, NODE_ENV: 'test', ...(file && {TEST_RESULT_FILE: file})};
    const child = spawn(process.execPath, args, {cwd: root, stdio: 'inherit', env});
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {passed: 0, failures: ['wrote no result']};
  }
}

function nodeTests(files) {
  return [
    '--import=tsx',
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/support/result-of-node-tests.mjs',
    '--test-reporter-destination=RESULT_FILE',
    ...files,
  ];
}

function find(folder) {
  return readdirSync(join(root, 'test', folder), {recursive: true})
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join('test', folder, name));
}

function report(name, {passed, skipped = 0, failures}, started) {
  total.passed += passed;
  total.failures.push(...failures.map((failure) => `${name}: ${failure}`));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`# ${name}: ${passed} passed, ${failures.length} failed${left} in ${seconds} s`);
}
