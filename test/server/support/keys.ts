import {generateKeyPairSync, randomBytes, type KeyObject} from 'node:crypto';

/** A fresh API key in the documented form. */
export function newApiKey(): string {
  return `behest_sk_live_${randomBytes(16).toString('hex')}`;
}

/** A fresh RSA key pair and its two PEM forms. */
export interface RsaKeys {
  readonly publicKey: KeyObject;
  readonly pkcs8: string;
  readonly pkcs1: string;
}

export function newRsaKeys(modulusLength = 2048): RsaKeys {
  const {publicKey, privateKey} = generateKeyPairSync('rsa', {modulusLength});
  return {
    publicKey,
    pkcs8: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
    pkcs1: privateKey.export({type: 'pkcs1', format: 'pem'}).toString(),
  };
}
