import {printSizes} from '../../build-steps/sizes.mjs';
import {measureSizes} from './sizes.ts';

/** `npm run bench:size`: ours and others', measured the same way. */
printSizes(measureSizes().map(({name, raw, gzip, brotli}) => [name, raw, gzip, brotli]));
