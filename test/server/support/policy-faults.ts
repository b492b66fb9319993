import {reference} from './conform-host.ts';
import {accepting, forgetting, guarded, headers, refusing, type Fault} from './faulty-host.ts';
import {ORIGIN} from './token-endpoint.ts';

const host = new URL(ORIGIN).host;
const hidden = new Error('no');
hidden.stack = 'Error: no\n    at mint (/srv/app/mint.js:10:5)';

/** Faults of origins, methods, bodies, headers and limits. */
export const POLICY_FAULTS: readonly Fault[] = [
  ['reflects every origin', 'origin-foreign', guarded(() => true)],
  [
    'compares the beginning of origins',
    'origin-suffix',
    guarded((origin) => origin.startsWith(ORIGIN)),
  ],
  ['compares the end of origins', 'origin-prefix', guarded((origin) => origin.endsWith(host))],
  ['trusts every subdomain', 'origin-subdomain', guarded((origin) => origin.endsWith(`.${host}`))],
  [
    'ignores the port of an origin',
    'origin-port',
    guarded((origin) => new URL(origin).hostname === host),
  ],
  [
    'ignores the scheme of an origin',
    'origin-scheme',
    guarded((origin) => origin.endsWith(`//${host}`)),
  ],
  ['trusts the null origin', 'origin-null', guarded((origin) => origin === 'null')],
  [
    'grants every preflight',
    'origin-foreign-preflight',
    headers((all, request) => {
      if (request.method === 'OPTIONS')
        all.set('access-control-allow-origin', String(request.headers.get('origin')));
    }),
  ],
  [
    'allows every origin',
    'always-no-wildcard',
    headers((all) => all.set('access-control-allow-origin', '*')),
  ],
  [
    'does not look at Sec-Fetch-Site',
    'origin-cross-site',
    forgetting('sec-fetch-site', 'sec-fetch-mode'),
  ],
  ['trusts sibling sites', 'origin-same-site', forgetting('sec-fetch-site')],
  [
    'refuses clients without Origin',
    'origin-none',
    () => {
      const good = reference();
      return (request) =>
        request.headers.has('origin') ? good(request) : new Response(null, {status: 403});
    },
  ],
  [
    'forgets CORS on tokens',
    'origin-readable',
    headers((all) => all.delete('access-control-allow-credentials')),
  ],
  [
    'forgets CORS on refusals',
    'origin-readable-refusal',
    headers((all, request) => {
      if (!request.headers.has('cookie')) all.delete('access-control-allow-origin');
    }),
  ],
  ['forgets Vary', 'origin-vary', headers((all) => all.delete('vary'))],
  [
    'answers GET',
    'method-get',
    accepting((request) =>
      request.method === 'GET' ? new Request(request, {method: 'POST'}) : request,
    ),
  ],
  [
    'answers PUT',
    'method-put',
    accepting((request) =>
      request.method === 'PUT'
        ? new Request(request.url, {method: 'POST', headers: request.headers})
        : request,
    ),
  ],
  ['takes forms', 'body-form', forgetting('content-type', 'content-length')],
  ['takes plain text', 'body-text', forgetting('content-type', 'content-length')],
  ['reads bodies of any length', 'body-big', forgetting('content-length')],
  [
    'breaks on malformed JSON',
    'body-malformed',
    () => {
      const good = reference();
      return async (request) =>
        (await request.clone().text()) === '{"a":'
          ? new Response(null, {status: 500})
          : good(request);
    },
  ],
  [
    'shows its stack',
    'always-no-stack',
    refusing(415, () => new Response(hidden.stack, {status: 415})),
  ],
  [
    'shows its key',
    'always-no-key',
    refusing(405, () => Response.json({key: 'behest_sk_live_x'}, {status: 405})),
  ],
  [
    'lets caches keep tokens',
    'always-no-store-token',
    headers((all) => all.set('cache-control', 'private')),
  ],
  [
    'lets caches keep refusals',
    'always-no-store-refusal',
    refusing(401, () =>
      Response.json(
        {error: {code: 'a', message: 'b'}},
        {status: 401, headers: {'cache-control': 'max-age=60'}},
      ),
    ),
  ],
  [
    'lets browsers guess types',
    'always-nosniff',
    headers((all) => all.delete('x-content-type-options')),
  ],
  ['has no limit', 'limit-burst', () => reference({rateLimit: {}})],
  ['limits without Retry-After', 'limit-burst', headers((all) => all.delete('retry-after'))],
];
