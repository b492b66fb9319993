import type {Auth, MintOptions} from '@behest/client-ts';

import type {Connection} from '../../../server/client-address.ts';
import type {SessionUser} from '../../../server/sessions/session.ts';
import {createTokenHandler, type TokenHandlerOptions} from '../../../server/token-handler.ts';
import {epochSeconds, unsignedToken} from './tokens.ts';

export const ORIGIN = 'https://app.example';
export const TOKEN_URL = 'https://host.example/api/behest/token';

/** A minter that gives every user a good token and keeps what it was asked. */
export function recordingAuth(claims: Readonly<Record<string, unknown>> = {}): {
  readonly auth: Auth;
  readonly asked: MintOptions[];
} {
  const asked: MintOptions[] = [];
  const mint: Auth['mint'] = async (options) => {
    asked.push(options);
    const {user_id: uid, session_id: sessionId = 's_new', ttl = 900} = options;
    const expiresAt = epochSeconds() + ttl;
    const token = unsignedToken({uid, role: 'user', exp: expiresAt, jti: asked.length, ...claims});
    return {token, sessionId, ttl, expiresAt};
  };
  return {auth: {mint}, asked};
}

export const failingAuth = (error: unknown): Auth => ({
  mint: async () => {
    throw error;
  },
});

/** Asks a handler made of the given options, as the listed origin unless told otherwise. */
export function ask(
  options: Partial<TokenHandlerOptions<SessionUser>> = {},
  init: RequestInit = {},
  connection?: Connection,
): Promise<Response> {
  const handler = createTokenHandler({
    auth: recordingAuth().auth,
    session: () => ({id: 'u_1'}),
    origins: [ORIGIN],
    baseUrl: 'https://slug.behest.app',
    ...options,
  });
  const headers = {origin: ORIGIN, ...(init.headers as Record<string, string> | undefined)};
  return handler(new Request(TOKEN_URL, {method: 'POST', ...init, headers}), connection);
}

/** `status code` of a refusal, `200` for a token. */
export async function verdict(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const {error} = (await response.json()) as {error?: {code: string}};
  return error === undefined ? String(response.status) : `${response.status} ${error.code}`;
}
