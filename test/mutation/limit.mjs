// Stryker lets a test wait for ever and then starts its process anew: it is sooner known this way.
const MOST_MS = 2500;

export const mochaHooks = {
  beforeEach() {
    this.currentTest.timeout(MOST_MS);
  },
};
