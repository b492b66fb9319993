/**
 * Files that belong together: what is broken, and the tests that have to notice. Without the tests
 * that draw their cases (`any-*`): what they notice differs from run to run.
 */
export const parts = {
  core: {
    mutate: ['widget/core/*.ts'],
    spec: ['test/widget/core/*.test.ts'],
    inPage: false,
  },
  transport: {
    mutate: ['widget/transport/*.ts'],
    // The faults need the element, and with it a browser.
    spec: ['test/widget/transport/!(any-*).test.ts'],
    inPage: true,
    // A page takes its turn at other moments than Node does.
    without: 'lets the page have its turn',
    // A stream is split at each of its bytes.
    mostMs: 8000,
  },
  // What a request for a token meets, from its first header to the token that leaves.
  'token-handler': {
    mutate: [
      'server/body.ts',
      'server/client-address.ts',
      'server/errors.ts',
      'server/minted.ts',
      'server/origin.ts',
      'server/tier.ts',
      'server/token-handler.ts',
      'server/user-id.ts',
      'server/visit.ts',
      'server/within.ts',
    ],
    spec: [
      'test/server/body.test.ts',
      'test/server/client-address.test.ts',
      'test/server/errors.test.ts',
      'test/server/minted.test.ts',
      'test/server/origin.test.ts',
      'test/server/token-handler.test.ts',
      'test/server/user-id.test.ts',
      'test/server/visit.test.ts',
    ],
    inPage: false,
  },
};
