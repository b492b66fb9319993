/** A mark that opens something and is not closed (yet). */
interface OpenMark {
  /** `*`, `_`, `~` emphasis, `` ` `` code, `[` label, `(` a link's address whose label began at `at`. */
  readonly kind: string;
  readonly at: number;
  /** Length of the run that is still open. */
  size: number;
  /** Only of `(`: where the label ends. */
  readonly labelEnd?: number;
}

interface Scan {
  readonly open: readonly OpenMark[];
  /** The last place at which the text can be cut in two without changing its meaning; 0 for none. */
  readonly cut: number;
  /** So many marks stay open at once that the inline parser would need quadratic time or worse. */
  readonly hostile: boolean;
}

/** Emphasis of a real answer is nested two or three deep; marked needs milliseconds at this depth. */
const MAX_OPEN = 48;
/** A single space between visible characters, or two characters of a script without spaces. */
const SAFE_GAP = /^\S \S|^[\u2e80-\u9fff\uac00-\ud7af\uff0c\uff01\uff1f]{2}/;
const FIRST_WIDE = '\u2e80';
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** One linear pass over inline markdown: what is open at its end, and where it can be cut. */
class Scanner {
  readonly open: OpenMark[] = [];
  cut = 0;
  hostile = false;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    for (let at = 0; at < text.length && !this.hostile;) at = this.#step(at);
  }

  /** Reads what stands there and returns where to go on. */
  #step(at: number): number {
    const character = this.#text[at] ?? '';
    switch (character) {
      case '\\':
        return at + 2;
      case '`':
        return this.#code(at);
      case '*':
      case '_':
      case '~':
        return this.#emphasis(at, character);
      case '[':
        this.#push({kind: '[', at, size: 1});
        return at + 1;
      case ']':
        return this.#label(at);
    }
    if ((character === ' ' || character >= FIRST_WIDE) && at > 0 && this.open.length === 0) {
      if (SAFE_GAP.test(this.#text.slice(at - 1, at + 2))) this.cut = at;
    }
    return at + 1;
  }

  #push(mark: OpenMark): void {
    this.open.push(mark);
    this.hostile ||= this.open.length > MAX_OPEN;
  }

  #runEnd(at: number): number {
    let end = at;
    while (this.#text[end] === this.#text[at]) end++;
    return end;
  }

  #code(at: number): number {
    const end = this.#runEnd(at);
    for (let next = this.#text.indexOf('`', end); next >= 0;) {
      const after = this.#runEnd(next);
      if (after - next === end - at) return after;
      next = this.#text.indexOf('`', after);
    }
    this.#push({kind: '`', at, size: end - at});
    return end;
  }

  /** CommonMark's left- and right-flanking runs, without its rule of three. */
  #emphasis(at: number, kind: string): number {
    const end = this.#runEnd(at);
    const before = this.#text[at - 1] ?? ' ';
    const after = this.#text[end] ?? ' ';
    const spaceBefore = /\s/.test(before);
    const spaceAfter = /\s/.test(after);
    const markBefore = PUNCTUATION.test(before);
    const markAfter = PUNCTUATION.test(after);
    const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
    const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
    let size = end - at;
    // A lone tilde stands for "about" more often than for deleted text.
    if (kind === '~' && size !== 2) return end;
    if (right && (kind !== '_' || !left || markAfter)) size = this.#close(kind, size);
    if (size > 0 && left && (kind !== '_' || !right || markBefore)) this.#push({kind, at, size});
    return end;
  }

  /** Closes marks of a kind; those inside them were no marks. Returns what is left of the run. */
  #close(kind: string, run: number): number {
    let left = run;
    while (left > 0) {
      const index = this.open.findLastIndex((mark) => mark.kind === kind);
      const opener = this.open[index];
      if (!opener) break;
      const used = Math.min(left, opener.size);
      left -= used;
      opener.size -= used;
      this.open.length = opener.size > 0 ? index + 1 : index;
    }
    return left;
  }

  #label(at: number): number {
    const index = this.open.findLastIndex((mark) => mark.kind === '[');
    const opener = this.open[index];
    if (!opener) return at + 1;
    this.open.length = index;
    const next = this.#text[at + 1];
    if (next !== undefined && next !== '(') return at + 1;
    const end = closingParenthesis(this.#text, at + 1);
    if (end > 0) return end;
    this.#push({kind: '(', at: opener.at, size: 1, labelEnd: at});
    return at + 2;
  }
}

/** Where the parenthesis that opens there is closed, behind it; 0 when it is not. */
function closingParenthesis(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    switch (text[at]) {
      case '\\':
        at++;
        break;
      case '(':
        depth++;
        break;
      case ')':
        if (--depth === 0) return at + 1;
        break;
      case '"':
      case "'": {
        // Only behind a space do quotes hold a title, in which parentheses do not count.
        if (!/\s/.test(text[at - 1] ?? '')) break;
        const end = text.indexOf(text[at] ?? '', at + 1);
        if (end < 0) return 0;
        at = end;
      }
    }
  }
  return 0;
}

/** Reads inline markdown without rendering it. */
export function scanMarks(text: string): Scan {
  return new Scanner(text);
}

/** What may still turn out to be something else: a run, an escape, an image, an entity, an address. */
const UNDECIDED_END = /(?:[\\!*_~`]|&#?\w*|<[\w:/.@-]*)+$/;

/**
 * The text of a block that still grows, as it will most likely look: emphasis and code are closed,
 * a link shows its label, an image waits for its end. No raw mark flashes up.
 */
export function closeMarks(text: string): string {
  let shown = text.replace(UNDECIDED_END, '');
  let closers = '';
  const {open} = scanMarks(shown);
  const code = open.findIndex(({kind}) => kind === '`');
  // Behind open code nothing is a mark.
  for (const {kind, at, size, labelEnd} of open.slice(0, code + 1 || undefined).reverse()) {
    if (kind === '[' || kind === '(') {
      const image = shown[at - 1] === '!';
      shown = image ? shown.slice(0, at - 1) : shown.slice(0, at) + shown.slice(at + 1, labelEnd);
      if (image || labelEnd) closers = '';
    } else if (/^[*_~`]+\s*$/.test(shown.slice(at))) {
      shown = shown.slice(0, at);
    } else {
      closers += kind.repeat(size);
    }
  }
  return closers ? shown.trimEnd() + closers : shown;
}
