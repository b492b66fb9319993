import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

import {getRequestListener, type HttpBindings} from '@hono/node-server';
import type {Context} from 'hono';

import {SECURITY_HEADERS} from './headers.ts';

/** Where to listen. */
export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default `127.0.0.1`. */
  readonly hostname?: string;
  /** How long answers in flight may take after `close()`. Default 10 seconds. */
  readonly graceMs?: number;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Takes no new work, lets answers in flight finish, then cuts what is left. */
  readonly close: () => Promise<void>;
}

/** A request must arrive in this time (security M6); answers may take as long as they like. */
const LIMITS = {headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 1000};

/**
 * Serves a fetch function with Node.
 *
 * @throws Error of Node, such as one with `code` `EADDRINUSE`, when it cannot listen.
 */
export async function serveOnNode(
  fetch: (request: Request, bindings: object) => Response | Promise<Response>,
  {port, hostname = '127.0.0.1', graceMs = 10_000}: ListenOptions,
): Promise<RunningServer> {
  const listener = getRequestListener(fetch, {hostname});
  const answer: RequestListener = (incoming, outgoing) => {
    if (isAmbiguous(incoming)) {
      outgoing.writeHead(400, {...SECURITY_HEADERS, connection: 'close'}).end();
    } else void listener(incoming, outgoing);
  };
  // An expectation is ignored, or Node would answer 417 without any of our headers.
  const server = createServer(LIMITS, answer).on('checkExpectation', answer);
  // Node would drop what comes after so many; their length has a limit already.
  server.maxHeadersCount = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, resolve);
  });
  const address = server.address() as AddressInfo;
  return {port: address.port, close: () => closeGracefully(server, graceMs)};
}

/** Address of the peer of a Hono request served by {@link serveOnNode}. */
export function socketAddress({env}: Context): string | undefined {
  const {incoming} = (env ?? {}) as Partial<HttpBindings>;
  return incoming?.socket.remoteAddress;
}

/** What a URL parser would write differently: `#`, `\`, or a segment of dots, encoded or not. */
const DETOUR = /#|^[^?]*(?:\\|\/(?:\.|%2e){1,2}(?:[/?]|$))/i;

/** Two parties may understand such a request differently: the beginning of smuggling (RFC 9112). */
function isAmbiguous({url = '', headers, rawHeaders}: IncomingMessage): boolean {
  const coding = headers['transfer-encoding']?.toLowerCase() ?? 'chunked';
  const hosts = rawHeaders.filter(
    (text, index) => index % 2 === 0 && text.length === 4 && text.toLowerCase() === 'host',
  );
  return !url.startsWith('/') || DETOUR.test(url) || coding !== 'chunked' || hosts.length > 1;
}

/** Connections that fall idle from now on are not worth keeping for the next request. */
async function closeGracefully(server: Server, graceMs: number): Promise<void> {
  server.keepAliveTimeout = 1;
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(deadline);
}
