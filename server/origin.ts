import {ConfigError, Refusal} from './errors.ts';
import {SECURITY_HEADERS} from './headers.ts';
import {isSecureUrl} from './secure-url.ts';

/** `same-origin`, or a list of exact origins such as `https://app.example`. */
export type AllowedOrigins = 'same-origin' | readonly string[];

/** Decides from where a browser may ask, and what it may read. */
export interface OriginPolicy {
  /** @throws Refusal `origin_not_allowed` */
  readonly check: (request: Request) => void;
  /** Headers of any answer to this request; those of CORS only for an origin that is listed. */
  readonly headers: (request: Request) => Readonly<Record<string, string>>;
}

/** Modes and destinations of `fetch()`; everything else is a navigation, a form or a tag. */
const SCRIPTED_MODES: readonly (string | null)[] = [null, 'cors', 'same-origin'];
const SCRIPTED_DESTINATIONS: readonly (string | null)[] = [null, 'empty'];

/** What a preflight is granted beside the origin. */
export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '600',
};

/**
 * The origin guard (security M3, M4): an `Origin` must be on the list to the letter; without one
 * the request comes from the same origin or from no browser at all.
 *
 * @throws ConfigError when the list is empty or holds anything but exact https origins.
 */
export function createOriginPolicy(origins: AllowedOrigins): OriginPolicy {
  const problems = origins === 'same-origin' ? [] : originProblems(origins);
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => `origins ${problem}`));
  // Once for each origin: merging them for each request would cost more than checking it.
  const listed = new Map(
    (origins === 'same-origin' ? [] : origins).map((origin) => [
      origin,
      {...SECURITY_HEADERS, ...corsHeaders(origin)},
    ]),
  );
  const isAllowed = (request: Request, origin: string): boolean =>
    origins === 'same-origin' ? isOwnHost(request, origin) : listed.has(origin);
  return {
    check: (request) => {
      const {headers} = request;
      const origin = headers.get('origin');
      const site = headers.get('sec-fetch-site');
      const allowed =
        origin === null ? site === null || site === 'same-origin' : isAllowed(request, origin);
      const scripted =
        SCRIPTED_MODES.includes(headers.get('sec-fetch-mode')) &&
        SCRIPTED_DESTINATIONS.includes(headers.get('sec-fetch-dest'));
      if (!allowed || !scripted) throw new Refusal('origin_not_allowed');
    },
    headers: ({headers}) => listed.get(headers.get('origin') ?? '') ?? SECURITY_HEADERS,
  };
}

/** What is wrong with a list of origins, as ends of sentences; `[]` when nothing is. */
export function originProblems(origins: readonly string[]): readonly string[] {
  if (origins.length === 0) return ['is missing: list the exact origins of the host page.'];
  return origins.every(isExactOrigin)
    ? []
    : [
        'must hold exact origins only, such as https://app.example or http://localhost:3000: no wildcard, no null, no path, no upper case, no default port.',
      ];
}

function isExactOrigin(text: string): boolean {
  return !text.includes('*') && isSecureUrl(text) && new URL(text).origin === text;
}

/** Behind a TLS proxy the scheme that we see is not the one that the browser saw. */
function isOwnHost(request: Request, origin: string): boolean {
  if (origin === 'null') return false;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}

function corsHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Retry-After, X-Request-Id',
  };
}
