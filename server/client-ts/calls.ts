import {checkedHeaderValue, type Tier} from './arguments.ts';
import {BehestBadRequestError} from './errors.ts';
import {request, type Connection} from './http.ts';
import type {Auth} from './mint.ts';

/** Who calls: a token that is there already, or a user to mint one for. One of the two is needed. */
export interface CallOptions {
  /** Skips the mint. */
  readonly token?: string;
  /** Mints a token for this user, for this call alone. */
  readonly userId?: string;
  readonly tier?: Tier;
  /** Sent as `X-Session-Id`. Default: the session of the token minted for this call, else none. */
  readonly sessionId?: string;
  /** Added to the request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Sends one data-plane request; `undefined` for an empty answer. */
export type DataCall = (
  method: 'GET' | 'DELETE',
  path: string,
  options?: CallOptions,
) => Promise<unknown>;

const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;

/** Calls that carry a user's token. Nothing is remembered from one call to the next. */
export function createDataCall(connection: Connection, auth: Auth): DataCall {
  return async (method, path, options = {}) => {
    const {token, sessionId} = await identify(auth, options);
    return request(connection, {
      method,
      path,
      bearer: token,
      headers: {
        ...options.headers,
        ...(sessionId === undefined
          ? {}
          : {'x-session-id': checkedHeaderValue('sessionId', sessionId)}),
      },
      signal: options.signal,
      maxBytes: LONGEST_ANSWER_BYTES,
    });
  };
}

interface Identity {
  readonly token: string;
  readonly sessionId: string | undefined;
}

async function identify(auth: Auth, options: CallOptions): Promise<Identity> {
  const {token, userId, tier, sessionId, signal} = options;
  if (token !== undefined) return {token: checkedHeaderValue('token', token), sessionId};
  if (userId === undefined) throw new BehestBadRequestError('A call needs token or userId.');
  return auth.mint({user_id: userId, tier, session_id: sessionId, signal});
}
