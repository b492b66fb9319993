import {getRequestListener} from '@hono/node-server';
import fastify from 'fastify';

import {tokenHandler} from './token.ts';

const token = tokenHandler(process.env);
const listener = getRequestListener((request, {incoming}) =>
  token(request, {address: incoming.socket.remoteAddress}),
);

const app = fastify();
// The handler looks at the request itself, so nothing may have read or answered it before.
app.addHook('onRequest', async (request, reply) => {
  if (request.url.split('?')[0] !== '/api/behest/token') return;
  reply.hijack();
  await listener(request.raw, reply.raw);
});
await app.listen({port: Number(process.env['PORT'] ?? 3080)});
