import {Code} from './code.ts';
import {Containers} from './containers.ts';
import type {Context} from './context.ts';
import {
  BULLET,
  DELIMITER_ROW,
  FENCE,
  HEADING,
  htmlBlock,
  INDENTED_CODE,
  isUndecided,
  MAX_DEPTH,
  SETEXT_UNDERLINE,
  THEMATIC_BREAK,
} from './grammar.ts';
import {HeadingLevels} from './heading-levels.ts';
import {Line} from './line.ts';
import {Prose} from './prose.ts';
import {RawHtml} from './raw-html.ts';
import {splitRow, Table} from './table.ts';

type Leaf = Prose | Code | RawHtml | Table;
/** What a line opened: a container may hold more of the line, a leaf has taken all of it. */
type Opened = 'container' | 'leaf' | undefined;

/**
 * Reads blocks line by line, as CommonMark's own algorithm does, and builds their elements at once.
 * A line is read as soon as the rest of it cannot change which blocks it belongs to; from then on
 * its text only grows. So nothing is ever parsed twice but the inline text that is still open.
 */
export class BlockReader {
  readonly #context: Context;
  readonly #containers: Containers;
  readonly #headings: HeadingLevels;
  /** The open block that holds text. */
  #leaf: Leaf | undefined;
  /** The line so far, until it is read. */
  #line = '';
  #isRead = false;

  constructor(root: Node, context: Context) {
    this.#context = context;
    this.#containers = new Containers(root, context);
    this.#headings = new HeadingLevels(context.firstHeading);
  }

  /** Takes text whose line breaks are line feeds. */
  read(text: string): void {
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      this.#grow(line);
      this.#endLine();
    }
    this.#grow(last);
    if (!this.#isRead && !isUndecided(this.#line)) this.#readLine();
  }

  /** Shows what is open. */
  draw(): void {
    this.#leaf?.draw();
  }

  /** Closes everything: no more text will come. */
  end(): void {
    if (this.#line) this.#endLine();
    this.#closeTo(1);
  }

  #grow(text: string): void {
    if (!this.#isRead) {
      this.#line += text;
    } else if (text) {
      this.#leaf?.append(text);
      this.#context.noteText(text);
    }
  }

