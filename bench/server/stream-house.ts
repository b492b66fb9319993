import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

import {createGateway} from '../../demo/gateway/gateway.ts';
import {serveOnNode} from '../../server/node-server.ts';

/** The stand-in gateway in front of a model that says a word every five seconds, for ever. */
let open = 0;
let aborted = 0;
const model = createServer((_, response) => {
  open++;
  response.writeHead(200, {'content-type': 'text/event-stream'});
  const word = `data: {"choices":[{"index":0,"delta":{"content":"${'a'.repeat(120)}"}}]}\n\n`;
  response.write(word);
  const clock = setInterval(() => response.write(word), 5000);
  response.on('close', () => {
    clearInterval(clock);
    open--;
    aborted++;
  });
}).listen(0, '127.0.0.1');
await new Promise((resolve) => model.once('listening', resolve));

const {port} = model.address() as AddressInfo;
const gateway = createGateway({
  apiKeys: [],
  settings: {limits: false},
  upstream: {baseUrl: `http://127.0.0.1:${port}/v1`},
});
const {token} = (await (await gateway.tokenResponse({id: 'ada'})).json()) as {token: string};
const server = await serveOnNode(gateway.fetch, {port: 0});
process.send?.({port: server.port, token});
process.on('message', () => {
  const {open: streams} = gateway.stats();
  process.send?.({streams, open, aborted, rss: process.memoryUsage.rss()});
});
process.on('disconnect', () => process.exit(0));
