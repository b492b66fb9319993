import {pemText, readSigningKey, type SigningKey} from './private-key.ts';

/** What `BEHEST_KEY` turned out to be. Held in closures only, never on a public object. */
export type Key =
  | {readonly mode: 'apiKey'; readonly apiKey: string}
  | {readonly mode: 'sign'; readonly signingKey: SigningKey};

const PRIVATE_KEY_PREFIX = 'behest_pk_';

/**
 * Tells an API key from a private key (contract 2.1, 2.3). An API key is checked for characters
 * that a header may carry, a private key is read completely.
 *
 * @returns The key, or the end of a sentence that begins with the variable's name.
 */
export function readKey(raw: string): Key | string {
  const text = unquoted(raw);
  if (/^behest_sk_live_[\w-]+$/.test(text)) return {mode: 'apiKey', apiKey: text};
  if (!looksLikePrivateKey(raw)) {
    return 'is neither behest_sk_live_… nor an RSA private key (behest_pk_…, PEM or base64 of it).';
  }
  const signingKey = readSigningKey(withoutPrefix(text));
  return typeof signingKey === 'string' ? signingKey : {mode: 'sign', signingKey};
}

/** Whether a key is meant for local signing, readable or not. */
export function looksLikePrivateKey(raw: string): boolean {
  const text = unquoted(raw);
  return text.startsWith(PRIVATE_KEY_PREFIX) || pemText(text).includes('-----BEGIN');
}

function withoutPrefix(text: string): string {
  return text.startsWith(PRIVATE_KEY_PREFIX) ? text.slice(PRIVATE_KEY_PREFIX.length).trim() : text;
}

/** Some container tools keep the quotes of an .env line. */
function unquoted(raw: string): string {
  const text = raw.trim();
  return /^(["'])([\s\S]*)\1$/.exec(text)?.[2]?.trim() ?? text;
}
