import {readFileSync} from 'node:fs';

import {systemClock} from '../../demo/gateway/clock.ts';
import {createGateway} from '../../demo/gateway/gateway.ts';
import {openJournal} from '../../demo/journal.ts';
import {serveOnNode} from '../../server/node-server.ts';
import {createModel} from './model.ts';

// The stand-in gateway as a process of its own, so that it can be killed like any other.
const {GATEWAY_KEY = '', GATEWAY_ORIGIN = '', GATEWAY_PORT = '', GATEWAY_DATA = ''} = process.env;
const {GATEWAY_CLOCK = ''} = process.env;
const gateway = createGateway({
  apiKeys: [GATEWAY_KEY],
  origins: [GATEWAY_ORIGIN],
  ...openJournal(GATEWAY_DATA),
  upstream: {baseUrl: 'http://model.invalid/v1', fetch: createModel()},
  clock: {
    ...systemClock,
    now: () => Date.now() + 1000 * Number(readFileSync(GATEWAY_CLOCK, 'utf8')),
  },
  settings: {waitScale: 0, limits: false},
  report: (error) => console.error(String(error)),
});
await serveOnNode(gateway.fetch, {port: Number(GATEWAY_PORT), graceMs: 0});
// What the campaign waits for, as it does at the mint server's log.
process.stdout.write('listening\n');
