import {randomBytes} from 'node:crypto';
import {mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {IncomingMessage, Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {createSignedCookieSession} from '../../server/sessions/signed-cookie.ts';
import {newApiKey} from '../server/support/keys.ts';
import {programOf} from '../server/support/program.ts';
import {builtFile} from '../support/host-site.ts';
import {freePort} from '../support/start-demo.mjs';
import {ServerProcess} from './server-process.ts';
import {Tally} from './tally.ts';
import {closeNow, layWire} from './wire.ts';
import type {Line, Wire} from './wire.ts';
import type {Layer} from './wire-faults.ts';

/** Where one reader's page finds everything. */
export interface Place {
  readonly address: string;
  readonly cookie: {readonly name: string; readonly value: string; readonly url: string};
}

const COOKIE = 'chaos_session';
/** How many seconds the gateway's clock is ahead: asked at each look at it, by whichever process. */
const CLOCK = 'clock';

/**
 * A host's page, the real mint server and the real stand-in gateway, each process by itself, with a
 * wire of ours on every way between them and the browser.
 */
export class House {
  readonly mint: ServerProcess;
  readonly gateway: ServerProcess;
  /** What must never be seen outside of the servers, by its kind. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The troubles of all readers. */
  readonly tally = new Tally();
  readonly #gatewayPort: number;
  readonly #mintPort: number;
  readonly #session: ReturnType<typeof createSignedCookieSession>;
  readonly #site: Server;
  readonly #lines: Map<string, Line>;
  readonly #wires: Wire[];
  readonly #folder: string;
  #seconds = 0;

  private constructor(parts: HouseParts) {
    this.#gatewayPort = parts.gatewayPort;
    this.#mintPort = parts.mintPort;
    this.#site = parts.site;
    this.#lines = parts.lines;
    this.#wires = [parts.upstream];
    this.#folder = parts.folder;
    setClock(parts.folder, 0);
    this.secrets = {'gateway key': parts.key, 'session secret': parts.secret};
    this.#session = createSignedCookieSession({
      secret: parts.secret,
      cookie: COOKIE,
      secure: false,
    });
    this.gateway = new ServerProcess(parts.gatewayProgram, {
      GATEWAY_KEY: parts.key,
      GATEWAY_ORIGIN: originOf(parts.site),
      GATEWAY_PORT: String(parts.gatewayPort),
      GATEWAY_DATA: join(parts.folder, 'threads.jsonl'),
      GATEWAY_CLOCK: join(parts.folder, CLOCK),
    });
    this.mint = new ServerProcess(parts.mintProgram, {
      BEHEST_KEY: parts.key,
      BEHEST_BASE_URL: `http://127.0.0.1:${parts.upstream.port}`,
      ALLOWED_ORIGINS: originOf(parts.site),
      SESSION_SECRET: parts.secret,
      SESSION_COOKIE: COOKIE,
      PORT: String(parts.mintPort),
      UPSTREAM_TIMEOUT_MS: '1000',
      RATE_USER_PER_MIN: '1000000',
      RATE_IP_PER_MIN: '1000000',
    });
  }

  static async open(): Promise<House> {
    const [gatewayPort, mintPort] = [await freePort(), await freePort()];
    const lines = new Map<string, Line>();
    const upstream = await layWire({
      targetPort: gatewayPort,
      lineOf: (_, body) => lines.get(/"user_id":"([\w-]+)"/.exec(body)?.[1] ?? ''),
      layerOf: () => 'upstream',
    });
    const house = new House({
      gatewayPort,
      mintPort,
      lines,
      upstream,
      site: await openSite(),
      folder: mkdtempSync(join(tmpdir(), 'behest-chaos-')),
      key: newApiKey(),
      secret: randomBytes(32).toString('hex'),
      gatewayProgram: await programOf('test/chaos/gateway-process.ts'),
      mintProgram: await programOf('server/main.ts'),
    });
    await Promise.all([house.gateway.start(), house.mint.start()]);
    return house;
  }

  /** Lays the wires of one reader. */
  async moveIn(user: string, line: Line): Promise<Place> {
    this.#lines.set(user, line);
    const lay = (targetPort: number, layerOf: (request: IncomingMessage) => Layer): Promise<Wire> =>
      layWire({targetPort, layerOf, lineOf: () => line});
    const mint = await lay(this.#mintPort, () => 'mint');
    const gateway = await lay(this.#gatewayPort, ({method}) =>
      method === 'POST' ? 'chat' : 'thread',
    );
    this.#wires.push(mint, gateway);
    const origin = originOf(this.#site);
    const [name = '', value = ''] = (await this.#session.issue({id: user})).split(/[=;]/);
    return {
      address: `${origin}/?mint=${mint.port}&gateway=${gateway.port}`,
      cookie: {name, value, url: origin},
    };
  }

  /** The gateway's clock goes ahead, so that its tokens end. It never goes back, not by a restart. */
  advanceGateway(seconds: number): void {
    this.#seconds += seconds;
    setClock(this.#folder, this.#seconds);
  }

  /** Settles when no server is on its way back. */
  async isUp(): Promise<void> {
    await Promise.all([this.mint.isUp(), this.gateway.isUp()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.mint.stop(), this.gateway.stop()]);
    await Promise.all([closeNow(this.#site), ...this.#wires.map((wire) => wire.close())]);
    rmSync(this.#folder, {recursive: true, force: true});
  }
}

interface HouseParts {
  readonly gatewayPort: number;
  readonly mintPort: number;
  readonly lines: Map<string, Line>;
  readonly upstream: Wire;
  readonly site: Server;
  readonly folder: string;
  readonly key: string;
  readonly secret: string;
  readonly gatewayProgram: string;
  readonly mintProgram: string;
}

/** A page with the chat in it, and the bundle as it is published. */
async function openSite(): Promise<Server> {
  const script = builtFile('behest-chat.js');
  const server = createServer(({url = '/'}, response) => {
    const {pathname, searchParams} = new URL(url, 'http://site');
    if (pathname === '/behest-chat.js') {
      return response.setHeader('content-type', 'text/javascript').end(script);
    }
    const port = (name: string): number => Number(searchParams.get(name));
    return response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html>
      <html lang="en"><title>Chaos</title><link rel="icon" href="data:,">
      <script type="module" src="/behest-chat.js"></script>
      <behest-chat token-endpoint="http://127.0.0.1:${port('mint')}/api/behest/token"
        base-url="http://127.0.0.1:${port('gateway')}"></behest-chat></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** In one step: a clock without a time would be one that has gone back. */
function setClock(folder: string, seconds: number): void {
  writeFileSync(join(folder, 'next'), String(seconds));
  renameSync(join(folder, 'next'), join(folder, CLOCK));
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
