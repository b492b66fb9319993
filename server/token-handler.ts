import type {Auth, MintResult, Tier} from '@behest/client-ts';

import {arrival, refuseUnfitBody} from './body.ts';
import {clientNetwork, type Connection} from './client-address.ts';
import {ConfigError, Refusal, refusalOf, type RefusalCode} from './errors.ts';
import {LONGEST_TTL_SECONDS, remainingLife} from './minted.ts';
import {
  createOriginPolicy,
  PREFLIGHT_HEADERS,
  type AllowedOrigins,
  type OriginPolicy,
} from './origin.ts';
import type {RateLimiter} from './rate-limit.ts';
import type {SessionUser} from './sessions/session.ts';
import {mintableTier} from './tier.ts';
import {mintableUserId} from './user-id.ts';
import {sessionIdOf} from './visit.ts';
import {within} from './within.ts';

/** Options of {@link createTokenHandler}. */
export interface TokenHandlerOptions<User extends SessionUser = SessionUser> {
  /** `new Behest().auth`. */
  readonly auth: Auth;
  /** Verifies the host's own session: the user, or null (401). Throwing means "cannot tell" (503). */
  readonly session: (request: Request) => User | null | Promise<User | null>;
  /** Asks billing. Undefined leaves the tier to the gateway; throwing is a 503, never a guess. */
  readonly tier?: (user: User) => Tier | undefined | Promise<Tier | undefined>;
  /** Exact origins that may embed the chat, or `same-origin`. */
  readonly origins: AllowedOrigins;
  /** The gateway as browsers reach it; handed out with every token. */
  readonly baseUrl: string;
  /** Seconds a token lives, 60–3600. Default 900. */
  readonly ttl?: number;
  /** Counts per network before the session is looked at, and per verified user. Default: nothing. */
  readonly rateLimit?: {readonly address?: RateLimiter; readonly user?: RateLimiter};
  /** Proxies in front whose `X-Forwarded-For` is believed. Default 0: none. */
  readonly trustProxyHops?: number;
  /** Told about every answer; that it fails is ignored. Holds nothing personal or secret. */
  readonly onEvent?: (event: TokenEvent) => unknown;
}

/** One answer, for logs and metrics. */
export interface TokenEvent {
  readonly requestId: string;
  readonly status: number;
  /** Undefined for a token or a preflight. */
  readonly code: RefusalCode | undefined;
  /** What the gateway calls a request that it refused. */
  readonly traceId: string | undefined;
  readonly durationMs: number;
}

/** Answers a token request. The second argument is what the runtime knows about the peer. */
export type TokenHandler = (request: Request, connection?: Connection) => Promise<Response>;

type Headers = Readonly<Record<string, string>>;

/** What a request that was not refused gets, once its headers are known. */
type Answer = (headers: Headers) => Response;

interface Policy<User extends SessionUser> extends TokenHandlerOptions<User> {
  readonly originPolicy: OriginPolicy;
  readonly ttl: number;
  readonly trustProxyHops: number;
}

const USUAL_TTL_SECONDS = 900;
const SHORTEST_TTL_SECONDS = 60;
const SESSION_LIMIT_MS = 2000;
const TIER_LIMIT_MS = 1500;
/** The client has its own, shorter limit; this one is for any other `auth`. */
const MINT_LIMIT_MS = 12_000;
const NOT_REFUSED = {code: undefined, traceId: undefined};

/**
 * The token endpoint as a function on Web APIs alone, the same in every runtime. Answers and
 * errors are those of contract 3.3 and 3.5; every one is `no-store`.
 *
 * @throws ConfigError for origins that are not exact, or a `ttl` out of range.
 */
export function createTokenHandler<User extends SessionUser>(
  options: TokenHandlerOptions<User>,
): TokenHandler {
  const policy = policyOf(options);
  return async (request, connection = {}) => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request, policy.trustProxyHops);
    const headers = {...policy.originPolicy.headers(request), 'x-request-id': requestId};
    const outcome = await answer(policy, request, connection).catch(refusalOf);
    const refused = outcome instanceof Refusal;
    const response = refused ? outcome.toResponse(headers, requestId) : outcome(headers);
    const {status} = response;
    const {code, traceId} = refused ? outcome : NOT_REFUSED;
    const durationMs = performance.now() - startedAt;
    void tell(options, {requestId, status, code, traceId, durationMs});
    return response;
  };
}

