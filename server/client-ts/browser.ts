/** What a bundler for browsers gets in place of this package (export condition "browser"). */
throw new Error(
  '@behest/client-ts holds a secret key and must not be bundled for a browser: ask your own server for a token instead.',
);

export {};
