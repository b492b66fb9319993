import type {Settings} from './options.ts';

const METHODS = 'GET, POST, DELETE, OPTIONS';
const CLIENT_HEADERS = ['authorization', 'content-type', 'x-session-id', 'x-thread-id'];
const EXPOSED_HEADERS = 'X-Trace-Id, X-Request-Id, Retry-After';

/** The headers that the openai package adds to every request, version 4 and later. */
const STAINLESS_HEADERS = [
  'arch',
  'lang',
  'os',
  'package-version',
  'retry-count',
  'runtime',
  'runtime-version',
  'timeout',
].map((name) => `x-stainless-${name}`);

type CorsSettings = Pick<Settings, 'exposeHeaders' | 'allowStainless' | 'corsOnErrors'>;

/** Allowed Origins as Behest has them: whole strings, no wildcard, never with credentials. */
export interface Cors {
  readonly origins: readonly string[];
  readonly settings: CorsSettings;
}

/** 204 to a preflight; without any permission when the origin is not on the list. */
export function answerPreflight(request: Request, {origins, settings}: Cors): Response {
  const headers = new Headers({vary: 'Origin'});
  const origin = allowedOrigin(request, origins);
  if (origin !== undefined) {
    const names = settings.allowStainless
      ? [...CLIENT_HEADERS, ...STAINLESS_HEADERS]
      : CLIENT_HEADERS;
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-allow-methods', METHODS);
    headers.set('access-control-allow-headers', names.join(', '));
  }
  return new Response(null, {status: 204, headers});
}

/** Adds to a response what lets a page of an allowed origin read it. */
export function permitReading(
  request: Request,
  response: Response,
  {origins, settings}: Cors,
): void {
  response.headers.append('vary', 'Origin');
  const origin = allowedOrigin(request, origins);
  if (origin === undefined || (!response.ok && !settings.corsOnErrors)) {
    return;
  }
  response.headers.set('access-control-allow-origin', origin);
  if (settings.exposeHeaders) {
    response.headers.set('access-control-expose-headers', EXPOSED_HEADERS);
  }
}

function allowedOrigin(request: Request, origins: readonly string[]): string | undefined {
  const origin = request.headers.get('origin');
  return origin !== null && origins.includes(origin) ? origin : undefined;
}
