import {configError} from './address.ts';
import {failureOfFetch, nameOf} from './failure.ts';
import type {Addressee} from './failure.ts';

/** The browser's own `fetch`, looked up at each call so that a page may replace it later. */
export const pageFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

export interface RequestOptions extends RequestInit {
  /** The host's `fetch`, or `pageFetch`. */
  readonly fetch: typeof fetch;
}

/**
 * One request. Redirects are not followed: they would carry a token or a cookie to a place that
 * nobody configured.
 *
 * @returns the response, whatever its status
 * @throws {ChatError} `network` when there is none, `config` when it is a redirect
 */
export async function send(to: Addressee, options: RequestOptions): Promise<Response> {
  const response = await attempt(to, options);
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw configError(`${nameOf(to)} answered with a redirect, which is not followed.`);
  }
  return response;
}

/**
 * The whole body of an answer.
 *
 * @throws {ChatError} `network` when it breaks off
 */
export function readBody(response: Response, to: Addressee): Promise<string> {
  return response.text().catch((cause: unknown) => {
    throw failureOfFetch(cause, to);
  });
}

async function attempt(
  to: Addressee,
  {fetch: request, ...init}: RequestOptions,
): Promise<Response> {
  try {
    return await request(to.url.href, {redirect: 'manual', cache: 'no-store', ...init});
  } catch (cause) {
    throw failureOfFetch(cause, to);
  }
}
