import {createDelimiter, type Delimiter, openAnyway, pairDelimiters} from './emphasis.ts';
import {readEscapes} from './entities.ts';
import {normalLabel} from './grammar.ts';
import {
  ANGLE_ADDRESS,
  bareAddress,
  HALF_A_TARGET,
  LABEL,
  matchAt,
  NEXT,
  REFERENCE,
  runEnd,
  TAG,
  TARGET,
} from './inline-grammar.ts';
import type {Piece} from './inline-piece.ts';

/** Addresses as they are written, by normalised label. */
export type Links = ReadonlyMap<string, string>;

/** A bracket that opens a label, until its partner comes. */
interface Bracket {
  readonly piece: Piece;
  readonly isImage: boolean;
  /** How many pieces and delimiters come before what it holds. */
  readonly pieces: number;
  readonly delimiters: number;
  /** Another one stands in it, so that what it holds is no label. */
  isOuter: boolean;
}

/**
 * Reads inline markdown by CommonMark's algorithm, in linear time: pieces in the order of the
 * text, of which marks know what they open and close.
 */
export class InlineScanner {
  readonly pieces: Piece[] = [];
  /** Where the first mark stands that later text may close. */
  openFrom = Infinity;
  readonly #text: string;
  readonly #links: Links;
  /** More text will come: what is open is shown closed, what is undecided held back. */
  readonly #grows: boolean;
  readonly #delimiters: Delimiter[] = [];
  readonly #brackets: Bracket[] = [];
  /** So many of the brackets stand around a link, and links do not nest. */
  #around = 0;

  constructor(text: string, links: Links, grows: boolean) {
    this.#text = text;
    this.#links = links;
    this.#grows = grows;
    for (let at = 0; at < text.length;) at = this.#step(at);
    this.#end();
  }

  /** Reads up to the next mark and what it marks; returns where to go on. */
  #step(from: number): number {
    const found = matchAt(NEXT, this.#text, from);
    const at = found ? found.index : this.#text.length;
    if (at > from) this.#addText(this.#text.slice(from, at), from);
    if (!found) return at;
    switch (found[0].charAt(0)) {
      case '\\':
        return this.#escape(at);
      case '`':
        return this.#code(at);
      case '*':
      case '_':
      case '~':
        return this.#run(at);
      case '[':
      case '!':
        return this.#openBracket(at, found[0]);
      case ']':
        return this.#closeBracket(at);
      case '<':
        return this.#angle(at);
      case '&': {
        const reference = matchAt(REFERENCE, this.#text, at)?.[0] ?? '&';
        return this.#addText(readEscapes(reference), at, reference.length);
      }
      case '\n':
        return this.#endLine(at);
    }
    return this.#address(at, found[0]);
  }

  #add(kind: Piece['kind'], text: string, at: number): Piece {
    const piece: Piece = {kind, text, at, closes: 0, opens: []};
    this.pieces.push(piece);
    return piece;
  }

