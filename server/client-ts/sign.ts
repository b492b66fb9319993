import {SignJWT, type CryptoKey} from 'jose';

import type {Signer} from './config.ts';
import type {MintOrder, MintResult} from './mint-order.ts';
import {importSigningKey, type SigningKey} from './private-key.ts';

/** Verifiers whose clock is a little behind must not refuse a fresh token. */
const BACKDATE_SECONDS = 30;

/** Signs tokens here instead of asking for them. */
export interface LocalSigner {
  readonly mint: (order: MintOrder) => Promise<MintResult>;
  /** Imports and proves the key. @throws BehestConfigError */
  readonly ready: () => Promise<void>;
}

/** A signer around one key, imported once; an import that failed is tried again at the next call. */
export function createSigner(signingKey: SigningKey, signer: Signer): LocalSigner {
  let imported: Promise<CryptoKey> | undefined;
  const key = (): Promise<CryptoKey> => {
    imported ??= importSigningKey(signingKey).catch((error: unknown) => {
      imported = undefined;
      throw error;
    });
    return imported;
  };
  return {
    ready: async () => {
      await key();
    },
    mint: async (order) => sign(await key(), signer, order),
  };
}

/** Claims in the order of contract 3.4. */
async function sign(key: CryptoKey, signer: Signer, order: MintOrder): Promise<MintResult> {
  const now = Math.floor(Date.now() / 1000);
  const expiresAt = now + order.ttl;
  const claims = {
    tid: signer.tenantId,
    pid: signer.projectId,
    uid: order.userId,
    role: 'user',
    scp: [],
    iss: signer.issuer,
    aud: signer.audience,
    iat: now,
    nbf: now - BACKDATE_SECONDS,
    exp: expiresAt,
    jti: crypto.randomUUID(),
    sid: order.sessionId,
    ...(order.tier === undefined ? {} : {tier: order.tier}),
  };
  const header = {alg: 'RS256', typ: 'JWT', ...(signer.kid === undefined ? {} : {kid: signer.kid})};
  const token = await new SignJWT(claims).setProtectedHeader(header).sign(key);
  return {token, sessionId: order.sessionId, ttl: order.ttl, expiresAt};
}
