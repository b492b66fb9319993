/** What begins behind a piece: an element of a fixed name, or a link or image with its address. */
export type Opening = 'em' | 'strong' | 'del' | {readonly href: string; readonly isImage: boolean};

/** A stretch of inline text. First it closes, then it shows its text, then it opens. */
export interface Piece {
  /** `mark` is what may turn out to be a mark; `literal` is text in which there are none. */
  readonly kind: 'text' | 'code' | 'break' | 'mark' | 'literal';
  text: string;
  /** Where it begins in the source. */
  readonly at: number;
  /** How many of those that are open it closes. */
  closes: number;
  /** From the outermost inwards. */
  readonly opens: Opening[];
}
