import type {Context} from './context.ts';
import {INDENTED_CODE} from './grammar.ts';
import type {Line} from './line.ts';

/** A list whose items can still grow. */
export interface List {
  readonly element: HTMLElement;
  /** Its bullet, or the character behind its numbers: another one starts another list. */
  readonly mark: string;
  /** Blank lines stand between its blocks, so that its text is paragraphs. */
  loose: boolean;
}

/** A block that holds blocks: the reply itself, a quote or a list item. */
interface Container {
  element: Node;
  readonly isQuote: boolean;
  /** Columns of white space that a line of a list item starts with; 0 for others. */
  readonly indent: number;
  /** The list that an item belongs to. */
  readonly ownList: List | undefined;
  /** The list at its end, to which the next item may belong. */
  openList: List | undefined;
  /** Number of the last line that held something of it. */
  lastLine: number;
  isEmpty: boolean;
}

function createContainer(
  element: Node,
  {isQuote = false, indent = 0, ownList}: {isQuote?: boolean; indent?: number; ownList?: List} = {},
): Container {
  return {element, isQuote, indent, ownList, openList: undefined, lastLine: 0, isEmpty: true};
}

/** A group of top-level blocks is full with so many of them, or so many lines. */
const GROUP_BLOCKS = 16;
const GROUP_LINES = 64;

/** The open containers, from the reply inwards. */
export class Containers {
  /** Of the line that is read, from 1. */
  lineNumber = 1;
  readonly #context: Context;
  readonly #root: Node;
  readonly #reply: Container;
  readonly #open: Container[];
  #groupBlocks = 0;
  #groupStart = 0;

  constructor(root: Node, context: Context) {
    this.#root = root;
    this.#context = context;
    this.#reply = createContainer(root);
    this.#open = [this.#reply];
  }

  /** How many are open; the reply is one. */
  get depth(): number {
    return this.#open.length;
  }

  get #innermost(): Container {
    return this.#open.at(-1) ?? this.#reply;
  }

  /** How many of them the line belongs to; takes their marks from it. */
  kept(line: Line): number {
    for (const [index, {isQuote, isEmpty, indent}] of this.#open.entries()) {
      if (isQuote) {
        if (line.indent >= INDENTED_CODE || !line.rest.startsWith('>')) return index;
        line.skip(1);
        line.skipColumns(1);
      } else {
        if (index > 0 && (line.blank ? isEmpty : line.indent < indent)) return index;
        line.skipColumns(indent);
      }
    }
    return this.#open.length;
  }

  closeTo(depth: number): void {
    this.#open.length = depth;
  }

  /** A block begins in the innermost one; returns where its element goes. */
  begin(): Node {
    const container = this.#innermost;
    const gap = !container.isEmpty && container.lastLine < this.lineNumber - 1;
    if (gap && container.ownList) this.#loosen(container.ownList);
    container.isEmpty = false;
    container.openList = undefined;
    if (container === this.#reply) this.#beginTopBlock();
    return container.element;
  }

  /** How text stands in the innermost one: as a paragraph or not, and whether it may be a task. */
  textStyle(): {readonly tag: 'p' | ''; readonly task: boolean} {
    const {ownList, isEmpty} = this.#innermost;
    return {tag: ownList?.loose === false ? '' : 'p', task: ownList !== undefined && isEmpty};
  }

  openQuote(): void {
    const quote = this.#context.create(this.begin(), 'blockquote');
    this.#open.push(createContainer(quote, {isQuote: true}));
  }

  /** Opens an item that goes on with the open list if the mark is the same. */
  openItem(item: {start: number | undefined; mark: string; indent: number}): void {
    const list = this.#listFor(item);
    const element = this.#context.create(list.element, 'li');
    this.#open.push(createContainer(element, {indent: item.indent, ownList: list}));
  }

  #listFor({start, mark}: {start: number | undefined; mark: string}): List {
    const {openList, lastLine} = this.#innermost;
    if (openList?.mark === mark) {
      if (lastLine < this.lineNumber - 1) this.#loosen(openList);
      return openList;
    }
    const element = this.#context.create(this.begin(), start === undefined ? 'ul' : 'ol');
    if (start !== undefined && start !== 1) element.setAttribute('start', String(start));
    const list = {element, mark, loose: false};
    this.#innermost.openList = list;
    return list;
  }

  /** A blank line has come between the list's blocks. */
  #loosen(list: List): void {
    if (list.loose) return;
    list.loose = true;
    for (const item of list.element.children) {
      this.#context.later(() => {
        makeParagraphs(item);
        return item.textContent.length;
      });
    }
  }

  /** The line held something of so many of them. */
  markLine(depth: number): void {
    for (const container of this.#open.slice(0, depth)) container.lastLine = this.lineNumber;
  }

  /** How many stand around the innermost quote: an empty line in it is no gap in those. */
  quotesAround(depth: number): number {
    return Math.max(
      0,
      this.#open.slice(0, depth).findLastIndex(({isQuote}) => isQuote),
    );
  }

  /** Top-level blocks stand in groups, so that the browser can leave out what is out of sight. */
  #beginTopBlock(): void {
    const lines = this.lineNumber - this.#groupStart;
    if (this.#groupBlocks % GROUP_BLOCKS === 0 || lines > GROUP_LINES) {
      const group = document.createElement('div');
      group.className = 'markdown';
      this.#reply.element = this.#root.appendChild(group);
      this.#groupBlocks = 0;
      this.#groupStart = this.lineNumber;
    }
    this.#groupBlocks++;
    this.#context.beginTopBlock(this.#reply.element);
  }
}

const BLOCK = /^(?:P|H\d|UL|OL|DIV|BLOCKQUOTE|HR)$/;

/** Makes paragraphs of the text in an item, which had none while its list was tight. */
function makeParagraphs(item: Element): void {
  let paragraph: HTMLElement | undefined;
  for (const node of [...item.childNodes]) {
    if (BLOCK.test(node.nodeName)) {
      paragraph = undefined;
      continue;
    }
    if (!paragraph) {
      paragraph = document.createElement('p');
      node.before(paragraph);
    }
    paragraph.append(node);
  }
}
