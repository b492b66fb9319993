import {isTtl, TTL_SECONDS} from './config.ts';
import {BehestBadRequestError} from './errors.ts';

/** A tier as its number or its name; the number travels (contract 6.2). */
export type Tier = number | 'free' | 'pro' | 'max';

/** Contract 3.1, and `default`, the one identity that a forgotten id would give to everybody. */
const RESERVED_IDS = new Set(['dashboard-service', 'admin', 'system', 'default']);
const LONGEST_USER_ID = 255;
const TIERS: ReadonlyMap<unknown, number> = new Map([
  ['free', 1],
  ['pro', 2],
  ['max', 3],
]);

/**
 * The user a token is for. There is no default user: a forgotten id would merge everybody into one.
 *
 * @throws BehestBadRequestError unless it is 1–255 characters that are not reserved, whatever
 *   their case.
 */
export function checkedUserId(userId: unknown): string {
  if (typeof userId !== 'string' || userId.trim() === '') {
    throw new BehestBadRequestError('user_id must be a string that is not empty.');
  }
  if (userId.length > LONGEST_USER_ID) {
    throw new BehestBadRequestError(`user_id must not exceed ${LONGEST_USER_ID} characters.`);
  }
  if (RESERVED_IDS.has(userId.trim().toLowerCase())) {
    throw new BehestBadRequestError('user_id is reserved.');
  }
  return userId;
}

/** @throws BehestBadRequestError unless it is a tier's name or a positive whole number. */
export function checkedTier(tier: unknown): number {
  const number = TIERS.get(tier) ?? tier;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number;
  throw new BehestBadRequestError('tier must be free, pro, max or a positive whole number.');
}

/** @throws BehestBadRequestError unless it lies in the documented range. */
export function checkedTtl(ttl: unknown): number {
  if (typeof ttl === 'number' && isTtl(ttl)) return ttl;
  const {shortest, longest} = TTL_SECONDS;
  throw new BehestBadRequestError(`ttl must be ${shortest} to ${longest} whole seconds.`);
}

/** @throws BehestBadRequestError unless a header can carry it. */
export function checkedHeaderValue(name: string, value: unknown): string {
  if (typeof value === 'string' && /^[\x21-\x7e]{1,8192}$/.test(value)) return value;
  throw new BehestBadRequestError(`${name} must be printable ASCII without spaces.`);
}
