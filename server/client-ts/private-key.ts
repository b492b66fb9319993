import {base64url, SignJWT, jwtVerify, type CryptoKey, type JWK} from 'jose';

import {elementsOf, unsigned, wrapped} from './der.ts';
import {BehestConfigError} from './errors.ts';
import {bytesOfBase64, textOfBase64} from './token.ts';

/** Smaller RSA keys are refused by RFC 7518 3.3 for RS256. */
const SMALLEST_KEY_BITS = 2048;
const RSA_ENCRYPTION = '2a864886f70d010101';
const INTEGER_ZERO = Uint8Array.of(0x02, 0x01, 0x00);
const RSA_ALGORITHM = Uint8Array.of(
  ...[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00],
);
const RS256 = {name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'};

/** An RSA private key, read but not yet imported. */
export interface SigningKey {
  /** PKCS#8 DER. */
  readonly pkcs8: Uint8Array<ArrayBuffer>;
  /** The public half, to test signatures with. */
  readonly publicJwk: JWK;
}

/**
 * Reads an RSA private key from any encoding of contract 2.1: PEM or base64 of a PEM, PKCS#8 or
 * PKCS#1, with newlines, literal `\n` or spaces between the lines.
 *
 * @returns The key, or one sentence (without any part of the key) that says what is wrong.
 */
export function readSigningKey(text: string): SigningKey | string {
  const pem = pemOf(text);
  if (pem === undefined) return 'does not hold an unencrypted RSA private key in PEM form.';
  const der = bytesOfBase64(pem.body);
  if (der === undefined) return 'holds a PEM whose content is not base64.';
  try {
    const pkcs8 = pem.label === 'PRIVATE KEY' ? der : pkcs8Of(der);
    const {modulus, exponent} = publicNumbers(pkcs8);
    if (bitLength(modulus) < SMALLEST_KEY_BITS) {
      return `holds an RSA key shorter than ${SMALLEST_KEY_BITS} bits.`;
    }
    const publicJwk = {kty: 'RSA', n: base64url.encode(modulus), e: base64url.encode(exponent)};
    return {pkcs8, publicJwk};
  } catch {
    return 'holds a PEM that is not a readable RSA private key.';
  }
}

/**
 * Imports the key for RS256 and proves that what it signs verifies.
 *
 * @throws BehestConfigError `bad_key_format` when the numbers in the key do not belong together.
 */
export async function importSigningKey(key: SigningKey): Promise<CryptoKey> {
  try {
    const imported = await crypto.subtle.importKey('pkcs8', key.pkcs8, RS256, false, ['sign']);
    const proof = await new SignJWT({}).setProtectedHeader({alg: 'RS256'}).sign(imported);
    await jwtVerify(proof, key.publicJwk, {algorithms: ['RS256']});
    return imported;
  } catch {
    throw new BehestConfigError(['BEHEST_KEY holds a private key that cannot sign.']);
  }
}

interface Pem {
  readonly label: string;
  readonly body: string;
}

function pemOf(text: string): Pem | undefined {
  // An .env file makes two characters of a line break.
  const pem = pemText(text).replace(/\\r|\\n/g, '\n');
  const found = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]+)-----END \1-----/.exec(pem);
  const [, label, body] = found ?? [];
  return label === undefined || body === undefined ? undefined : {label, body};
}

/** The text itself when it is a PEM, else what it holds as base64. */
export function pemText(text: string): string {
  return text.includes('-----BEGIN') ? text : (textOfBase64(text) ?? text);
}

/** PKCS#8 is PKCS#1 in an envelope that names the algorithm (RFC 5208 5). */
function pkcs8Of(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  return wrapped(0x30, [INTEGER_ZERO, RSA_ALGORITHM, wrapped(0x04, [pkcs1])]);
}

function publicNumbers(pkcs8: Uint8Array): {modulus: Uint8Array; exponent: Uint8Array} {
  const [, algorithm, octets] = elementsOf(onlyElement(pkcs8));
  const [identifier] = elementsOf(algorithm ?? new Uint8Array());
  if (hexOf(identifier) !== RSA_ENCRYPTION || octets === undefined) throw new RangeError('not RSA');
  const [, modulus, exponent] = elementsOf(onlyElement(octets));
  if (modulus === undefined || exponent === undefined) throw new RangeError('too short');
  return {modulus: unsigned(modulus), exponent: unsigned(exponent)};
}

function onlyElement(der: Uint8Array): Uint8Array {
  const [element] = elementsOf(der);
  if (element === undefined) throw new RangeError('empty');
  return element;
}

function bitLength(number: Uint8Array): number {
  return number.length * 8 - Math.clz32(number[0] ?? 0) + 24;
}

function hexOf(bytes: Uint8Array = new Uint8Array()): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
