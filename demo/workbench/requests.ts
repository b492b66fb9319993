import type {Link} from './link.ts';
import {Log} from './log.ts';
import {real} from './real-time.ts';
import {isAbort, watchBody} from './watched-body.ts';
import type {Outcome} from './watched-body.ts';

/** One request of a chat. Times are milliseconds since the request began. */
export interface LoggedRequest {
  readonly kind: 'mint' | 'chat' | 'thread' | 'other';
  readonly method: string;
  /** Without the parameters, which are the link's. */
  readonly path: string;
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly status: number | null;
  readonly trace: string | null;
  readonly firstByte: number | null;
  readonly duration: number | null;
  readonly outcome: 'open' | Outcome;
}

/**
 * What the chats ask for, seen from inside: this is the `fetch` that is given to them as a property.
 * It also hands the link's scenario to the stand-in, so that it hits this page's requests only.
 */
export class RequestLog extends Log<LoggedRequest> {
  readonly #link: Link;
  readonly #ready: Promise<unknown>;

  /** @param ready - What has to be over before the first request leaves, such as signing in. */
  constructor(link: Link, ready: Promise<unknown>, changed: () => void) {
    super(changed);
    this.#link = link;
    this.#ready = ready;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    await this.#ready;
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    for (const [name, value] of this.#link.forStandIn) url.searchParams.set(name, value);
    const method = init?.method ?? 'GET';
    const started = real.now();
    let entry = opened(method, url, started);
    this.add(entry);
    const note = (change: Partial<LoggedRequest>): void => {
      const before = entry;
      entry = {...before, ...change};
      this.replace(before, entry);
    };
    const since = (): number => Math.round(real.now() - started);
    try {
      const response = await fetch(url, init);
      note({
        status: response.status,
        trace: response.headers.get('x-trace-id'),
        firstByte: since(),
      });
      return watchBody(response, (outcome) => note({outcome, duration: since()}));
    } catch (error) {
      note({outcome: isAbort(error) ? 'aborted' : 'failed', duration: since()});
      throw error;
    }
  };
}

function opened(method: string, url: URL, started: number): LoggedRequest {
  const {pathname: path} = url;
  return {
    kind: kindOf(path),
    ...{method, path, at: Math.round(started), outcome: 'open'},
    ...{status: null, trace: null, firstByte: null, duration: null},
  };
}

function kindOf(path: string): LoggedRequest['kind'] {
  if (path.endsWith('/token')) return 'mint';
  if (path.endsWith('/chat/completions')) return 'chat';
  return path.includes('/threads') ? 'thread' : 'other';
}
