// Takes the baselines of the states anew: `npm run test:baselines`. Look at them before you commit them.
import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {buildWhatChanged, installWhatIsMissing} from '../demo/prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

installWhatIsMissing();
buildWhatChanged();
rmSync(new URL('e2e/baselines', import.meta.url), {recursive: true, force: true});
const {status} = spawnSync(
  process.execPath,
  ['--import=tsx', '--test', 'test/e2e/baselines.test.ts'],
  {cwd: root, stdio: 'inherit', env: {...process.env, UPDATE_BASELINES: '1'}},
);
process.exitCode = status ?? 1;
