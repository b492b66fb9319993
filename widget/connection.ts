import {configError, resolveAddress} from './transport/address.ts';
import type {GatewayOptions} from './transport/gateway.ts';
import {contextMessage, describePage} from './transport/page-context.ts';
import {pageFetch} from './transport/request.ts';
import {mintByHost, sharedTokenSource, TokenSource} from './transport/token.ts';
import type {HostMint} from './transport/token.ts';
import {warnOnce} from './warn-once.ts';

/** What the host has set on the element, as it is now. */
export interface ConnectionSettings {
  readonly tokenEndpoint: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly mint: HostMint | undefined;
  readonly fetch: typeof fetch | undefined;
  readonly pageContext: boolean;
  /** An object, or a function that gives one. */
  readonly context: unknown;
}

/** Turns the element's settings into what a request needs; they are read anew for each request. */
export class Connection {
  readonly #settings: () => ConnectionSettings;
  // A host function is often a new arrow at each render: the source stays, the latest one is called.
  readonly #hostTokens = new TokenSource((reason, signal) =>
    mintByHost(this.#settings().mint ?? refuse)(reason, signal),
  );

  #watcher: (() => void) | null = null;
  #watched: TokenSource | null = null;
  #unwatch: (() => void) | null = null;

  constructor(settings: () => ConnectionSettings) {
    this.#settings = settings;
  }

  /**
   * Tells when a new token speaks for another user than the last one did.
   *
   * @returns the undo
   */
  watchUser(changed: () => void): () => void {
    this.#watcher = changed;
    if (this.#watched) this.#watch(this.#watched);
    return () => {
      this.#unwatch?.();
      this.#unwatch = this.#watcher = null;
    };
  }

  /** @throws {ChatError} `config` when neither `token-endpoint` nor `mint` is usable */
  get tokens(): TokenSource {
    const source = this.#findTokens();
    if (source !== this.#watched) this.#watch(source);
    return source;
  }

  #watch(source: TokenSource): void {
    this.#unwatch?.();
    this.#watched = source;
    this.#unwatch = this.#watcher && source.onUserChange(this.#watcher);
  }

  #findTokens(): TokenSource {
    const {tokenEndpoint, mint, fetch = pageFetch} = this.#settings();
    if (mint) return this.#hostTokens;
    if (!tokenEndpoint) throw configError('Set token-endpoint on <behest-chat>.');
    return sharedTokenSource(resolveAddress(tokenEndpoint, 'token-endpoint', location.href), fetch);
  }

  /** @throws {ChatError} `config`, like `tokens` */
  get gateway(): GatewayOptions {
    const {baseUrl, model, fetch = pageFetch} = this.#settings();
    const context = (): string | null => this.#context();
    return {tokens: this.tokens, baseUrl, model, fetch, page: location.href, context};
  }

  #context(): string | null {
    const {pageContext, context} = this.#settings();
    return contextMessage(pageContext ? describePage(document) : null, called(context));
  }
}

// What the host's function does wrong must not cost the reader an answer.
function called(context: unknown): unknown {
  try {
    return typeof context === 'function' ? (context() as unknown) : context;
  } catch (error) {
    warnOnce(`the context function failed: ${String(error)}`);
    return undefined;
  }
}

function refuse(): never {
  throw configError('The mint function of <behest-chat> is gone.');
}
