import {parseArgs} from 'node:util';

import {buildWhatChanged} from '../../demo/prepare.mjs';
import {runCampaign} from './campaign.ts';
import {Violation} from './violation.ts';

const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    turns: {type: 'string', default: '1000'},
    pages: {type: 'string', default: '6'},
  },
});
const [seed, turns, pages] = [values.seed, values.turns, values.pages].map(Number) as [
  number,
  number,
  number,
];

buildWhatChanged();
const started = performance.now();
try {
  const tally = await runCampaign({
    seed,
    turns,
    pages,
    progress: (done) => {
      if (done % 100 === 0) process.stdout.write(`${done} turns\n`);
    },
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  const done = `seed ${seed}: ${turns} turns on ${pages} pages in ${seconds} s, nothing lost`;
  process.stdout.write(`${done}\n${tally.total} faults and deeds: ${tally.lines.join(', ')}\n`);
} catch (error) {
  if (!(error instanceof Violation)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
process.exit();
