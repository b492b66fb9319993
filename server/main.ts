import {BehestConfigError} from '@behest/client-ts';
import {destination, pino} from 'pino';

import {readConfig, type Config} from './config.ts';
import {ConfigError} from './errors.ts';
import {createMintService, type MintService} from './mint-service.ts';
import {serveOnNode, type RunningServer} from './node-server.ts';
import {createPooledTransport} from './undici-transport.ts';

const GATEWAY_LIMIT_MS = 1000;

/** The mint server alone, from the environment: `npm run server`. */
async function main(): Promise<void> {
  const gateway = createPooledTransport();
  const config = readConfig(process.env, gateway.transport);
  const output = destination({sync: false});
  const log = pino({level: config.logLevel, base: null}, output);
  const service = createMintService(config, log);
  const reached = config.behest.mode === 'sign' || gateway.warm(config.baseUrl, GATEWAY_LIMIT_MS);
  await service.warm();
  const isReached = await reached;
  const servers = await listen(service, config);
  const {host, metricsPort} = config;
  log.info({host, port: servers[0].port, metricsPort, mode: config.behest.mode}, 'listening');
  if (!isReached) log.warn('The gateway cannot be reached yet.');
  const stop = async (): Promise<void> => {
    service.drain();
    log.info('stopping');
    // The metrics port closes last: it says that this instance drains for as long as it does.
    for (const server of servers) await server.close();
    service.close();
    await gateway.close();
    output.flushSync();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

async function listen(
  {app, metricsApp}: MintService,
  {host: hostname, port, metricsPort, shutdownGraceMs: graceMs}: Config,
): Promise<[RunningServer, ...RunningServer[]]> {
  const server = await serveOnNode(app.fetch, {port, hostname, graceMs});
  if (metricsPort === undefined) return [server];
  return [server, await serveOnNode(metricsApp.fetch, {port: metricsPort, graceMs: 0})];
}

/** What an operator can act on: variables by name, or the port. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof BehestConfigError) {
    return ['The mint server cannot start:', ...error.problems].join('\n- ');
  }
  const {code, port} = error as {readonly code?: unknown; readonly port?: unknown};
  const name = String(port) === process.env['METRICS_PORT'] ? 'METRICS_PORT' : 'PORT';
  if (code === 'EADDRINUSE') return `Port ${String(port)} is taken: set ${name} to a free one.`;
  return `The mint server cannot start: ${typeof code === 'string' ? code : 'unexpected error'}.`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
