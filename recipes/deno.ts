import {createApp} from '../server/app.ts';
import {tokenHandler} from './token.ts';

const addresses = new WeakMap<Request, string>();
const app = createApp({
  token: tokenHandler(Deno.env.toObject()),
  address: ({req}) => addresses.get(req.raw),
});
const where = {hostname: '127.0.0.1', port: Number(Deno.env.get('PORT') ?? 3080)};

Deno.serve(where, (request, {remoteAddr}) => {
  addresses.set(request, remoteAddr.hostname);
  return app.fetch(request);
});
