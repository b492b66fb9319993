import type {Tally} from './tally.ts';
import type {Line} from './wire.ts';
import {LAYERS, SOUND} from './wire-faults.ts';
import type {FaultPlan, Layer, WireFault} from './wire-faults.ts';

const TURNS_KEPT = 4;

/** One reader's line: the faults that are still to come, and a record of all that has happened. */
export class ReaderLine implements Line {
  /** Questions whose answers came over a wire that changed their bytes. */
  readonly garbled = new Set<string>();
  readonly #tally: Tally;
  readonly #faults: Record<Layer, (WireFault | null)[]>;
  #question = '';
  #trace: string[] = [];
  #tracesBefore: readonly string[][] = [];
  #isThreadHurt = false;

  /** @param tally of all readers together */
  constructor(tally: Tally) {
    this.#tally = tally;
    this.#faults = {mint: [], chat: [], thread: [], preflight: [], upstream: []};
  }

  /** What has happened in this turn and the ones before, with the time of each. */
  get trace(): string {
    return [...this.#tracesBefore, this.#trace].flat().join('\n');
  }

  /** Whether what the gateway has stored could not be read, or not be compared with what was shown. */
  get isThreadHurt(): boolean {
    return this.#isThreadHurt;
  }

  begin(question: string): void {
    this.#question = question;
    this.#tracesBefore = [...this.#tracesBefore, this.#trace].slice(-TURNS_KEPT);
    this.#trace = [];
    this.#isThreadHurt = false;
    this.note(`asks ${JSON.stringify(question)}`);
  }

  arm(faults: FaultPlan): void {
    for (const layer of LAYERS) this.#faults[layer] = [...faults[layer]];
  }

  disarm(): void {
    this.arm(SOUND);
  }

  take(layer: Layer): WireFault | null {
    const fault = this.#faults[layer].shift() ?? null;
    if (fault !== null) this.#tally.add(`wire ${fault.kind}`);
    const isHeard = fault?.kind === 'corrupt' || fault?.kind === 'reorder';
    if (layer === 'chat' && isHeard) this.garbled.add(this.#question);
    if (fault !== null && (layer !== 'chat' || isHeard)) this.#isThreadHurt = true;
    return fault;
  }

  note(what: string): void {
    this.#trace.push(`  ${Math.round(performance.now())} ${what}`);
  }
}
