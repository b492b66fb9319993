import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {sizesOf} from '../../build-steps/sizes.mjs';
import type {StoredMessage} from './answer.ts';
import type {Contestant} from './contestants.ts';
import {WIRES, type Wire} from './wires.ts';

/** What the next answer is: some of it at once, the rest as fast as it goes or at a pace. */
export interface Speech {
  readonly tokens: readonly string[];
  /** Written as one piece, before the pause. */
  readonly prefix?: string;
  /** Tokens a second; without it as fast as the connection takes them. */
  readonly rate?: number;
}

export interface BenchServer {
  readonly url: string;
  /** What is answered from now on. */
  speech: Speech;
  history: readonly StoredMessage[];
  /** Lets an answer go on that has paused behind its prefix. */
  goOn(): void;
  /** Scripts and styles that were asked for since the last call. */
  takeLoaded(): {readonly bytes: number; readonly gzip: number};
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {'.css': 'text/css'};
const TICK_MS = 10;
const AT_ONCE = 64;
const pages = fileURLToPath(new URL('pages/', import.meta.url));

/** Pages, files and every chat's own wire, from one origin on loopback. */
export async function startBenchServer(contestants: readonly Contestant[]): Promise<BenchServer> {
  const house = new House(contestants);
  const server = createServer((request, response) => void house.answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  return Object.assign(house, {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

class House {
  speech: Speech = {tokens: []};
  history: readonly StoredMessage[] = [];
  readonly #contestants: readonly Contestant[];
  readonly #files = new Map<string, {content: Buffer; gzip: number}>();
  #loaded = {bytes: 0, gzip: 0};
  #goOn: () => void = () => undefined;

  constructor(contestants: readonly Contestant[]) {
    this.#contestants = contestants;
  }

  goOn(): void {
    this.#goOn();
  }

  takeLoaded(): {readonly bytes: number; readonly gzip: number} {
    const loaded = this.#loaded;
    this.#loaded = {bytes: 0, gzip: 0};
    return loaded;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const origin = `http://${request.headers.host}`;
    const {pathname: path} = new URL(request.url ?? '', origin);
    const wire = WIRES.find((candidate) => path.startsWith(candidate.path));
    if (wire) {
      const body = Buffer.concat(await request.toArray()).toString();
      const reply = wire.reply({path, body, origin, history: this.history});
      if (reply === undefined) await this.#speak(wire, response);
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
    } else if (path === '/history') {
      response.end(JSON.stringify(this.history));
    } else {
      this.#serve(path, response);
    }
  }

  #serve(path: string, response: ServerResponse): void {
    const [, kind, id = '', ...rest] = path.split('/');
    const contestant = this.#contestants.find((candidate) => candidate.id === id);
    if (contestant && kind === 'chat') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(contestant));
    } else if (contestant && kind === 'files') {
      const {content, gzip} = this.#read(join(contestant.folder, ...rest));
      this.#loaded = {bytes: this.#loaded.bytes + content.length, gzip: this.#loaded.gzip + gzip};
      const type = TYPES[extname(path)] ?? 'text/javascript';
      response.setHeader('content-type', type).end(content);
    } else if (kind === 'pages') {
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(pages, id)));
    } else {
      response.writeHead(404).end();
    }
  }

  #read(file: string): {content: Buffer; gzip: number} {
    const known = this.#files.get(file);
    if (known) return known;
    const content = readFileSync(file);
    const read = {content, gzip: sizesOf(content)[1]};
    this.#files.set(file, read);
    return read;
  }

  async #speak({type, begin = '', piece, end = ''}: Wire, response: ServerResponse): Promise<void> {
    const {tokens, prefix, rate} = this.speech;
    response.writeHead(200, {'content-type': type, 'cache-control': 'no-store'});
    response.write(begin + (prefix === undefined ? '' : piece(prefix)));
    if (prefix !== undefined) await new Promise<void>((resolve) => (this.#goOn = resolve));
    const started = performance.now();
    for (let said = 0; said < tokens.length && !response.destroyed;) {
      const due = rate ? ((performance.now() - started) * rate) / 1000 : said + AT_ONCE;
      const now = tokens.slice(said, Math.max(said, Math.floor(due)));
      const isTaken = now.length === 0 || response.write(now.map(piece).join(''));
      said += now.length;
      if (rate) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      else if (!isTaken && !response.destroyed)
        await once(response, 'drain').catch(() => undefined);
    }
    response.end(end);
  }
}

function pageOf({id, styles}: Contestant): string {
  const links = styles.map((url) => `<link rel="stylesheet" href="${url}">`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${id}</title>
<link rel="icon" href="data:,">${links.join('')}
<style>body { margin: 0 } #root { inline-size: 480px; block-size: 600px }</style>
<div id="root"></div>
<script type="module">
import '/pages/driver.js';
import '/pages/start.js';
import {mount} from '/pages/${id}.js';
performance.mark('evaluated');
const isLong = location.search === '?long';
mount(document.getElementById('root'), isLong ? await (await fetch('/history')).json() : undefined);
bench.ready = bench.interactive();
</script>`;
}
