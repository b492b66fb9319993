import type {ResolvedConfig} from './config.ts';
import {BehestServerError} from './errors.ts';
import {request} from './http.ts';
import {orderOf, type MintOptions, type MintOrder, type MintResult} from './mint-order.ts';
import {createSigner} from './sign.ts';
import {decodeToken} from './token.ts';

/** What a token server needs of a client. */
export interface Auth {
  /**
   * @throws BehestBadRequestError before anything is sent, when an argument is wrong.
   * @throws BehestError of the class that contract 7.2 gives for the gateway's answer.
   */
  readonly mint: (options: MintOptions) => Promise<MintResult>;
}

const LONGEST_ANSWER_BYTES = 64 * 1024;

/** Auth by HTTP with an API key, or by local signing with a private key. Keeps no state of users. */
export function createAuth(config: ResolvedConfig): Auth & {readonly ready: () => Promise<void>} {
  const {key} = config;
  if (key.mode === 'apiKey') {
    return {
      mint: async (options) => mintOverHttp(config, key.apiKey, orderOf(options, config.ttl)),
      ready: async () => undefined,
    };
  }
  const signer = createSigner(key.signingKey, config.signer);
  return {
    mint: async (options) => signer.mint(orderOf(options, config.ttl)),
    ready: signer.ready,
  };
}

async function mintOverHttp(
  config: ResolvedConfig,
  apiKey: string,
  order: MintOrder,
): Promise<MintResult> {
  const answer = await request(config, {
    method: 'POST',
    path: '/v1/auth/mint',
    bearer: apiKey,
    body: {
      user_id: order.userId,
      ttl: order.ttl,
      session_id: order.sessionId,
      ...(order.tier === undefined ? {} : {tier: order.tier}),
    },
    signal: order.signal,
    maxBytes: LONGEST_ANSWER_BYTES,
  });
  // What comes back goes on to a browser.
  if (`${JSON.stringify(answer)}`.includes(apiKey)) {
    throw new BehestServerError('The answer of Behest repeats the key.', {status: 200});
  }
  return mintResult(answer, order);
}

/** Reads both answers of contract 3.2, and `token` for gateways in between. */
function mintResult(answer: unknown, order: MintOrder): MintResult {
  const fields =
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  const token = [fields['jwt'], fields['access_token'], fields['token']].find(isText);
  if (token === undefined) {
    throw new BehestServerError('The answer of Behest holds no token.', {status: 200});
  }
  const ttl = [fields['ttl'], fields['expires_in']].find(Number.isFinite);
  const seconds = typeof ttl === 'number' ? ttl : order.ttl;
  return {
    token,
    sessionId: isText(fields['session_id']) ? fields['session_id'] : order.sessionId,
    ttl: seconds,
    expiresAt: expiryOf(token) ?? Math.floor(Date.now() / 1000) + seconds,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function expiryOf(token: string): number | undefined {
  try {
    const {exp} = decodeToken(token);
    return Number.isFinite(exp) ? exp : undefined;
  } catch {
    return undefined;
  }
}
