import {getRequestListener} from '@hono/node-server';
import express from 'express';

import {tokenHandler} from './token.ts';

const token = tokenHandler(process.env);

export const app = express();
// Before express.json(), whose error page would show a stack trace.
app.all(
  '/api/behest/token',
  getRequestListener((request, {incoming}) =>
    token(request, {address: incoming.socket.remoteAddress}),
  ),
);
