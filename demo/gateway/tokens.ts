import {secondsOf} from './clock.ts';
import {badRequest, forbidden, invalidToken} from './errors.ts';
import type {Services} from './services.ts';
import type {Owner} from './threads.ts';
import {findTier, tierOf, type Tier} from './tiers.ts';

/** What a token says about its bearer. */
export interface Identity extends Owner {
  readonly tier: Tier;
}

/** The union of both documented answers (contract 3.2), so that every client finds its names. */
export interface MintAnswer {
  readonly jwt: string;
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly project_id: string;
  /** Seconds. */
  readonly ttl: number;
  readonly expires_in: number;
  readonly session_id: string;
}

const KEY_PREFIX = 'behest_sk_';
const RESERVED_USERS = ['admin', 'system', 'dashboard-service'];
const KNOWN_ROLES = ['user', 'admin', 'dashboard-service'];
const USER_ID_LENGTH = 255;
const SHORTEST_TTL = 60;
const LONGEST_TTL = 86_400;
const DEFAULT_TTL = 3600;

/** The bearer of an `Authorization` header; undefined when there is none. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

/**
 * Says who calls a data route, from the token alone: identity headers of clients are never read.
 *
 * @throws GatewayError 401 `invalid_token`; 403 `forbidden` for a token of another project.
 */
export async function identify(request: Request, services: Services): Promise<Identity> {
  const {project, settings, clock, keys} = services;
  const token = bearerOf(request);
  if (token === undefined) {
    throw invalidToken('A bearer token is missing.');
  }
  if (token.startsWith(KEY_PREFIX)) {
    throw invalidToken('An API key opens only the mint route; send a minted token.');
  }
  const claims = await keys.verify(token, {
    issuers: project.trustedIssuers,
    audience: project.audience,
    leewaySeconds: settings.leewaySeconds,
    now: clock.now(),
  });
  const {uid, pid, tier} = claims;
  if (typeof uid !== 'string' || uid === '') {
    throw invalidToken('The token names no user.');
  }
  if (pid !== project.projectId) {
    throw forbidden('The token belongs to another project.');
  }
  return {pid: project.projectId, uid, tier: tierOf(tier)};
}

/**
 * Mints a token for the given body of a mint request (contract 3.1).
 *
 * @throws GatewayError 400 for a bad field, 403 for a role that the key may not give.
 */
export async function mintToken(body: unknown, services: Services): Promise<MintAnswer> {
  const {project, settings, clock, keys} = services;
  const asked = checkMintBody(body);
  const ttl = settings.tokenTtl ?? asked.ttl;
  const session = asked.session ?? crypto.randomUUID();
  const now = secondsOf(clock.now());
  const jwt = await keys.sign({
    tid: project.tenantId,
    pid: project.projectId,
    uid: asked.user,
    role: 'user',
    scp: [],
    iss: project.issuer,
    aud: project.audience,
    iat: now,
    nbf: now,
    exp: now + ttl,
    jti: crypto.randomUUID(),
    sid: session,
    ...(asked.tier && {tier: asked.tier.id}),
  });
  return {
    jwt,
    access_token: jwt,
    token_type: 'Bearer',
    project_id: project.projectId,
    ttl,
    expires_in: ttl,
    session_id: session,
  };
}

interface MintInput {
  readonly user: string;
  readonly ttl: number;
  readonly tier: Tier | undefined;
  readonly session: string | undefined;
}

function checkMintBody(body: unknown): MintInput {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('The body must be a JSON object.');
  }
  const {
    user_id: user,
    ttl = DEFAULT_TTL,
    tier,
    role = 'user',
    session_id: session,
  } = body as Readonly<Record<string, unknown>>;
  if (typeof user !== 'string' || user.trim() === '' || user.length > USER_ID_LENGTH) {
    throw badRequest(`user_id must be a string of 1 to ${USER_ID_LENGTH} characters.`);
  }
  if (RESERVED_USERS.includes(user.trim().toLowerCase())) {
    throw badRequest('This user_id is reserved.');
  }
  if (
    typeof ttl !== 'number' ||
    !Number.isInteger(ttl) ||
    ttl < SHORTEST_TTL ||
    ttl > LONGEST_TTL
  ) {
    throw badRequest(`ttl must be a whole number from ${SHORTEST_TTL} to ${LONGEST_TTL}.`);
  }
  if (tier !== undefined && !findTier(tier)) {
    throw badRequest('tier must be 1, 2, 3 or the name of a tier.');
  }
  if (typeof role !== 'string' || !KNOWN_ROLES.includes(role)) {
    throw badRequest('role is not known.');
  }
  if (role !== 'user') {
    throw forbidden('This key may not give that role.');
  }
  if (session !== undefined && (typeof session !== 'string' || session === '')) {
    throw badRequest('session_id must be a string.');
  }
  return {user, ttl, tier: tier === undefined ? undefined : findTier(tier), session};
}
