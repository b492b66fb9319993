import type {Piece} from './inline-piece.ts';

/** A run of `*`, `_` or `~`; what its piece shows are the marks that have no partner (yet). */
export interface Delimiter {
  readonly piece: Piece;
  /** Length of the whole run. */
  readonly size: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

const PUNCTUATION = /[\p{P}\p{S}]/u;
/** Scripts that put no spaces between words, with their punctuation. */
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u{20000}-\u{3ffff}]/u;

/**
 * A run with CommonMark's left- and right-flanking rules. Beside a script without spaces marks of
 * emphasis may touch punctuation, else a bold phrase that ends in a full stop would not close.
 */
export function createDelimiter(piece: Piece, source: string): Delimiter {
  const size = piece.text.length;
  const mark = piece.text.charAt(0);
  const end = piece.at + size;
  const low = /[\udc00-\udfff]/.test(source[piece.at - 1] ?? '');
  const before = source.slice(Math.max(0, piece.at - (low ? 2 : 1)), piece.at) || ' ';
  const after = end < source.length ? String.fromCodePoint(source.codePointAt(end) ?? 0) : ' ';
  const [spaceBefore, spaceAfter] = [/\s/.test(before), /\s/.test(after)];
  const [markBefore, markAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const isUnderscore = mark === '_';
  const [wideBefore, wideAfter] = [before, after].map(
    (character) => !isUnderscore && WIDE.test(character),
  );
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore || wideBefore || wideAfter);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter || wideBefore || wideAfter);
  const counts = mark !== '~' || size <= 2;
  return {
    piece,
    size,
    canOpen: counts && Boolean(left && (!isUnderscore || !right || markBefore)),
    canClose: counts && Boolean(right && (!isUnderscore || !left || markAfter)),
  };
}

const markOf = ({piece}: Delimiter): string => piece.text.charAt(0);

function arePartners(opener: Delimiter, closer: Delimiter): boolean {
  if (markOf(opener) !== markOf(closer)) return false;
  if (markOf(closer) === '~') return opener.size === closer.size;
  // CommonMark's rule of three.
  const both = opener.canClose || closer.canOpen;
  return !both || closer.size % 3 === 0 || (opener.size + closer.size) % 3 !== 0;
}

/** Pairs marks and says so in their pieces. Returns the runs that still could open something. */
export function pairDelimiters(delimiters: readonly Delimiter[]): readonly Delimiter[] {
  const openers: Delimiter[] = [];
  /** Before these places there is no partner for a kind of closer: looking again takes no time. */
  const bottoms = new Map<string, number>();
  for (const closer of delimiters) {
    const {piece, size, canOpen} = closer;
    while (closer.canClose && piece.text) {
      const kind = `${markOf(closer)}${canOpen}${markOf(closer) === '~' ? size : size % 3}`;
      const bottom = bottoms.get(kind) ?? 0;
      let index = openers.length - 1;
      for (; index >= 0; index--) {
        const opener = openers[index];
        if (!opener || opener.piece.at < bottom) index = 0;
        else if (arePartners(opener, closer)) break;
      }
      const opener = openers[index];
      if (!opener) {
        bottoms.set(kind, piece.at);
        break;
      }
      pair(opener.piece, piece);
      openers.length = opener.piece.text ? index + 1 : index;
    }
    if (canOpen && piece.text) openers.push(closer);
  }
  return openers;
}

function pair(opener: Piece, closer: Piece): void {
  const isDeleted = closer.text.startsWith('~');
  const used = opener.text.length > 1 && closer.text.length > 1 ? 2 : 1;
  opener.opens.unshift(isDeleted ? 'del' : used === 2 ? 'strong' : 'em');
  opener.text = opener.text.slice(used);
  closer.closes++;
  closer.text = closer.text.slice(used);
}

/** Lets a run open without a partner: the text it marks is still to come. */
export function openAnyway({piece}: Delimiter): void {
  const size = piece.text.length;
  if (piece.text.startsWith('~')) {
    // A lone tilde stands for "about" more often than for deleted text.
    if (size < 2) return;
    piece.opens.unshift('del');
  } else {
    for (let left = size; left > 1; left -= 2) piece.opens.unshift('strong');
    if (size % 2 > 0) piece.opens.unshift('em');
  }
  piece.text = '';
}
