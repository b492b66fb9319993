// Installs the frameworks when they are missing, and drives the element in each: npm run test:frameworks.
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

import {buildWhatChanged, installLocked, installWhatIsMissing} from '../../demo/prepare.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

installWhatIsMissing();
buildWhatChanged();
installLocked(fileURLToPath(new URL('.', import.meta.url)), 'frameworks', ['--ignore-scripts']);
const tests = ['frameworks.test.ts', 'server.test.ts', 'docs.test.mjs'].map(
  (name) => `test/frameworks/${name}`,
);
const {status} = spawnSync(
  process.execPath,
  ['--import=tsx', '--test', '--test-concurrency=1', '--test-reporter=spec', ...tests],
  {cwd: root, stdio: 'inherit'},
);
process.exitCode = status ?? 1;
