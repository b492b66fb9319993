import {Refusal} from './errors.ts';

/** Letters that look alike or do not show cannot stand for somebody else (security M8). */
const PLAIN_ID = /^[A-Za-z0-9][A-Za-z0-9._:@|+-]{0,127}$/;

/** Ids with powers at the gateway, and what broken code makes of no user at all. */
const RESERVED_IDS = new Set([
  ...['admin', 'administrator', 'root', 'superuser', 'system', 'service', 'dashboard-service'],
  ...['default', 'anonymous', 'guest', 'nobody', 'unknown', 'none', 'null', 'undefined', 'nan'],
  ...['true', 'false'],
]);

/**
 * The id a token may be made for.
 *
 * @throws Refusal `user_not_allowed`
 */
export function mintableUserId(id: unknown): string {
  if (typeof id !== 'string' || !PLAIN_ID.test(id) || RESERVED_IDS.has(id.toLowerCase())) {
    throw new Refusal('user_not_allowed');
  }
  return id;
}
