import {createDataCall} from './calls.ts';
import {resolveConfig, type BehestInit} from './config.ts';
import {createAuth, type Auth} from './mint.ts';
import {refuseBrowser} from './runtime.ts';
import {createThreads, type Threads} from './threads.ts';
import {createUsage, type Usage} from './usage.ts';

/**
 * Client of Behest's v1.5 API for servers (contract 10). The key lives in closures: no property,
 * enumeration or JSON of an instance shows it.
 */
export class Behest {
  /** `apiKey`: tokens are asked for over HTTP. `sign`: they are signed here. */
  readonly mode: 'apiKey' | 'sign';
  /** The gateway without `/v1`; sign mode works without one until threads or usage are called. */
  readonly baseUrl: string | undefined;
  readonly auth: Auth;
  readonly threads: Threads;
  readonly usage: Usage;
  /** Settles when a token can be had at full speed: a private key is imported and proven. */
  readonly ready: () => Promise<void>;

  /** @throws BehestConfigError naming everything that is missing or wrong, or in a browser. */
  constructor(init: BehestInit = {}) {
    refuseBrowser();
    const config = resolveConfig(init);
    const {mint, ready} = createAuth(config);
    this.mode = config.key.mode;
    this.baseUrl = config.baseUrl;
    this.auth = {mint};
    this.ready = ready;
    const call = createDataCall(config, this.auth);
    this.threads = createThreads(call);
    this.usage = createUsage(call);
  }
}
