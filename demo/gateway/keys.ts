import {
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  importSPKI,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import {invalidToken} from './errors.ts';

/** A public key whose owner signs tokens without the gateway (sign mode). */
export interface RegisteredKey {
  readonly kid: string;
  /** An RSA public key: a JWK, or PEM text that begins `-----BEGIN PUBLIC KEY-----`. */
  readonly key: JWK | string;
}

export interface Verification {
  readonly issuers: readonly string[];
  readonly audience: string;
  readonly leewaySeconds: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The gateway's own RSA pair, made on first use, beside the registered public keys. */
export interface KeyRing {
  sign(claims: JWTPayload): Promise<string>;
  /**
   * Gives the claims of a token that a key of this ring has signed with RS256 and that is valid now
   * (`exp`, `nbf`, `iat`, `iss`, `aud`). Keys that a token brings along are never looked at.
   *
   * @throws GatewayError 401 `invalid_token` that says what is wrong, without the token.
   */
  verify(token: string, verification: Verification): Promise<JWTPayload>;
  jwks(): Promise<{readonly keys: readonly JWK[]}>;
}

interface VerifyingKey {
  readonly jwk: JWK;
  readonly key: CryptoKey | Uint8Array;
}

interface Keys {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly verifying: ReadonlyMap<string, VerifyingKey>;
}

/** @param ownKid - The `kid` of the pair that the gateway generates. */
export function createKeyRing(ownKid: string, registered: readonly RegisteredKey[]): KeyRing {
  let loading: Promise<Keys> | undefined;
  const keys = (): Promise<Keys> => (loading ??= loadKeys(ownKid, registered));

  return {
    async sign(claims) {
      const {kid, privateKey} = await keys();
      return new SignJWT(claims)
        .setProtectedHeader({alg: 'RS256', typ: 'JWT', kid})
        .sign(privateKey);
    },
    async verify(token, verification) {
      const {verifying} = await keys();
      return verifyWith(verifying, token, verification);
    },
    async jwks() {
      const {verifying} = await keys();
      return {keys: [...verifying.values()].map((entry) => entry.jwk)};
    },
  };
}

async function loadKeys(kid: string, registered: readonly RegisteredKey[]): Promise<Keys> {
  const pair = await generateKeyPair('RS256', {modulusLength: 2048});
  const own = await describe({kid, key: await exportJWK(pair.publicKey)});
  const others = await Promise.all(registered.map(describe));
  return {kid, privateKey: pair.privateKey, verifying: new Map([own, ...others])};
}

async function describe({kid, key}: RegisteredKey): Promise<[string, VerifyingKey]> {
  const imported =
    typeof key === 'string'
      ? await importSPKI(key, 'RS256', {extractable: true})
      : await importJWK(key, 'RS256', {extractable: true});
  const {kty, n, e} = await exportJWK(imported);
  if (kty !== 'RSA' || n === undefined || e === undefined) {
    throw new TypeError(`The registered key ${kid} is not an RSA public key.`);
  }
  return [kid, {jwk: {kty, n, e, kid, use: 'sig', alg: 'RS256'}, key: imported}];
}

async function verifyWith(
  verifying: Keys['verifying'],
  token: string,
  {issuers, audience, leewaySeconds, now}: Verification,
): Promise<JWTPayload> {
  const findKey = ({kid}: {kid?: string}): VerifyingKey['key'] => {
    const entry = kid === undefined ? undefined : verifying.get(kid);
    if (!entry) {
      throw invalidToken('The token is signed with a key that this project does not know.');
    }
    return entry.key;
  };
  const {payload} = await jwtVerify(token, findKey, {
    algorithms: ['RS256'],
    audience,
    issuer: [...issuers],
    clockTolerance: leewaySeconds,
    currentDate: new Date(now),
    requiredClaims: ['exp', 'iat'],
  }).catch((cause: unknown) => {
    throw refusal(cause);
  });
  if ((payload.iat ?? 0) * 1000 > now + leewaySeconds * 1000) {
    throw invalidToken('The token was issued in the future.');
  }
  return payload;
}

function refusal(cause: unknown): unknown {
  if (cause instanceof errors.JWTExpired) {
    return invalidToken('The token has expired.');
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    return invalidToken(`The token's claim "${cause.claim}" is not acceptable.`);
  }
  return cause instanceof errors.JOSEError ? invalidToken('The token is not valid.') : cause;
}
