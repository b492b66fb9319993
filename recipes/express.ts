import {getRequestListener} from '@hono/node-server';
import express from 'express';

import {tokenHandler} from './token.ts';

const token = tokenHandler(process.env);
const listener = getRequestListener((request, {incoming}) =>
  token(request, {address: incoming.socket.remoteAddress}),
);

const app = express();
// Before express.json(), whose error page would show a stack trace.
app.all('/api/behest/token', listener);
app.use(express.json());
app.listen(Number(process.env['PORT'] ?? 3080), '127.0.0.1');
