import {CASES} from './cases.ts';

/** One case in a process of its own, which tells its CPU time when asked. */
const [name = '', gateway = ''] = process.argv.slice(2);
const {port, authorization} = (await CASES[name]?.(gateway)) ?? {};
process.send?.({port, authorization});
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit(0));
