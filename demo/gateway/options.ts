import type {Clock} from './clock.ts';
import type {Envelope} from './errors.ts';
import type {RegisteredKey} from './keys.ts';
import type {ScenarioChoice} from './scenario.ts';
import type {JournalRecord} from './threads.ts';

/** What may be changed while the gateway runs. */
export interface Settings {
  /** Every wait is multiplied by it: 1 = real time (default), 0 = no waits. */
  waitScale: number;
  /** Shape of error bodies on data routes; default `nested`. The mint routes always answer `flat`. */
  envelope: Envelope;
  /** Whether a browser may read `X-Trace-Id`, `X-Request-Id` and `Retry-After`; default true. */
  exposeHeaders: boolean;
  /** Whether preflights also allow the `x-stainless-*` headers of the openai package; default true. */
  allowStainless: boolean;
  /** Whether error responses carry CORS headers; default true. */
  corsOnErrors: boolean;
  /** Whether `GET /v1/usage` is served; default false, as in reality. */
  usageRoute: boolean;
  /** Life of every minted token in seconds, whatever was asked; default null: as asked. */
  tokenTtl: number | null;
  /** Tolerance for `exp`, `nbf` and `iat` in seconds; default 60. */
  leewaySeconds: number;
  /** Whether the tier table applies; default true. */
  limits: boolean;
  /** Every number of the tier table is multiplied by it; default 1. */
  tierScale: number;
}

/** Any server that speaks OpenAI's chat completions. */
export interface UpstreamOptions {
  /** With the version in the path, e.g. `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  /** Replaces the project's model; default: the one that the client asked for. */
  readonly model?: string;
  readonly apiKey?: string;
  readonly fetch?: typeof fetch;
}

export interface GatewayOptions {
  /** Keys of the form `behest_sk_live_…` that may mint. They open nothing else. */
  readonly apiKeys: readonly string[];
  /** Allowed Origins of the project, each `scheme://host[:port]`; default none. */
  readonly origins?: readonly string[];
  /**
   * Values of `Host` that are served, each `host[:port]`, against DNS rebinding; default any. The
   * control routes additionally serve loopback names.
   */
  readonly allowedHosts?: readonly string[];
  readonly projectId?: string;
  readonly tenantId?: string;
  /** `iss` of minted tokens; default `https://api.behest.app`. */
  readonly issuer?: string;
  /** Accepted values of `iss`; default the three that Behest's pages name. */
  readonly trustedIssuers?: readonly string[];
  /** `aud` of minted tokens, and the one that is demanded; default `behest`. */
  readonly audience?: string;
  /** Keys of hosts that sign their tokens themselves. */
  readonly publicKeys?: readonly RegisteredKey[];
  /** The project's models; the first answers for `default`. Default `gemini-2.5-flash`, `gemini-2.5-pro`. */
  readonly models?: readonly [string, ...string[]];
  /** The same seed, clock and conversation give the same bytes; default 1. */
  readonly seed?: number;
  readonly clock?: Clock;
  /** Passes chat through to a real model; faults still come from here. */
  readonly upstream?: UpstreamOptions;
  /** Whether `/__standin/…` is served; default true. */
  readonly control?: boolean;
  /** The scenario that is on from the start. */
  readonly scenario?: ScenarioChoice;
  /** Told every change of a thread, in order; the records can be kept as lines of JSON. */
  readonly journal?: (record: JournalRecord) => void;
  /** What `journal` was told in an earlier life. */
  readonly records?: Iterable<JournalRecord>;
  /** Told every error that is a fault of the gateway itself; default: nobody is told. */
  readonly report?: (error: unknown) => void;
  readonly settings?: Partial<Settings>;
}

/** Everything but what the caller alone can know, filled in. */
export interface Project {
  readonly apiKeys: readonly string[];
  readonly origins: readonly string[];
  readonly allowedHosts: readonly string[] | undefined;
  readonly projectId: string;
  readonly tenantId: string;
  readonly issuer: string;
  readonly trustedIssuers: readonly string[];
  readonly audience: string;
  readonly models: readonly [string, ...string[]];
  readonly seed: number;
}

export function resolveProject(options: GatewayOptions): Project {
  const issuer = options.issuer ?? 'https://api.behest.app';
  return {
    apiKeys: options.apiKeys,
    origins: options.origins ?? [],
    allowedHosts: options.allowedHosts,
    projectId: options.projectId ?? '6f0d1f1e-5a3b-4c58-9d7e-2b8a94c1e042',
    tenantId: options.tenantId ?? 'c2a7e4d0-91b6-4f3c-8e55-7d10b6f3a901',
    issuer,
    trustedIssuers: options.trustedIssuers ?? [
      issuer,
      'https://api.behest.app',
      'https://api.behest.ai',
      'behest',
    ],
    audience: options.audience ?? 'behest',
    models: options.models ?? ['gemini-2.5-flash', 'gemini-2.5-pro'],
    seed: options.seed ?? 1,
  };
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  waitScale: 1,
  envelope: 'nested',
  exposeHeaders: true,
  allowStainless: true,
  corsOnErrors: true,
  usageRoute: false,
  tokenTtl: null,
  leewaySeconds: 60,
  limits: true,
  tierScale: 1,
};
