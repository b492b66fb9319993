import {highlightCss} from './highlight-css.ts';
import {grammarOf, type Kind} from './languages.ts';
import {type Token, tokensOf} from './lexer.ts';

/** A longer block keeps one colour. In UTF-16 units. */
const LONGEST_BLOCK = 100_000;
/** So long a turn lasts at most, in ms: a frame has time for it. */
const TURN_MS = 4;
const LANGUAGE = /(?:^| )language-(\S+)/;

let sheet: CSSStyleSheet | undefined;
/** What is coloured, so that it can be taken back. */
const ranges = new Map<Element, readonly (readonly [Highlight, AbstractRange])[]>();
const queue = new Set<Element>();
let turn: Generator<undefined> | undefined;

function highlightOf(kind: Kind): Highlight {
  const name = `behest-${kind}`;
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

/** Forgets the ranges of a block, or of all that have left the page. */
function forget(code?: Element): void {
  for (const [element, drawn] of ranges) {
    if (element !== code && element.isConnected) continue;
    for (const [highlight, range] of drawn) highlight.delete(range);
    ranges.delete(element);
  }
}

/** Finds the text node for ever higher places in the code. */
class Cursor {
  readonly #walker: TreeWalker;
  #node: Text | null;
  #start = 0;

  constructor(code: Element) {
    this.#walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    this.#node = this.#walker.nextNode() as Text | null;
  }

  find(at: number): readonly [Node, number] | undefined {
    while (this.#node && at > this.#start + this.#node.length) {
      this.#start += this.#node.length;
      this.#node = this.#walker.nextNode() as Text | null;
    }
    return this.#node ? [this.#node, at - this.#start] : undefined;
  }
}

function rangeOf(cursor: Cursor, {start, end}: Token): StaticRange | undefined {
  const from = cursor.find(start);
  const to = cursor.find(end);
  if (!from || !to) return undefined;
  const [startContainer, startOffset] = from;
  const [endContainer, endOffset] = to;
  return new StaticRange({startContainer, startOffset, endContainer, endOffset});
}

function adoptSheet(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** Colours a block, a token a step. */
function* colour(code: Element): Generator<undefined> {
  const text = code.textContent;
  const grammar = grammarOf(LANGUAGE.exec(code.className)?.[1] ?? '');
  const root = code.getRootNode();
  forget(code);
  if (!grammar || text.length > LONGEST_BLOCK || !(root instanceof ShadowRoot)) return;
  adoptSheet(root);
  const cursor = new Cursor(code);
  const drawn: (readonly [Highlight, AbstractRange])[] = [];
  ranges.set(code, drawn);
  for (const token of tokensOf(text, grammar)) {
    const range = rangeOf(cursor, token);
    if (range) {
      const highlight = highlightOf(token.kind);
      highlight.add(range);
      drawn.push([highlight, range]);
    }
    yield;
  }
}

function* colourAll(): Generator<undefined> {
  for (const code of queue) {
    queue.delete(code);
    yield* colour(code);
  }
}

function takeTurn(): void {
  turn ??= colourAll();
  const end = performance.now() + TURN_MS;
  while (performance.now() < end) {
    if (!turn.next().done) continue;
    turn = undefined;
    return;
  }
  setTimeout(takeTurn);
}

function enqueue(code: unknown): void {
  if (!(code instanceof Element)) return;
  queue.add(code);
  if (!turn) takeTurn();
}

/**
 * Colours the code blocks of all chats on the page, those that stand there and those to come, as
 * soon as they are complete. The document's nodes stay as they are: the colours are custom
 * highlights. A browser without them shows code in one colour; on a server nothing happens.
 */
export function highlightCode(): void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
  document.addEventListener('behest-code', (event) => enqueue(event.composedPath()[0]));
  for (const chat of document.querySelectorAll('behest-chat')) {
    for (const code of chat.shadowRoot?.querySelectorAll('pre code') ?? []) enqueue(code);
  }
}
