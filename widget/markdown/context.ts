import {type Definition, normalLabel} from './grammar.ts';
import {renderInline} from './inline.ts';
import type {MarkdownLabels} from './labels.ts';

/** Text that stays as it is drawn, unless a definition of one of its labels comes later. */
interface DrawnText {
  readonly text: string;
  nodes: readonly ChildNode[];
}

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LABEL = /\[((?:[^[\]\\]|\\.)+)\]/g;

/** What all blocks of one reply share: its words, its headings' level and its link definitions. */
export class Context {
  readonly labels: MarkdownLabels;
  /** Level that a first-level heading gets. */
  readonly firstHeading: number;
  /** Addresses of link definitions, by normalised label. */
  readonly links = new Map<string, string>();
  readonly #undefined = new Map<string, Set<DrawnText>>();
  /** What is to be drawn again; each says how many characters it was. */
  readonly #chores = new Set<() => number>();

  #group: Node;
  #topBlock: HTMLElement | undefined;
  #rightToLeft = false;

  constructor(root: Node, labels: MarkdownLabels, firstHeading: number) {
    this.#group = root;
    this.labels = labels;
    this.firstHeading = firstHeading;
  }

  /** A block begins that stands in no other, in this group. */
  beginTopBlock(group: Node): void {
    this.#group = group;
    this.#topBlock = undefined;
  }

  /** Creates an element of a fixed name with its content, and appends it. */
  create(parent: Node, name: string, content?: DocumentFragment): HTMLElement {
    const element = document.createElement(name);
    if (content) element.append(content);
    return this.append(parent, element);
  }

  append<Element extends HTMLElement>(parent: Node, element: Element): Element {
    if (parent === this.#group) {
      this.#topBlock = element;
      this.#setDirection();
    }
    return parent.appendChild(element);
  }

  /**
   * Takes note of a block's text. From the first right-to-left letter on, each top-level block
   * finds its own direction; before it, the `dir="auto"` around the whole message decides the same.
   */
  noteText(text: string): void {
    if (this.#rightToLeft || !RIGHT_TO_LEFT.test(text)) return;
    this.#rightToLeft = true;
    this.#setDirection();
  }

  #setDirection(): void {
    if (this.#rightToLeft && this.#topBlock) this.#topBlock.dir = 'auto';
  }

  /** Inline markdown as nodes that are safe to insert, with the links defined so far. */
  render(text: string, grows = false): DocumentFragment {
    return renderInline(text, this, grows);
  }

  /** The first definition of a label counts. Text drawn before is drawn again. */
  define({label, href}: Definition): void {
    if (this.links.has(label)) return;
    this.links.set(label, href);
    for (const drawn of this.#undefined.get(label) ?? []) this.later(() => this.#redraw(drawn));
    this.#undefined.delete(label);
  }

  /** Remembers text whose labels a later definition may make links. */
  watch(text: string, nodes: readonly ChildNode[]): void {
    if (nodes.length === 0) return;
    const drawn = {text, nodes};
    for (const [, label = ''] of text.matchAll(LABEL)) {
      const key = normalLabel(label);
      if (this.links.has(key)) continue;
      const waiting = this.#undefined.get(key) ?? new Set();
      this.#undefined.set(key, waiting.add(drawn));
    }
  }

  /** Puts off what changes blocks that are drawn; it says how many characters it took. */
  later(chore: () => number): void {
    this.#chores.add(chore);
  }

  /** Does what was put off, up to so many characters; says whether all is done. */
  catchUp(budget: number): boolean {
    let left = budget;
    for (const chore of this.#chores) {
      if (left <= 0) return false;
      this.#chores.delete(chore);
      left -= chore();
    }
    return true;
  }

  #redraw(drawn: DrawnText): number {
    const nodes = [...this.render(drawn.text).childNodes];
    drawn.nodes[0]?.before(...nodes);
    for (const node of drawn.nodes) node.remove();
    drawn.nodes = nodes;
    return drawn.text.length;
  }
}
