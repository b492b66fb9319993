import {http, HttpResponse} from 'msw';
import {setupWorker} from 'msw/browser';

import {createGateway} from '../gateway/gateway.ts';
import {browserClock} from './clock.ts';
import {openMemory, remember, signedIn} from './memory.ts';

/** A second origin, which only the service worker knows. */
const GATEWAY = 'https://gateway.test';

const NAMES: Readonly<Record<string, string>> = {ada: 'Ada', grace: 'Grace'};

const here = (path: string): string => new URL(path, location.href).href;
const gateway = createGateway({
  apiKeys: [],
  origins: [location.origin],
  clock: browserClock,
  ...openMemory(localStorage),
});

// The host's own two endpoints, as `host.ts` serves them, and the gateway behind them.
const worker = setupWorker(
  http.get(here('session'), () => HttpResponse.json({user: userOf(signedIn(localStorage))})),
  http.post(here('session'), async ({request}) => signIn(await request.json().catch(() => null))),
  http.delete(here('session'), () => {
    remember(localStorage, null);
    return new HttpResponse(null, {status: 204});
  }),
  http.post(here('api/behest/token'), ({request}) => giveToken(request)),
  http.all(`${GATEWAY}/*`, ({request}) => askGateway(request)),
);

await worker.start({
  quiet: true,
  onUnhandledRequest: 'bypass',
  serviceWorker: {url: here('mockServiceWorker.js')},
});
// Only now is there somebody to answer the element.
await import(here('behest-chat.js'));

function userOf(id: string | null) {
  return id === null ? null : {id, name: NAMES[id] ?? id};
}

function signIn(body: unknown) {
  const id = String((body as {readonly user?: unknown} | null)?.user);
  if (!Object.hasOwn(NAMES, id))
    return HttpResponse.json({error: 'Sign in as ada or grace.'}, {status: 400});
  remember(localStorage, id);
  return HttpResponse.json({user: userOf(id)});
}

async function giveToken(request: Request): Promise<Response> {
  const id = signedIn(localStorage);
  if (id === null) return HttpResponse.json({error: 'unauthenticated'}, {status: 401});
  return gateway.tokenResponse({id, tier: 3, baseUrl: GATEWAY}, request);
}

/** A service worker's answer is exempt from CORS: what a browser would hide is hidden here. */
async function askGateway(request: Request): Promise<Response> {
  const response = await gateway.fetch(request);
  if (gateway.log().at(-1)?.scenario !== 'cors') return response;
  await response.body?.cancel();
  return HttpResponse.error();
}
