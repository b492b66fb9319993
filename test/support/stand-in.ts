import {http, HttpResponse} from 'msw';
import {setupWorker} from 'msw/browser';

import {createGateway} from '../../demo/gateway/gateway.ts';
import type {Gateway} from '../../demo/gateway/gateway.ts';

/** A gateway on another origin than the page; only the service worker knows it. */
export const GATEWAY_URL = 'https://gateway.test';

/** Answers in place of the stand-in; `undefined` leaves it to the stand-in. */
export type Answer = (request: Request) => Promise<Response | undefined> | Response | undefined;

/** A request that has reached the gateway. Preflights are not among them. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; `null` when there was none. */
  readonly body: SeenBody | null;
}

export interface SeenBody {
  readonly stream?: boolean;
  readonly model?: string;
  readonly messages?: readonly {readonly role: string; readonly content: string}[];
}

/** The host's token endpoint and the gateway, as the page under test sees them. */
export class StandIn {
  readonly gateway: Gateway = createGateway({
    apiKeys: [],
    settings: {waitScale: 0, limits: false},
  });
  /** Who is signed in at the host; `null`: nobody. */
  user: string | null = 'ada';
  /** Answers instead of the token endpoint. */
  answerToken: Answer | null = null;
  /** Answers instead of the gateway. */
  answerGateway: Answer | null = null;
  /** Requests to the token endpoint. */
  mints = 0;
  #requests: readonly SeenRequest[] = [];
  readonly #file = crypto.randomUUID();
  #test = 0;

  /**
   * Another address in each test: tokens live as long as the page, per endpoint, and the storage of
   * the tab even longer, over several test files.
   */
  get endpoint(): string {
    return `/api/behest/token?test=${this.#file}-${this.#test}`;
  }

  /** Everything that the gateway was asked. */
  get requests(): readonly SeenRequest[] {
    return this.#requests;
  }

  /** The chat requests among them. */
  get chats(): readonly SeenRequest[] {
    return this.#requests.filter(({path}) => path === '/v1/chat/completions');
  }

  /** The reads of stored messages among them. */
  get reads(): readonly SeenRequest[] {
    return this.#requests.filter(({path}) => path.endsWith('/messages'));
  }

  reset(): void {
    this.gateway.reset();
    Object.assign(this.gateway.settings, {waitScale: 0, limits: false, exposeHeaders: true});
    this.gateway.settings.envelope = 'nested';
    this.gateway.settings.tokenTtl = null;
    this.user = 'ada';
    this.answerToken = null;
    this.answerGateway = null;
    this.mints = 0;
    this.#requests = [];
    this.#test++;
  }

  async giveToken(request: Request): Promise<Response> {
    this.mints++;
    const answer = await this.answerToken?.(request);
    if (answer) return answer;
    if (this.user === null) return Response.json({error: 'unauthenticated'}, {status: 401});
    return this.gateway.tokenResponse({id: this.user, baseUrl: GATEWAY_URL});
  }

  async askGateway(request: Request): Promise<Response> {
    const {method, headers, url} = request;
    const body: unknown = await request
      .clone()
      .json()
      .catch(() => null);
    const seen = {method, path: new URL(url).pathname, headers: Object.fromEntries(headers)};
    this.#requests = [...this.#requests, {...seen, body: body as SeenBody | null}];
    return (await this.answerGateway?.(request)) ?? this.#asBrowserShowsIt(request);
  }

  // A service worker's answer is exempt from CORS, so that what a browser hides is hidden here.
  async #asBrowserShowsIt(request: Request): Promise<Response> {
    const response = await this.gateway.fetch(request);
    if (this.gateway.log().at(-1)?.scenario === 'cors') {
      await response.body?.cancel();
      return HttpResponse.error();
    }
    if (!this.gateway.settings.exposeHeaders) {
      for (const name of ['x-trace-id', 'x-request-id', 'retry-after']) {
        response.headers.delete(name);
      }
    }
    return response;
  }
}

/** Stands between the page and the network for all tests of a file; anew for each of them. */
export function useStandIn(): StandIn {
  const standIn = new StandIn();
  const worker = setupWorker(
    http.post('/api/behest/token', ({request}) => standIn.giveToken(request)),
    http.all(`${GATEWAY_URL}/*`, ({request}) => standIn.askGateway(request)),
  );
  before(() => worker.start({quiet: true, onUnhandledRequest: refuseStrangers}));
  beforeEach(() => standIn.reset());
  after(() => worker.stop());
  return standIn;
}

function refuseStrangers(request: Request, print: {error(): void}): void {
  if (new URL(request.url).origin !== location.origin) print.error();
}
