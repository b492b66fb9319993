import type {Browser} from 'playwright-core';

import type {Measured, Row} from '../results.ts';
import {startBenchServer, type BenchServer} from './bench-server.ts';
import {CONTESTANT_NAMES, contestants, type Contestant} from './contestants.ts';
import {median} from './statistics.ts';
import {startBrowser, Visit} from './visit.ts';

/** Where the chats are compared: one server, one browser, time until it must be over. */
export interface Stage {
  readonly server: BenchServer;
  readonly chats: readonly Contestant[];
  /** Milliseconds that are left. */
  left(): number;
  /**
   * Does something with this chat in a new page, which is closed behind it.
   *
   * @returns what it found; `undefined`, and a line of the log, when the chat failed
   */
  visit<Found>(place: Place, work: (visit: Visit) => Promise<Found>): Promise<Found | undefined>;
}

export interface Place {
  readonly chat: Contestant;
  /** `?long` opens it with the stored conversation. */
  readonly query?: string;
}

export interface StageOptions {
  /** Milliseconds. */
  readonly budget: number;
  /** All visits in one browser, whose frames come as fast as they can; else each has its own, at 60 a second. */
  readonly shared?: boolean;
}

/** Does the work on a stage and clears it away. */
export async function onStage<Found>(
  {budget, shared = false}: StageOptions,
  work: (stage: Stage) => Promise<Found>,
): Promise<Found> {
  const all = contestants();
  const end = performance.now() + budget;
  const server = await startBenchServer(all);
  const browser = shared ? await startBrowser({free: true}) : undefined;
  try {
    return await work({
      server,
      chats: all.filter(({id}) => id in CONTESTANT_NAMES),
      left: () => end - performance.now(),
      visit: async ({chat, query = ''}, task) => {
        // What goes on when its time is long over would take the time of the next part.
        if (performance.now() > end + budget / 2) return undefined;
        return visitOnce({browser, url: `${server.url}/chat/${chat.id}${query}`}, task);
      },
    });
  } finally {
    await browser?.close();
    await server.stop();
  }
}

/** A page that hangs may take its browser with it: without a shared one, each visit starts its own. */
async function visitOnce<Found>(
  {browser, url}: {readonly browser: Browser | undefined; readonly url: string},
  task: (visit: Visit) => Promise<Found>,
): Promise<Found | undefined> {
  const used = browser ?? (await startBrowser({free: false}));
  let visit: Visit | undefined;
  try {
    visit = await Visit.open(used, url);
    return await task(visit);
  } catch (error) {
    process.stderr.write(`${url}: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  } finally {
    await visit?.close();
    if (used !== browser) await used.close();
  }
}

/** What was measured of each chat, run by run. */
export class Samples<Name extends string> {
  readonly #values = new Map<string, Map<Name, number[]>>();
  readonly #projected = new Set<string>();

  add(chat: Contestant, figures: Readonly<Partial<Record<Name, number>>>): void {
    const known = this.#values.get(chat.id) ?? new Map<Name, number[]>();
    this.#values.set(chat.id, known);
    for (const [name, value] of Object.entries(figures) as [Name, number][]) {
      known.set(name, [...(known.get(name) ?? []), value]);
    }
  }

  /** Says that a value of this chat is continued, not seen. */
  project(chat: Contestant, name: Name): void {
    this.#projected.add(`${chat.id} ${name}`);
  }

  row(name: Name, {what, unit}: {readonly what: string; readonly unit: string}): Row {
    const cells = [...this.#values].flatMap(([id, values]): [string, Measured][] => {
      const seen = values.get(name);
      if (!seen) return [];
      const value = Number(median(seen).toPrecision(4));
      return [[id, this.#projected.has(`${id} ${name}`) ? {value, projected: true} : {value}]];
    });
    return {id: name, what, unit, values: Object.fromEntries(cells)};
  }
}
