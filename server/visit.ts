import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';

/**
 * The Behest session of one signed-in visit: a UUID made from the user and the host session's own
 * id, so that every mint of a visit gives the same one (contract 4.6) on every instance, with
 * nothing stored. One way, since a host's session id may be a secret; the result is none: a browser
 * may send any session id with its token.
 */
export function sessionIdOf(userId: string, visit: string): string {
  // Web Crypto would hand so few bytes to another thread, at ten times the cost.
  const digest = sha256(utf8ToBytes(JSON.stringify(['behest-visit', userId, visit])));
  const hex = bytesToHex(digest.subarray(0, 16));
  // Version 8 of RFC 9562: a UUID with bits of our own making.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
