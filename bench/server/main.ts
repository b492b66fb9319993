import {measureServer} from './goals.ts';

/** `npm run bench:server`: the goals beside what was measured. */
for (const {what, measured, goal, met} of await measureServer()) {
  const line = `${met ? 'met   ' : 'MISSED'} ${measured.toFixed(2).padStart(5)}  ${goal.padEnd(8)} ${what}`;
  process.stdout.write(`${line}\n`);
}
