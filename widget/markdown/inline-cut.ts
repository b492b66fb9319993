import {SAFE_GAP} from './inline-grammar.ts';
import {InlineScanner} from './inline-scanner.ts';

const NO_LINKS = new Map<string, string>();

function lastGap(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= Math.max(from, 1); at--) {
    if (SAFE_GAP.test(text.slice(at - 1, at + 2))) return at;
  }
  return 0;
}

/** The last place at which the text can be cut in two without changing its meaning; 0 for none. */
export function safeCut(text: string): number {
  const {pieces, openFrom} = new InlineScanner(text, NO_LINKS, false);
  let depth = 0;
  let cut = 0;
  for (const [index, {kind, text: shown, at, closes, opens}] of pieces.entries()) {
    if (at >= openFrom) break;
    depth -= closes + Number(kind === 'mark' && shown === ']');
    if (depth === 0 && kind === 'text') {
      const end = pieces[index + 1]?.at ?? text.length;
      cut = lastGap(text, at, Math.min(end, openFrom)) || cut;
    }
    depth += opens.length + Number(kind === 'mark' && shown.endsWith('['));
  }
  return cut;
}
