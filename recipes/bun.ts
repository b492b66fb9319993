import {createApp} from '../server/app.ts';
import {tokenHandler} from './token.ts';

const app = createApp({
  token: tokenHandler(Bun.env),
  address: ({env, req}) => env.server.requestIP(req.raw)?.address,
});

Bun.serve({
  hostname: '127.0.0.1',
  port: Number(Bun.env['PORT'] ?? 3080),
  fetch: (request, server) => app.fetch(request, {server}),
});
