import type {ChatErrorPhase} from '../core/errors.ts';
import {configError} from './address.ts';
import {failureOfFetch} from './failure.ts';

/** The browser's own `fetch`, looked up at each call so that a page may replace it later. */
export const pageFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

export interface RequestOptions extends RequestInit {
  /** The host's `fetch`, or `pageFetch`. */
  readonly fetch: typeof fetch;
  readonly phase: ChatErrorPhase;
}

/**
 * One request. Redirects are not followed: they would carry a token or a cookie to a place that
 * nobody configured.
 *
 * @returns the response, whatever its status
 * @throws {ChatError} `network` when there is none, `config` when it is a redirect
 */
export async function send(url: URL, options: RequestOptions): Promise<Response> {
  const response = await attempt(url, options);
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw configError(
      `${url.origin}${url.pathname} answered with a redirect, which is not followed.`,
    );
  }
  return response;
}

async function attempt(url: URL, options: RequestOptions): Promise<Response> {
  const {fetch: request, phase, ...init} = options;
  try {
    return await request(url.href, {redirect: 'manual', cache: 'no-store', ...init});
  } catch (cause) {
    throw failureOfFetch(cause, url, phase);
  }
}