async function tell(
  {onEvent}: Pick<TokenHandlerOptions, 'onEvent'>,
  event: TokenEvent,
): Promise<void> {
  try {
    await onEvent?.(event);
  } catch {
    // A log that is broken must not cost a user the token.
  }
}

function policyOf<User extends SessionUser>(options: TokenHandlerOptions<User>): Policy<User> {
  const {ttl = USUAL_TTL_SECONDS, trustProxyHops = 0, origins} = options;
  if (!Number.isInteger(ttl) || ttl < SHORTEST_TTL_SECONDS || ttl > LONGEST_TTL_SECONDS) {
    throw new ConfigError([
      `ttl must be ${SHORTEST_TTL_SECONDS} to ${LONGEST_TTL_SECONDS} whole seconds.`,
    ]);
  }
  return {...options, ttl, trustProxyHops, originPolicy: createOriginPolicy(origins)};
}

/** The order is the point: nothing is verified, counted or asked for before what is cheaper. */
async function answer<User extends SessionUser>(
  policy: Policy<User>,
  request: Request,
  connection: Connection,
): Promise<Answer> {
  if (request.method === 'OPTIONS') return preflight(policy, request);
  if (request.method !== 'POST') throw new Refusal('method_not_allowed');
  policy.originPolicy.check(request);
  refuseUnfitBody(request);
  await count(policy.rateLimit?.address, clientNetwork(request, connection, policy.trustProxyHops));
  const user = await signedInUser(policy, request);
  await count(policy.rateLimit?.user, user.id);
  const tier = await tierOf(policy, user);
  await arrival(request);
  const body = JSON.stringify(await mint(policy, user, tier));
  return (headers) =>
    new Response(body, {headers: {...headers, 'content-type': 'application/json'}});
}

/** Grants a listed origin what the widget needs, and nothing to anybody else. */
function preflight(
  {originPolicy}: {readonly originPolicy: OriginPolicy},
  request: Request,
): Answer {
  originPolicy.check(request);
  const asked = request.headers.get('access-control-request-method') ?? 'POST';
  if (asked !== 'POST') throw new Refusal('method_not_allowed');
  return (headers) => {
    const granted = 'access-control-allow-origin' in headers ? PREFLIGHT_HEADERS : {};
    return new Response(null, {
      status: 204,
      headers: {...headers, ...granted, allow: 'POST, OPTIONS'},
    });
  };
}

async function count(limiter: RateLimiter | undefined, key: string | undefined): Promise<void> {
  if (limiter === undefined || key === undefined) return;
  const {allowed, retryAfterSeconds} = await limiter.consume(key).catch(() => {
    throw new Refusal('limiter_unavailable');
  });
  if (!allowed) throw new Refusal('rate_limited', retryAfterSeconds);
}

async function signedInUser<User extends SessionUser>(
  {session}: Policy<User>,
  request: Request,
): Promise<User> {
  const code = 'session_unavailable';
  const user = await within(SESSION_LIMIT_MS, code, () => session(request)).catch(() => {
    throw new Refusal(code);
  });
  // A session function written in plain JavaScript may well return undefined.
  if (!user) throw new Refusal('unauthenticated');
  mintableUserId(user.id);
  return user;
}

async function tierOf<User extends SessionUser>(
  {tier}: Policy<User>,
  user: User,
): Promise<Tier | undefined> {
  if (tier === undefined) return undefined;
  const code = 'tier_unavailable';
  return within(TIER_LIMIT_MS, code, async () => mintableTier(await tier(user))).catch(() => {
    throw new Refusal(code);
  });
}

async function mint<User extends SessionUser>(
  {auth, baseUrl, ttl}: Policy<User>,
  {id, visit}: SessionUser,
  tier: Tier | undefined,
): Promise<MintResult & {readonly baseUrl: string}> {
  const session_id = visit === undefined ? undefined : sessionIdOf(id, visit);
  const minted = await within(MINT_LIMIT_MS, 'gateway_timeout', () =>
    auth.mint({user_id: id, session_id, tier, ttl}),
  );
  const {token, sessionId, expiresAt} = minted;
  return {token, ttl: remainingLife(minted, id), sessionId, expiresAt, baseUrl};
}

/** A proxy's id ties its log to ours; a browser's would only let it write into our log. */
function requestIdOf(request: Request, trustProxyHops: number): string {
  const given = trustProxyHops > 0 ? request.headers.get('x-request-id') : null;
  return given !== null && /^[\w-]{1,64}$/.test(given) ? given : crypto.randomUUID();
}
