// Tests of a browser and of node:test, side by side in processes of mocha.
import {register} from 'node:module';

register('./resolve.mjs', import.meta.url);
