import {BehestConfigError} from '@behest/client-ts';
import {destination, pino, type Logger} from 'pino';

import {createApp} from './app.ts';
import {readConfig, type Config} from './config.ts';
import {ConfigError} from './errors.ts';
import {serveOnNode, socketAddress} from './node-server.ts';
import {createMemoryRateLimiter} from './rate-limit.ts';
import {createTokenHandler, type TokenEvent, type TokenHandler} from './token-handler.ts';

/** The mint server alone, from the environment: `npm run server`. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  await config.behest.ready();
  const output = destination({sync: false});
  const log = pino({level: config.logLevel, base: null}, output);
  let draining = false;
  const ready = async (): Promise<void> => {
    if (draining) throw new Error('draining');
    await config.session.ready();
  };
  const app = createApp({token: tokenHandler(config, log), ready, address: socketAddress});
  const {host: hostname, port, shutdownGraceMs: graceMs} = config;
  const server = await serveOnNode(app.fetch, {port, hostname, graceMs});
  log.info({host: hostname, port: server.port, mode: config.behest.mode}, 'listening');
  ready().catch(() => log.warn('The keys of sessions cannot be had yet.'));
  const stop = async (): Promise<void> => {
    draining = true;
    log.info('stopping');
    await server.close();
    output.flushSync();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

function tokenHandler(config: Config, log: Logger): TokenHandler {
  return createTokenHandler({
    auth: config.behest.auth,
    session: config.session.verify,
    origins: config.origins,
    baseUrl: config.baseUrl,
    ttl: config.ttl,
    trustProxyHops: config.trustProxyHops,
    rateLimit: {
      address: createMemoryRateLimiter(config.networkRequestsPerMinute),
      user: createMemoryRateLimiter(config.userRequestsPerMinute),
    },
    onEvent: (event) => record(log, event),
  });
}

/** Fields one by one: a whole object could bring a token along one day. */
function record(log: Logger, {requestId, status, code, durationMs}: TokenEvent): void {
  const level = status >= 500 ? 'error' : 'info';
  log[level]({requestId, status, code, durationMs: Math.round(durationMs)}, 'token');
}

/** What an operator can act on: variables by name, or the port. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof BehestConfigError) {
    return ['The mint server cannot start:', ...error.problems].join('\n- ');
  }
  const {code, port} = error as {readonly code?: unknown; readonly port?: unknown};
  if (code === 'EADDRINUSE') return `Port ${String(port)} is taken: set PORT to a free one.`;
  return `The mint server cannot start: ${typeof code === 'string' ? code : 'unexpected error'}.`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
