import {createApp} from '../server/app.ts';
import {tokenHandler} from './token.ts';

const app = createApp({
  token: tokenHandler(Bun.env),
  address: ({env, req}) => env.server.requestIP(req.raw)?.address,
});

Bun.serve({port: 3080, fetch: (request, server) => app.fetch(request, {server})});
