import {Behest} from '@behest/client-ts';

import {serveOnNode} from '../server/node-server.ts';
import type {RunningServer} from '../server/node-server.ts';
import {createGateway} from './gateway/gateway.ts';
import {createHost} from './host.ts';
import type {HostOptions} from './host.ts';
import {openJournal} from './journal.ts';

/** Open streams are cut after this long, so that Ctrl-C ends everything at once. */
const GRACE_MS = 300;

const port = readPort('PORT', 8787);
const gatewayPort = readPort('GATEWAY_PORT', 8788);
const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
const running: RunningServer[] = [];

try {
  if (process.env['NODE_ENV'] === 'production') throw new Error('it is not for production.');
  const {behest, ...rest} = await connect();
  const host = createHost({behest, ...rest, sessionSecret: randomHex(32)});
  running.push(await serveOnNode(host.fetch, {port, graceMs: GRACE_MS}));
  console.log(greeting(behest.baseUrl ?? ''));
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all(running.map((server) => server.close())).then(() => process.exit(0));
  });
}

/** The real gateway when the environment names one, else the stand-in on a port of its own. */
async function connect(): Promise<Pick<HostOptions, 'behest' | 'fault'>> {
  if (process.env['BEHEST_KEY']) return {behest: new Behest()};
  const key = `behest_sk_live_${randomHex(16)}`;
  const {UPSTREAM_BASE_URL: baseUrl, UPSTREAM_MODEL: model, UPSTREAM_API_KEY: apiKey} = process.env;
  const {GATEWAY_DATA: data} = process.env;
  const gateway = createGateway({
    apiKeys: [key],
    origins,
    allowedHosts: [`localhost:${gatewayPort}`, `127.0.0.1:${gatewayPort}`],
    ...(data && openJournal(data)),
    ...(baseUrl && {upstream: {baseUrl, ...(model && {model}), ...(apiKey && {apiKey})}}),
  });
  await gateway.warmUp();
  running.push(await serveOnNode(gateway.fetch, {port: gatewayPort, graceMs: GRACE_MS}));
  const behest = new Behest({key, baseUrl: `http://localhost:${gatewayPort}`, env: {}});
  return {behest, fault: gateway.hostFault};
}

function readPort(name: string, standard: number): number {
  const value = process.env[name];
  if (!value) return standard;
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  console.error(`${name} must be a port number: 0 to 65535.`);
  process.exit(1);
}

function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
}

function explain(error: unknown): string {
  const {code, port: taken, message} = error as NodeJS.ErrnoException & {readonly port?: number};
  if (code !== 'EADDRINUSE') return `The demo cannot start: ${message}`;
  const name = taken === port ? 'PORT' : 'GATEWAY_PORT';
  return `Port ${taken} is taken: stop what uses it, or choose another one with ${name}.`;
}

function greeting(gateway: string): string {
  return `
  Host site and mint server   http://localhost:${port}
  ${process.env['BEHEST_KEY'] ? 'Behest gateway            ' : 'Stand-in gateway          '}  ${gateway}

  Try: sign in as Ada, ask something, press Stop, reload, sign in as Grace.
  Ctrl-C ends everything.
`;
}
