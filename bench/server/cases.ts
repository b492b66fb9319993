import {generateKeyPairSync, randomBytes, sign} from 'node:crypto';
import {createServer} from 'node:http';
import {devNull} from 'node:os';

import {Behest, type Auth} from '@behest/client-ts';
import {Hono} from 'hono';
import {SignJWT, exportJWK} from 'jose';
import {destination, pino} from 'pino';

import {createApp, TOKEN_PATH} from '../../server/app.ts';
import {serveOnNode, socketAddress} from '../../server/node-server.ts';
import {createMemoryRateLimiter} from '../../server/rate-limit.ts';
import {createJwtSession} from '../../server/sessions/jwt.ts';
import {createCachedAuth} from '../../server/token-cache.ts';
import {createTokenHandler} from '../../server/token-handler.ts';
import {createPooledTransport} from '../../server/undici-transport.ts';

/** A server that listens, and a session to ask it with. */
export interface Served {
  readonly port: number;
  readonly authorization?: string;
}

const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
const pem = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
const ids = {kid: 'k_1', tenantId: 't_1', projectId: 'p_1'};
const baseUrl = 'https://slug.behest.app';
const signing = new Behest({env: {}, key: pem, baseUrl, ...ids});
const constant = await signing.auth.mint({user_id: 'ada'});
const reply = JSON.stringify({...constant, baseUrl});
const JSON_TYPE = {'content-type': 'application/json'};
const SIGNATURES = 20;

/** Every server that is measured, by name. `gateway` is the address of the one below. */
export const CASES: Readonly<Record<string, (gateway: string) => Promise<Served>>> = {
  bare: async () => bareServer(() => reply),
  mounted: async () => {
    const app = new Hono();
    app.post(TOKEN_PATH, () => new Response(reply, {headers: JSON_TYPE}));
    return serveOnNode(app.fetch, {port: 0});
  },
  /** Pure RSA-2048: so many signatures in one request that the request itself does not count. */
  rsa: async () => {
    const input = Buffer.from('a'.repeat(400));
    return bareServer(() => {
      for (let count = 0; count < SIGNATURES; count++) sign('sha256', input, privateKey);
      return reply;
    });
  },
  policy: async () => endpoint({mint: async () => constant}, () => ({id: 'ada', visit: undefined})),
  sign: async () => signedIn(signing.auth),
  cached: async () => signedIn(createCachedAuth(signing.auth)),
  apiKey: async (gateway) => {
    const key = `behest_sk_live_${randomBytes(16).toString('hex')}`;
    const {transport} = createPooledTransport();
    return signedIn(new Behest({env: {}, key, baseUrl: gateway, transport}).auth);
  },
  gateway: async () => {
    const token = constant.token.split('.');
    return bareServer((body) => {
      // A server that starts asks for the public keys.
      if (body === '') return '{"keys":[]}';
      const {user_id: uid} = JSON.parse(body) as {user_id: string};
      const now = Math.floor(Date.now() / 1000);
      const claims = Buffer.from(JSON.stringify({uid, iat: now, exp: now + 900}));
      const jwt = [token[0], claims.toString('base64url'), token[2]].join('.');
      return JSON.stringify({jwt, ttl: 900, session_id: 's_1'});
    });
  },
};

/** How many signatures a request of the case makes. */
export const signaturesOf = (name: string): number => (name === 'rsa' ? SIGNATURES : 1);

function bareServer(answer: (body: string) => string): Promise<Served> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes) => (body += String(bytes)));
    request.on('end', () => response.writeHead(200, JSON_TYPE).end(answer(body)));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({port: (server.address() as {port: number}).port}));
  });
}

/** All policies and the log. */
async function endpoint(
  auth: Auth,
  session: Parameters<typeof createTokenHandler>[0]['session'],
): Promise<Served> {
  const log = pino({base: null}, destination({dest: devNull, sync: false}));
  const token = createTokenHandler({
    auth,
    session,
    origins: ['https://app.example'],
    baseUrl,
    rateLimit: {address: createMemoryRateLimiter(1e6), user: createMemoryRateLimiter(1e6)},
    onEvent: ({requestId, status, code, durationMs}) =>
      log.info({requestId, status, code, durationMs: Math.round(durationMs)}, 'token'),
  });
  return serveOnNode(createApp({token, address: socketAddress}).fetch, {port: 0});
}

async function signedIn(auth: Auth): Promise<Served> {
  const provider = {issuer: 'https://auth.example', audience: 'https://app.example'};
  const publicJwk = {...(await exportJWK(publicKey)), alg: 'RS256', kid: 'k_1'};
  const {verify} = createJwtSession({publicJwk, ...provider, bearer: true});
  const bearer = await new SignJWT({sub: 'ada', sid: 'v_1'})
    .setProtectedHeader({alg: 'RS256', kid: 'k_1'})
    .setIssuer(provider.issuer)
    .setAudience(provider.audience)
    .setExpirationTime('1h')
    .sign(privateKey);
  return {...(await endpoint(auth, verify)), authorization: `Bearer ${bearer}`};
}
