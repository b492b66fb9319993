import {ChatError} from '../core/errors.ts';

/**
 * Resolves an address that a host gave, against the page's own address and never against `<base>`,
 * which markup from elsewhere may have set.
 *
 * @throws {ChatError} `config` when it is no URL, or neither https nor http on loopback
 */
export function resolveAddress(value: string, name: string, page: string): URL {
  const url = parse(value, page);
  if (!url) throw configError(`${name} is not a URL: "${value}".`);
  if (url.username || url.password) throw configError(`${name} must not hold a user name.`);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return url;
  throw configError(`${name} must be an https URL (http on loopback only): "${value}".`);
}

/** The gateway's origin and path, with exactly one `/v1` at the end, whichever way it was given. */
export function gatewayAddress(value: string, page: string): URL {
  const url = resolveAddress(value, 'base-url', page);
  url.pathname = `${url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1`;
  url.search = '';
  url.hash = '';
  return url;
}

/** A mistake in how the element is set up; the message says what to do. */
export function configError(message: string): ChatError {
  return new ChatError('config', message, {phase: 'mint'});
}

function parse(value: string, page: string): URL | null {
  try {
    return new URL(value, page);
  } catch {
    return null;
  }
}

function isLoopback({hostname}: URL): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
