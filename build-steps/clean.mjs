// A package is packed from `dist/`: nothing of an older build may be left there.
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

rmSync(fileURLToPath(new URL('../dist', import.meta.url)), {recursive: true, force: true});