  #endLine(): void {
    if (!this.#isRead) this.#readLine();
    if (this.#leaf?.endLine()) this.#closeLeaf();
    this.#line = '';
    this.#isRead = false;
    this.#containers.lineNumber++;
  }

  #readLine(): void {
    this.#isRead = true;
    const line = new Line(this.#line);
    const depth = this.#containers.kept(line);
    if (!this.#continueText(line, depth)) this.#openBlocks(line, depth);
    this.#context.noteText(this.#line);
  }

  /** Gives the line to an open block of code or raw HTML, which takes any mark for text. */
  #continueText(line: Line, depth: number): boolean {
    const leaf = this.#leaf;
    if (depth < this.#containers.depth) return false;
    if (!(leaf instanceof Code || leaf instanceof RawHtml)) return false;
    const take = leaf.take(line);
    if (take === 'last') this.#closeLeaf();
    if (take === 'taken' || take === 'last') this.#containers.markLine(depth);
    return take !== 'not';
  }

  #openBlocks(line: Line, kept: number): void {
    let depth = kept;
    let opened = this.#open(line, depth);
    const isNew = opened !== undefined;
    while (opened === 'container') {
      depth = this.#containers.depth;
      opened = this.#open(line, depth);
    }
    if (opened !== 'leaf') this.#addText(line, depth);
    const held = isNew || !line.blank;
    this.#containers.markLine(held ? this.#containers.depth : this.#containers.quotesAround(depth));
  }

  /** Opens the block that the rest of the line starts, if it starts one. */
  #open(line: Line, depth: number): Opened {
    if (line.blank) return undefined;
    const paragraph = this.#leaf instanceof Prose ? this.#leaf : undefined;
    if (line.indent >= INDENTED_CODE) {
      if (paragraph) return undefined;
      const code = new Code(this.#context, this.#begin(depth));
      code.take(line);
      this.#leaf = code;
      return 'leaf';
    }
    if (line.rest.startsWith('>') && depth <= MAX_DEPTH) {
      line.skip(1);
      line.skipColumns(1);
      this.#closeTo(depth);
      this.#containers.openQuote();
      return 'container';
    }
    const current = depth === this.#containers.depth ? paragraph : undefined;
    if (current && this.#endParagraph(current, line.rest, depth)) return 'leaf';
    if (this.#openLeaf(line, depth, paragraph !== undefined)) return 'leaf';
    return this.#openItem(line, depth, current !== undefined);
  }

  /** Makes a heading or a table's head of the paragraph that stands over the line. */
  #endParagraph(paragraph: Prose, rest: string, depth: number): boolean {
    const head = paragraph.lastLine;
    if (head !== undefined && DELIMITER_ROW.test(rest)) {
      if (splitRow(head).length === splitRow(rest).length) {
        paragraph.dropLastLine();
        this.#leaf = new Table(this.#context, this.#begin(depth), {head, delimiters: rest});
        return true;
      }
    }
    if (!SETEXT_UNDERLINE.test(rest)) return false;
    if (!paragraph.underline(this.#headings.take(rest.startsWith('=') ? 1 : 2))) return false;
    this.#closeLeaf();
    return true;
  }

  #openLeaf(line: Line, depth: number, inParagraph: boolean): boolean {
    const {rest, indent} = line;
    const heading = HEADING.exec(rest);
    const fence = FENCE.exec(rest);
    const html = htmlBlock(rest, inParagraph);
    if (heading?.[1]) {
      const tag = this.#headings.take(heading[1].length);
      this.#leaf = new Prose(this.#context, {parent: this.#begin(depth), tag});
      this.#leaf.append(rest.slice(heading[0].length));
    } else if (fence?.[1]) {
      const [, mark, info = ''] = fence;
      this.#leaf = new Code(this.#context, this.#begin(depth), {mark, info, indent});
    } else if (html) {
      this.#leaf = new RawHtml(this.#context, this.#begin(depth), html.end);
      this.#leaf.append(line.take());
    } else if (THEMATIC_BREAK.test(rest)) {
      this.#context.create(this.#begin(depth), 'hr');
    } else {
      return false;
    }
    return true;
  }

  #openItem(line: Line, depth: number, inParagraph: boolean): Opened {
    const {rest, indent} = line;
    const [marker, digits] = BULLET.exec(rest) ?? [];
    if (!marker || depth > MAX_DEPTH) return undefined;
    const start = digits === undefined ? undefined : Number(digits);
    // What interrupts a paragraph must not be a wrapped line of it.
    const mayInterrupt = (start ?? 1) === 1 && rest.slice(marker.length).trim() !== '';
    if (inParagraph && !mayInterrupt) return undefined;
    line.skip(marker.length);
    const padding = line.blank || line.indent > INDENTED_CODE ? 1 : line.indent;
    line.skipColumns(padding);
    this.#closeTo(depth);
    this.#containers.openItem({
      start,
      mark: marker.slice(-1),
      indent: indent + marker.length + padding,
    });
    return 'container';
  }

  #addText(line: Line, depth: number): void {
    const leaf = this.#leaf;
    if (line.blank) {
      this.#closeTo(depth);
    } else if (leaf instanceof Prose) {
      // Also where a quote or an item has ended: its paragraph goes on without the mark.
      leaf.append(`\n${line.rest}`);
    } else if (leaf instanceof Table && depth === this.#containers.depth) {
      leaf.append(line.rest);
    } else {
      this.#closeTo(depth);
      const {task} = this.#containers.textStyle();
      const parent = this.#containers.begin();
      const {tag} = this.#containers.textStyle();
      this.#leaf = new Prose(this.#context, {parent, tag, task});
      this.#leaf.append(line.rest);
    }
  }

  /** Closes what the line does not belong to, and says where its next block goes. */
  #begin(depth: number): Node {
    this.#closeTo(depth);
    return this.#containers.begin();
  }

  #closeTo(depth: number): void {
    this.#closeLeaf();
    this.#containers.closeTo(depth);
  }

  #closeLeaf(): void {
    this.#leaf?.close();
    this.#leaf = undefined;
  }
}
