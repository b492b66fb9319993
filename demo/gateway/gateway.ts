import {systemClock} from './clock.ts';
import {createCounters, type Counts, type LogEntry} from './counters.ts';
import {FaultDesk} from './fault-desk.ts';
import {hostFault, hostToken, type HostUser} from './host-token.ts';
import {createKeyRing} from './keys.ts';
import {createLimits} from './limits.ts';
import {DEFAULT_SETTINGS, resolveProject, type GatewayOptions, type Settings} from './options.ts';
import {createRandom, hexDigits} from './random.ts';
import {createRoutes} from './routes.ts';
import {choiceOf} from './scenario-choice.ts';
import type {ScenarioChoice} from './scenario.ts';
import type {Services} from './services.ts';
import {createShiftedClock, type ShiftedClock} from './shifted-clock.ts';
import {createThreadStore, type ThreadStore} from './threads.ts';
import {mintToken, type MintAnswer} from './tokens.ts';

/** A Behest gateway to be used in place of the real one; it knows no network of its own. */
export interface Gateway {
  /** The Hono app itself, to be mounted in another one. */
  readonly app: ReturnType<typeof createRoutes>;
  /** Answers a request; never rejects. Servers, service workers and tests use it as it is. */
  readonly fetch: (request: Request, environment?: object) => Promise<Response>;
  /** The same in the shape of `fetch`, for clients that take one: no socket, but aborting works. */
  readonly asFetch: typeof fetch;
  /** Makes what the first token would wait for: an RSA pair, seconds on a busy machine. */
  warmUp(): Promise<void>;
  /** May be changed at any time. */
  readonly settings: Settings;
  readonly threads: ThreadStore;
  /** Counts since the start or the last reset. */
  stats(): Readonly<Counts>;
  /** The last 500 requests, oldest first, without bodies and secrets. */
  log(): readonly LogEntry[];
  /**
   * Turns a scenario on, or the present one off.
   *
   * @throws RangeError when the table has no such scenario.
   */
  setScenario(choice: ScenarioChoice | null): void;
  /** Mints without a key, for tests; the same checks as `POST /v1/auth/mint`. */
  mint(input: MintInput): Promise<MintAnswer>;
  /** What a host's `POST /api/behest/token` answers for this user, also under the `mint-…` scenarios. */
  tokenResponse(user: HostUser, request?: Request): Promise<Response>;
  /**
   * What a broken host answers while a `mint-…` scenario is on; undefined when the host is well. A
   * host with its own endpoint asks this first, with the request that it has got.
   */
  hostFault(userId: string, request?: Request): Promise<Response | undefined>;
  /** Moves the gateway's clock, on which tokens expire and limits count. */
  advance(seconds: number): void;
  /** Back to the beginning: no threads, counts, log or used quota, the scenario of the options. */
  reset(): void;
}

export interface MintInput {
  readonly user_id: string;
  readonly tier?: number | string;
  /** Seconds, 60 to 86400. */
  readonly ttl?: number;
  readonly session_id?: string;
}

/** Builds the gateway. Opens no port, reads no environment, writes no file and prints nothing. */
export function createGateway(options: GatewayOptions): Gateway {
  const services = createServices(options);
  const {clock, settings, threads, faults, counters, limits} = services;
  faults.choose(options.scenario ?? null);

  const reset = (): void => {
    clock.restore();
    counters.clear();
    limits.clear();
    threads.clear();
    faults.clear();
    faults.choose(options.scenario ?? null);
  };
  const routes = createRoutes(services, {
    control: options.control === false ? undefined : {advance: clock.advance, reset},
    report: options.report ?? (() => undefined),
  });
  const answer: Gateway['fetch'] = async (request, environment) =>
    routes.fetch(request, environment);

  return {
    app: routes,
    fetch: answer,
    asFetch: (input, init) => fetchFrom(answer, new Request(input, init)),
    warmUp: async () => void (await services.keys.jwks()),
    settings,
    threads,
    stats: () => ({...counters.counts}),
    log: () => [...counters.log],
    setScenario: (choice) => faults.choose(choice),
    mint: (input) => mintToken(input, services),
    tokenResponse: (user, request) => hostToken({...user, own: ownChoice(request)}, services),
    hostFault: (uid, request) => hostFault({uid, own: ownChoice(request)}, services),
    advance: clock.advance,
    reset,
  };
}

function createServices(options: GatewayOptions): Services & {readonly clock: ShiftedClock} {
  const project = resolveProject(options);
  const settings: Settings = {...DEFAULT_SETTINGS, ...options.settings};
  const clock = createShiftedClock(options.clock ?? systemClock, settings);
  const random = createRandom(project.seed);
  const newId = (prefix: string): string => `${prefix}_${hexDigits(random, 24)}`;
  return {
    project,
    settings,
    clock,
    keys: createKeyRing(newId('kid'), options.publicKeys ?? []),
    threads: createThreadStore(options.records, options.journal),
    limits: createLimits({now: clock.now, settings}),
    faults: new FaultDesk(clock.now),
    counters: createCounters(),
    newId,
    upstream: options.upstream,
  };
}

function ownChoice(request: Request | undefined): ScenarioChoice | undefined {
  return request && choiceOf(request.url);
}

/** As `fetch` does it: an aborted request rejects, also while the response is on its way. */
function fetchFrom(answer: Gateway['fetch'], request: Request): Promise<Response> {
  const {signal} = request;
  if (signal.aborted) {
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {once: true});
    answer(request).then(resolve, reject);
  });
}
