import {Hono} from 'hono';

import {createApp} from '../server/app.ts';
import {serveOnNode, socketAddress} from '../server/node-server.ts';
import {tokenHandler} from './token.ts';

const app = new Hono();
app.route('/', createApp({token: tokenHandler(process.env), address: socketAddress}));

await serveOnNode(app.fetch, {port: Number(process.env['PORT'] ?? 3080)});
