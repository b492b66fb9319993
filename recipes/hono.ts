import {Hono} from 'hono';

import {createApp} from '../server/app.ts';
import {socketAddress} from '../server/node-server.ts';
import {tokenHandler} from './token.ts';

const app = new Hono();
app.route('/', createApp({token: tokenHandler(process.env), address: socketAddress}));

export default app;
