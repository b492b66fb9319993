import type {TokenHandler} from '../server/token-handler.ts';
import {tokenHandler} from './token.ts';

let token: TokenHandler | undefined;

export default {
  fetch(request: Request, env: Readonly<Record<string, string>>): Response | Promise<Response> {
    token ??= tokenHandler(env);
    if (new URL(request.url).pathname !== '/api/behest/token') {
      return new Response(null, {status: 404});
    }
    return token(request, {address: request.headers.get('cf-connecting-ip') ?? undefined});
  },
};