  #addLink(text: string, at: number, href: string): void {
    this.#add('mark', '', at).opens.push({href, isImage: false});
    this.#add('literal', text, at);
    this.#add('mark', '', at).closes = 1;
  }

  #addText(text: string, at: number, length = text.length): number {
    const last = this.pieces.at(-1);
    if (last?.kind === 'text') last.text += text;
    else this.#add('text', text, at);
    return at + length;
  }

  #noteOpen(piece: {readonly at: number}): void {
    this.openFrom = Math.min(this.openFrom, piece.at);
  }

  #escape(at: number): number {
    const next = this.#text.charAt(at + 1);
    if (next === '\n') {
      this.#add('break', '', at);
    } else if (/[!-/:-@[-`{-~]/.test(next)) {
      return this.#addText(next, at, 2);
    } else {
      return this.#addText('\\', at);
    }
    return at + 2;
  }

  #endLine(at: number): number {
    const last = this.pieces.at(-1);
    const isHard = last?.kind === 'text' && last.text.endsWith('  ');
    if (last?.kind === 'text') last.text = last.text.trimEnd();
    if (!isHard) return this.#addText('\n', at);
    this.#add('break', '', at);
    return at + 1;
  }

  #code(at: number): number {
    const start = runEnd(this.#text, at);
    for (let end = this.#text.indexOf('`', start); end >= 0;) {
      const after = runEnd(this.#text, end);
      if (after - end === start - at) return this.#addCode(at, this.#text.slice(start, end), after);
      end = this.#text.indexOf('`', after);
    }
    this.#noteOpen({at});
    if (!this.#grows) return this.#addText(this.#text.slice(at, start), at);
    return this.#addCode(at, this.#text.slice(start), this.#text.length);
  }

  #addCode(at: number, source: string, end: number): number {
    const text = source.replace(/\n/g, ' ');
    const isPadded = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
    this.#add('code', isPadded ? text.slice(1, -1) : text, at);
    return end;
  }

  #run(at: number): number {
    const end = runEnd(this.#text, at);
    const piece = this.#add('mark', this.#text.slice(at, end), at);
    this.#delimiters.push(createDelimiter(piece, this.#text));
    return end;
  }

  #angle(at: number): number {
    const [all, address, mail] = matchAt(ANGLE_ADDRESS, this.#text, at) ?? [];
    const tag = all ?? matchAt(TAG, this.#text, at)?.[0];
    if (!tag) return this.#addText('<', at);
    if (all) this.#addLink(address ?? mail ?? '', at, address ?? `mailto:${mail}`);
    else this.#add('literal', tag, at);
    return at + tag.length;
  }

  #address(at: number, found: string): number {
    const isMail = found.includes('@');
    const text = isMail ? found : bareAddress(this.#text, at);
    const prefix = isMail ? 'mailto:' : /^www/i.test(found) ? 'http://' : '';
    this.#addLink(text, at, prefix + text);
    return at + text.length;
  }

  #openBracket(at: number, mark: string): number {
    const outer = this.#brackets.at(-1);
    if (outer) outer.isOuter = true;
    this.#brackets.push({
      pieces: this.pieces.length,
      piece: this.#add('mark', mark, at),
      isImage: mark !== '[',
      delimiters: this.#delimiters.length,
      isOuter: false,
    });
    return at + mark.length;
  }

  #closeBracket(at: number): number {
    const bracket = this.#brackets.pop();
    if (!bracket) return this.#addText(']', at);
    const isActive = bracket.isImage || this.#brackets.length >= this.#around;
    this.#around = Math.min(this.#around, this.#brackets.length);
    const target = isActive ? this.#target(bracket, at) : undefined;
    if (target) {
      pairDelimiters(this.#delimiters.splice(bracket.delimiters));
      bracket.piece.text = '';
      bracket.piece.opens.push({href: readEscapes(target.href), isImage: bracket.isImage});
      this.#add('mark', '', at).closes = 1;
      if (!bracket.isImage) this.#around = this.#brackets.length;
      return target.end;
    }
    if (isActive && matchAt(HALF_A_TARGET, this.#text, at + 1)) {
      this.#noteOpen(bracket.piece);
      if (this.#grows) {
        this.#showOpen(bracket);
        return this.#text.length;
      }
    }
    this.#add('mark', ']', at);
    return at + 1;
  }

  /** Where the label that is closed there leads, and where that is written to its end. */
  #target(
    {piece, isOuter}: Bracket,
    at: number,
  ): {readonly href: string; readonly end: number} | undefined {
    const inline = matchAt(TARGET, this.#text, at + 1);
    if (inline) return {href: inline[1] ?? inline[2] ?? '', end: TARGET.lastIndex};
    const label = matchAt(LABEL, this.#text, at + 1);
    const end = label ? LABEL.lastIndex : at + 1;
    const own = isOuter ? '' : this.#text.slice(piece.at + piece.text.length, at);
    const href = this.#links.get(normalLabel(label?.[1] || own.slice(0, 1000)));
    return href === undefined ? undefined : {href, end};
  }

  /** A label is shown as if its target had come; an image is not shown. */
  #showOpen({piece, isImage, pieces, delimiters}: Bracket): void {
    piece.text = '';
    if (!isImage) return;
    this.pieces.length = pieces;
    this.#delimiters.length = Math.min(this.#delimiters.length, delimiters);
  }

  #end(): void {
    for (const {piece} of this.#brackets) this.#noteOpen(piece);
    if (this.#grows) for (const bracket of this.#brackets.reverse()) this.#showOpen(bracket);
    for (const delimiter of pairDelimiters(this.#delimiters)) {
      this.#noteOpen(delimiter.piece);
      if (this.#grows) openAnyway(delimiter);
    }
  }
}
