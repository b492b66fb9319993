// Stryker lets a test wait for ever and then starts its process anew: it is sooner known this way.
import {parts} from './parts.mjs';

const {mostMs = 2500} = parts[process.env['MUTATION_PART']] ?? {};

export const mochaHooks = {
  beforeEach() {
    this.currentTest.timeout(mostMs);
  },
};
