/** How fast the typewriter is. The defaults end any measured source within 650 ms, without a halt. */
export interface PacerOptions {
  /** Time in ms in which the drain shows about two thirds of what waits. Default 400. */
  readonly tauMs?: number;
  /** Slowest pace in UTF-16 units per second. Default 40: a visible step at least every 50 ms. */
  readonly minRate?: number;
  /** From the end of the stream to the last character, in ms. Default 450. */
  readonly tailMs?: number;
  /** A longer backlog, in UTF-16 units, is shown at once. Default 8000. */
  readonly maxBacklog?: number;
}

/** Decides how much of the text received shows now. Knows no clock: time is passed in. */
export interface Pacer {
  /**
   * @param elapsedMs Time since the last call; more than 100 ms counts as 100 ms.
   * @param backlog The text received and not yet shown.
   * @param ended No more text will come.
   * @returns How many UTF-16 units of the backlog to show, from its start. Never ends inside a
   * grapheme; without `Intl.Segmenter` never inside a surrogate pair or a joined sequence.
   */
  advance(elapsedMs: number, backlog: string, ended: boolean): number;
}

const MAX_STEP_MS = 100;

/** A drain whose pace follows the backlog: bursts come out evenly, and the end is never far. */
export function createPacer({
  tauMs = 400,
  minRate = 40,
  tailMs = 450,
  maxBacklog = 8000,
}: PacerOptions = {}): Pacer {
  /** Part of a character that elapsed time has paid for already. */
  let credit = 0;
  /** Units per second, fixed when the stream ends so that the rest comes out evenly. */
  let tailRate = 0;

  return {
    advance(elapsedMs, backlog, ended) {
      if (backlog.length > maxBacklog) return backlog.length;
      if (ended) tailRate ||= (backlog.length / tailMs) * 1000;
      const rate = Math.max(minRate, ended ? tailRate : (backlog.length / tauMs) * 1000);
      credit += (rate * Math.min(elapsedMs, MAX_STEP_MS)) / 1000;
      const units = graphemeCut(backlog, Math.floor(credit), ended);
      // Time in which nothing waited buys nothing later.
      credit = units === backlog.length ? 0 : credit - units;
      return units;
    },
  };
}

let segmenter: Intl.Segmenter | undefined;
/** How far past a cut to look for what may belong to the grapheme before it, in UTF-16 units. */
const LOOK_AHEAD = 64;
/** Below this code unit a character stands alone, but for an accent that hardly anyone sends so. */
const FIRST_COMBINING = 0x300;
/** Two neighbours that belong together: a surrogate pair, a mark or joiner after, a joiner before. */
const JOINED = /^(?:[\u{10000}-\u{10ffff}]|.[\p{M}\u200d]|\u200d)/su;

/** The last boundary between graphemes at or before `units`. */
function graphemeCut(text: string, units: number, ended: boolean): number {
  if (units < text.length) return boundaryBefore(text, units);
  // What stands last may still grow, by an accent, a joiner or the other half of a pair.
  const complete = ended || !(text.charCodeAt(text.length - 1) >= FIRST_COMBINING);
  return complete ? text.length : boundaryBefore(text, text.length - 1);
}

function boundaryBefore(text: string, at: number): number {
  if (standsApart(text, at)) return at;
  // Its tables take longer to load than the chat takes to draw, and most answers need none of them.
  if ('Segmenter' in Intl) {
    segmenter ??= new Intl.Segmenter();
    return segmenter.segment(text.slice(0, at + LOOK_AHEAD)).containing(at)?.index ?? 0;
  }
  let cut = at;
  while (cut > 0 && JOINED.test(text.slice(cut - 1, cut + 1))) cut--;
  return cut;
}

/** Whether a grapheme ends there for sure: the start, or two simple characters but a line break's. */
function standsApart(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return at === 0 || (before < FIRST_COMBINING && after < FIRST_COMBINING && before !== 13);
}
