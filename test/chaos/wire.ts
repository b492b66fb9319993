import {createServer, request as ask} from 'node:http';
import type {IncomingHttpHeaders, IncomingMessage, Server, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

import {deliver, hangUp, pause} from './wire-body.ts';
import type {Layer, WireFault} from './wire-faults.ts';

/** Somebody's line: knows what happens to the next request, and keeps a record. */
export interface Line {
  take(layer: Layer): WireFault | null;
  note(what: string): void;
}

export interface WireOptions {
  readonly targetPort: number;
  /** Whose request this is; `undefined`: nobody's, it passes. */
  readonly lineOf: (request: IncomingMessage, body: string) => Line | undefined;
  readonly layerOf: (request: IncomingMessage) => Layer;
}

export interface Wire {
  readonly port: number;
  close(): Promise<void>;
}

/** One stretch of wire: passes each request on, and does to it what the line has planned. */
export async function layWire(options: WireOptions): Promise<Wire> {
  const server = createServer((incoming, outgoing) => {
    // A side that goes away is what this is all about.
    incoming.on('error', () => undefined);
    outgoing.on('error', () => undefined);
    // A browser repeats by itself what breaks on a connection that it has used before.
    outgoing.shouldKeepAlive = false;
    void pass(options, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {port: (server.address() as AddressInfo).port, close: () => closeNow(server)};
}

export async function closeNow(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function pass(
  options: WireOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await readAll(incoming);
  const line = options.lineOf(incoming, body);
  const layer = incoming.method === 'OPTIONS' ? 'preflight' : options.layerOf(incoming);
  const fault = line?.take(layer) ?? null;
  line?.note(`${layer}: ${fault === null ? 'passes' : JSON.stringify(fault)}`);
  if (fault?.kind === 'refuse') return hangUp(outgoing, true);
  const answer = await forward(options.targetPort, {incoming, body, outgoing, fault});
  if (answer === null) return hangUp(outgoing, true);
  if (fault?.kind === 'delay') await pause(fault.ms);
  if (fault?.kind === 'deaf') {
    answer.resume().on('close', () => hangUp(outgoing, true));
    return;
  }
  if (fault?.kind === 'garbage' || fault?.kind === 'half-headers') {
    answer.destroy();
    outgoing.socket?.write(fault.kind === 'garbage' ? '\0\x01ü{"no":1}\r\n\r\n' : HALF_HEADERS);
    return hangUp(outgoing, fault.kind === 'half-headers' && fault.reset);
  }
  outgoing.writeHead(answer.statusCode ?? 502, headersOf(answer.headers));
  await deliver(answer, outgoing, fault);
}

const HALF_HEADERS = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-tra';

interface Passing {
  readonly incoming: IncomingMessage;
  readonly body: string;
  readonly outgoing: ServerResponse;
  readonly fault: WireFault | null;
}

/** @returns `null` when the server is not there */
function forward(port: number, {incoming, body, outgoing, fault}: Passing) {
  return new Promise<IncomingMessage | null>((resolve) => {
    const {method, url: path, headers} = incoming;
    const onward = ask({host: '127.0.0.1', port, method, path, headers, agent: false});
    onward.on('response', resolve).on('error', () => resolve(null));
    // A client that leaves is felt by the server, unless the line is deaf.
    if (fault?.kind !== 'deaf') outgoing.on('close', () => onward.destroy());
    onward.end(body);
  });
}

// A length that was true for the whole body would turn an early end into a cut.
function headersOf({'content-length': _length, connection: _hop, ...rest}: IncomingHttpHeaders) {
  return rest;
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
