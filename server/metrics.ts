import type {Auth} from '@behest/client-ts';
import {Hono} from 'hono';
import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client';

import type {RateLimiter} from './rate-limit.ts';
import type {TokenEvent, TokenHandler} from './token-handler.ts';

/** Counts what happens, for Prometheus. No label holds anything about a user. */
export interface Metrics {
  /** In the text format of Prometheus, with its content type. */
  readonly render: () => Promise<Response>;
  /** For `onEvent` of the token handler. */
  readonly record: (event: TokenEvent) => void;
  readonly keySwitched: () => void;
  /** Whether limits are shared; every loss of that is counted. */
  readonly sharedLimitsAvailable: (available: boolean) => void;
  /** The same handler, its requests in flight counted. */
  readonly watchedHandler: (handler: TokenHandler) => TokenHandler;
  /** The same auth, its time measured. */
  readonly watchedAuth: (auth: Auth) => Auth;
  /** The same limiter, its refusals counted. */
  readonly watchedLimiter: (scope: 'user' | 'address', limiter: RateLimiter) => RateLimiter;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @param mode `apiKey` or `sign`. */
export function createMetrics(mode: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({register: registry});
  const meters = createMeters(registry);
  return {
    render: async () =>
      new Response(await registry.metrics(), {headers: {'content-type': registry.contentType}}),
    record: ({status, code, durationMs}) => {
      const outcome = code ?? (status === 204 ? 'preflight' : 'minted');
      meters.mints.inc({mode, outcome});
      meters.mintSeconds.observe({mode}, durationMs / 1000);
    },
    keySwitched: () => meters.keySwitches.inc(),
    sharedLimitsAvailable: (available) => {
      meters.redisUp.set(available ? 1 : 0);
      if (!available) meters.redisLost.inc();
    },
    watchedHandler: (handler) => async (request, connection) => {
      meters.inFlight.inc();
      return handler(request, connection).finally(() => meters.inFlight.dec());
    },
    watchedAuth: ({mint}) => ({
      mint: (options) => {
        const stop = meters.gatewaySeconds.startTimer({mode});
        return mint(options).finally(() => stop());
      },
    }),
    watchedLimiter: (scope, {consume}) => ({
      consume: async (key) => {
        const consumption = await consume(key);
        if (!consumption.allowed) meters.limited.inc({scope});
        return consumption;
      },
    }),
  };
}

/** The app of the metrics port: it goes on answering while the other port drains. */
export function createMetricsApp(metrics: Metrics, status: Hono): Hono {
  const app = new Hono();
  app.get('/metrics', () => metrics.render());
  app.route('/', status);
  return app;
}

function createMeters(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({name, help, labelNames, registers});
  const gauge = (name: string, help: string) => new Gauge({name, help, registers});
  const seconds = (name: string, help: string) =>
    new Histogram({name, help, labelNames: ['mode'], buckets: SECONDS, registers});
  return {
    mints: counter('behest_mint_total', 'Answers of the token endpoint.', ['mode', 'outcome']),
    mintSeconds: seconds('behest_mint_seconds', 'Time of an answer of the token endpoint.'),
    gatewaySeconds: seconds('behest_gateway_seconds', 'Time of a mint: gateway call or signature.'),
    limited: counter('behest_limited_total', 'Requests over a rate limit.', ['scope']),
    inFlight: gauge('behest_inflight', 'Token requests being answered.'),
    redisUp: gauge('behest_redis_up', '0 while limits are counted by this process alone.'),
    redisLost: counter('behest_redis_lost_total', 'Times that Redis stopped answering.', []),
    keySwitches: counter('behest_key_switch_total', 'Switches between the two keys.', []),
  };
}
