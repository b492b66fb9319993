// Breaks the code in many small ways and counts how often a test notices: npm run mutation [part …].
// Fails when a part is below its bar (stryker.config.mjs) or takes longer than its time.
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

import {installLocked, installWhatIsMissing} from '../../demo/prepare.mjs';
import {parts} from './parts.mjs';

const LIMIT_MINUTES = 30;
const root = fileURLToPath(new URL('../..', import.meta.url));
const stryker = 'test/mutation/node_modules/@stryker-mutator/core/bin/stryker.js';
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));

if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
installWhatIsMissing();
installLocked(fileURLToPath(new URL('.', import.meta.url)), 'Stryker', ['--ignore-scripts']);
const names = asked.length > 0 ? asked : Object.keys(parts);
const failed = names.filter((name) => !holds(name));
process.stdout.write(`${names.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

function holds(name) {
  process.stdout.write(`# ${name}\n`);
  const {status, error} = spawnSync(
    process.execPath,
    [stryker, 'run', 'test/mutation/stryker.config.mjs'],
    {
      cwd: root,
      stdio: 'inherit',
      env: {...process.env, MUTATION_PART: name},
      timeout: LIMIT_MINUTES * 60_000,
    },
  );
  if (error) console.error(`${name}: ${error.message}`);
  return status === 0;
}
