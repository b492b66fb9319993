import {readdirSync, readFileSync} from 'node:fs';

import {WebSocket} from 'undici';

import type {RunningDemo} from '../support/start-demo.mjs';

/** What a server holds on to while nobody asks it for anything. */
export interface ServerRest {
  /** Live objects, the garbage being out. */
  readonly heapBytes: number;
  /** All memory that the system has given it. */
  readonly residentBytes: number;
  /** Files and sockets. */
  readonly handles: number;
}

/**
 * Flags of the process that is to be looked into: its inspector listens, on loopback only, and the
 * engine makes no machine code, which is no memory of ours (as in the pages, `INTERPRETED`).
 */
export const INSPECTED = [
  '--inspect=127.0.0.1:0',
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
] as const;

/** What {@link ServerLook} needs to know about a process. */
type Inspected = Pick<RunningDemo, 'pid' | 'output'>;

/** Looks into a running server as a developer would, by the inspector of its process. */
export class ServerLook {
  readonly #pid: number;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #asked = 0;

  private constructor(pid: number, socket: WebSocket) {
    this.#pid = pid;
    this.#socket = socket;
    socket.addEventListener('message', ({data}) => {
      const {id, result} = JSON.parse(String(data)) as {id?: number; result?: unknown};
      if (id === undefined) return;
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  /** @param server started with {@link INSPECTED} */
  static async open({pid, output}: Inspected): Promise<ServerLook> {
    const address = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(output())?.[0];
    if (!address) throw new Error('The server has no inspector.');
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    return new ServerLook(pid, socket);
  }

  async rest(): Promise<ServerRest> {
    await this.#forgetRecords();
    for (let round = 0; round < 3; round++) await this.#ask('HeapProfiler.collectGarbage');
    const {usedSize} = (await this.#ask('Runtime.getHeapUsage')) as {readonly usedSize: number};
    const status = readFileSync(`/proc/${this.#pid}/status`, 'utf8');
    return {
      heapBytes: usedSize,
      residentBytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024,
      handles: readdirSync(`/proc/${this.#pid}/fd`).length,
    };
  }

  close(): void {
    this.#socket.close();
  }

  /**
   * Node keeps the last 250 of its own fetches, and an inspector the last 1,000 lines of the console
   * with all that they name: neither is a leak, and both fill during the better part of an hour.
   */
  async #forgetRecords(): Promise<void> {
    await this.#ask('Runtime.discardConsoleEntries');
    await this.#ask('Runtime.evaluate', {expression: 'performance.clearResourceTimings()'});
  }

  #ask(method: string, params = {}): Promise<unknown> {
    const id = ++this.#asked;
    this.#socket.send(JSON.stringify({id, method, params}));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}
