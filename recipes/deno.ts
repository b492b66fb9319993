import {createApp} from '../server/app.ts';
import {tokenHandler} from './token.ts';

const addresses = new WeakMap<Request, string>();
const app = createApp({
  token: tokenHandler(Deno.env.toObject()),
  address: ({req}) => addresses.get(req.raw),
});

Deno.serve((request, {remoteAddr}) => {
  addresses.set(request, remoteAddr.hostname);
  return app.fetch(request);
});
