import {unless, type Check} from '../check.ts';
import {leaksToken, type Answer} from '../exchange.ts';
import {NotApplicable, type Host, type Question} from '../host.ts';

/** Origins that a careless comparison lets in, made of the one that is allowed. */
const HOSTILE: Readonly<Record<string, (origin: URL) => string>> = {
  foreign: () => 'https://evil.example',
  suffix: ({protocol, host}) => `${protocol}//${host.replace(/:.*/, '')}.evil.example`,
  prefix: ({protocol, host}) => `${protocol}//evil${host}`,
  subdomain: ({protocol, host}) => `${protocol}//user-content.${host}`,
  port: ({protocol, hostname}) => `${protocol}//${hostname}:4443`,
  scheme: ({protocol, host}) => `${protocol === 'https:' ? 'http:' : 'https:'}//${host}`,
  null: () => 'null',
};

const PREFLIGHT = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type',
};

const hostileChecks = Object.entries(HOSTILE).flatMap(([id, forge]): readonly Check[] => {
  const origin = (host: Host) => forge(new URL(host.target.origin));
  return [
    {
      id: `origin-${id}`,
      title: `A page of a hostile origin (${id}) gets no token`,
      complaint: async (host) => refusal(await host.ask(asBrowser(host, id, origin(host)))),
    },
    {
      id: `origin-${id}-preflight`,
      title: `A preflight of a hostile origin (${id}) is granted nothing`,
      complaint: async (host) => {
        const answer = await host.ask({
          method: 'OPTIONS',
          as: null,
          origin: origin(host),
          headers: PREFLIGHT,
        });
        return unless(answer.header('access-control-allow-origin') === null, 'it is granted');
      },
    },
  ];
});

const metadata = (id: string, title: string, headers: Readonly<Record<string, string>>): Check => ({
  id: `origin-${id}`,
  title,
  complaint: async (host) => refusal(await host.ask({origin: null, headers})),
});

const crossOrigin = (
  id: string,
  title: string,
  complaint: (host: Host, origin: string) => Promise<string | undefined>,
): Check => ({
  id: `origin-${id}`,
  title,
  complaint: async (host) => {
    if (!host.isCrossOrigin) throw new NotApplicable('the allowed origin is that of the endpoint');
    return complaint(host, host.target.origin);
  },
});

/** From where a browser may ask (security M3, M4). */
export const originChecks: readonly Check[] = [
  ...hostileChecks,
  metadata('cross-site', 'A cross-site request without Origin gets no token', {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'no-cors',
  }),
  metadata('same-site', 'A request from a sibling site without Origin gets no token', {
    'sec-fetch-site': 'same-site',
    'sec-fetch-mode': 'cors',
  }),
  metadata('navigation', 'A form that is sent from elsewhere gets no token', {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }),
  {
    id: 'origin-none',
    title: 'A client that is no browser is judged by its session alone',
    complaint: async (host) => {
      const answer = await host.ask({origin: null});
      return unless(leaksToken(answer), `answered ${answer.status}`);
    },
  },
  crossOrigin('readable', 'The allowed origin can read the token', async (host, origin) => {
    const answer = await host.ask();
    const granted = answer.header('access-control-allow-origin') === origin;
    const credentials = answer.header('access-control-allow-credentials') === 'true';
    return unless(granted && credentials, 'CORS headers do not allow it');
  }),
  crossOrigin('readable-refusal', 'The allowed origin can read a refusal', async (host, origin) => {
    const answer = await host.ask({as: null});
    return unless(
      answer.header('access-control-allow-origin') === origin,
      'CORS headers do not allow it',
    );
  }),
  crossOrigin('preflight', 'A preflight of the allowed origin is granted', async (host, origin) => {
    const answer = await host.ask({method: 'OPTIONS', as: null, headers: PREFLIGHT});
    const fine = answer.header('access-control-allow-origin') === origin;
    return unless(fine && answer.status < 300, 'it is not');
  }),
  crossOrigin('vary', 'Answers vary by Origin', async (host) => {
    const vary = (await host.ask()).header('vary') ?? '';
    return unless(/(^|,)\s*(origin|\*)\s*(,|$)/i.test(vary), 'a cache could mix them up');
  }),
];

/** Behind a TLS proxy a server cannot tell https from http by itself, but every browser says it. */
function asBrowser({isCrossOrigin}: Host, id: string, origin: string): Question {
  const told = id === 'scheme' && !isCrossOrigin;
  return {origin, ...(told ? {headers: {'sec-fetch-site': 'cross-site'}} : {})};
}

function refusal(answer: Answer): string | undefined {
  if (leaksToken(answer)) return 'a token came back';
  if (answer.header('access-control-allow-origin') !== null) return 'CORS headers came back';
  return unless(answer.status >= 400 && answer.status < 500, `answered ${answer.status}`);
}
