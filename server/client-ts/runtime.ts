import {BehestConfigError} from './errors.ts';

/** Server runtimes that also call their global scope a worker. */
const SERVER_AGENTS = /^(Cloudflare-Workers|Deno\/|Bun\/)/;

/**
 * Refuses to run where users can read memory: a page or a browser's worker (contract 2.4, design 7).
 *
 * @throws BehestConfigError
 */
export function refuseBrowser(scope: object = globalThis): void {
  const page = 'window' in scope || 'document' in scope;
  const worker = 'WorkerGlobalScope' in scope && !SERVER_AGENTS.test(userAgentOf(scope));
  if (page || worker) {
    throw new BehestConfigError([
      '@behest/client-ts holds a secret key and must not run in a browser: ask your own server for a token instead.',
    ]);
  }
}

function userAgentOf(scope: object): string {
  const {navigator} = scope as {readonly navigator?: {readonly userAgent?: unknown}};
  return String(navigator?.userAgent ?? '');
}
