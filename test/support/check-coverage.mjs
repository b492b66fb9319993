// Prints how much of the wire the browser tests ran, and fails when it is less than was agreed.
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const least = {'widget/core': 95, 'widget/transport': 90};

const files = JSON.parse(readFileSync(`${root}coverage/coverage-summary.json`, 'utf8'));
for (const [folder, percent] of Object.entries(least)) {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(`${root}${folder}/`));
  for (const what of ['lines', 'branches']) {
    const sum = (part) => inside.reduce((total, [, file]) => total + file[what][part], 0);
    const reached = (100 * sum('covered')) / sum('total');
    console.log(`${folder}: ${reached.toFixed(2)} % of ${what}, at least ${percent} %`);
    if (!(reached >= percent)) process.exitCode = 1;
  }
}
