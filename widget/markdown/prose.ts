import type {Context} from './context.ts';
import {
  findDefinition,
  HALF_A_TABLE,
  HALF_A_TASK,
  HEADING_END,
  mayBeDefinition,
  TASK,
} from './grammar.ts';
import {safeCut} from './inline-cut.ts';
import {morph} from './morph.ts';

/** Text that has grown longer than these is searched for a place to cut it. In UTF-16 units. */
const WINDOWS = [512, 1024, 2048] as const;

/**
 * Where long text is cut, so that what is open stays short: where no mark is open, else, in text
 * longer than all windows, at a space. 0 for not yet.
 */
function cutOf(text: string): number {
  for (const size of WINDOWS) {
    if (text.length <= size) return 0;
    const cut = safeCut(text.slice(0, size));
    if (cut > 0) return cut;
  }
  const [, , size] = WINDOWS;
  const window = text.slice(0, size);
  const space = window.lastIndexOf(' ');
  return space > 0 ? space : size - Number(/[\ud800-\udbff]$/.test(window));
}

/** What a run of inline markdown is to become. */
export interface ProseOptions {
  /** Where its element goes. */
  readonly parent: Node;
  /** Name of its element; empty where the text stands in the parent itself, as in a tight list. */
  readonly tag: string;
  /** It may start with a check box, as the first block of a list item does. */
  readonly task?: boolean;
}

/**
 * A paragraph or a heading that grows. What it settles depends on its text alone, never on the
 * pieces in which the text came or on when it was drawn.
 */
export class Prose {
  readonly isHeading: boolean;
  readonly #context: Context;
  readonly #options: ProseOptions;
  /** What is not settled. */
  #text = '';
  /** Nothing is settled: definitions, a check box and a table's head can still come. */
  #fresh = true;
  #element: Node | undefined;
  /** The element, or the label in it that a check box needs. */
  #host: Node | undefined;
  /** The last node of the host that is not ours. */
  #before: ChildNode | null = null;
  /** The last node of the host that is settled or not ours. */
  #behind: ChildNode | null = null;

  constructor(context: Context, options: ProseOptions) {
    this.#context = context;
    this.#options = options;
    this.isHeading = options.tag.startsWith('h');
  }

  append(text: string): void {
    this.#text += text;
  }

  /** Returns whether the line completes it. */
  endLine(): boolean {
    this.#settle(true);
    return this.isHeading;
  }

  draw(): void {
    if (this.#settle(true)) this.#show(this.#trimmed(), true);
  }

  close(): void {
    this.#settle(false);
    this.#settlePiece(this.#trimmed());
    // Nothing but definitions, part of which had been shown as text.
    if (this.#options.tag && this.#element && !this.#element.firstChild) {
      this.#options.parent.removeChild(this.#element);
    }
  }

  /** Makes a heading of an underlined paragraph; false when it held nothing but definitions. */
  underline(tag: string): boolean {
    this.#takeDefinitions(false);
    if (this.#fresh && !this.#text) return false;
    const {parent, tag: old} = this.#options;
    const element = this.#element;
    const heading = this.#context.create(parent, tag);
    if (element && old) {
      heading.append(...element.childNodes);
      parent.removeChild(element);
    } else if (element) {
      const nodes = nodesBehind(element, this.#before).filter((node) => node !== heading);
      if (this.#behind === this.#before) this.#behind = null;
      heading.append(...nodes);
    }
    if (this.#host === element) this.#host = heading;
    this.#element = heading;
    return true;
  }

  /** The last line, if it is not settled: it may be a table's head. */
  get lastLine(): string | undefined {
    const start = this.#text.lastIndexOf('\n');
    return start < 0 && !this.#fresh ? undefined : this.#text.slice(start + 1);
  }

  /** Gives the last line away, to a table. */
  dropLastLine(): void {
    this.#text = this.#text.slice(0, Math.max(0, this.#text.lastIndexOf('\n')));
  }

  #trimmed(): string {
    return this.isHeading ? this.#text.replace(HEADING_END, '') : this.#text.trimEnd();
  }

  /** Returns false while it shows nothing, for what has come can still become something else. */
  #settle(grows: boolean): boolean {
    if (this.#fresh && !this.isHeading) {
      this.#takeDefinitions(grows);
      this.#takeTask();
      const undecided =
        mayBeDefinition(this.#text) ||
        HALF_A_TABLE.test(this.#text) ||
        (this.#options.task && HALF_A_TASK.test(this.#text));
      if (grows && undecided) return false;
    }
    for (let cut = cutOf(this.#text); cut > 0; cut = cutOf(this.#text)) {
      this.#settlePiece(this.#text.slice(0, cut));
      this.#text = this.#text.slice(cut);
    }
    return true;
  }

  #takeDefinitions(grows: boolean): void {
    if (!this.#fresh) return;
    for (
      let found = findDefinition(this.#text, grows);
      found;
      found = findDefinition(this.#text, grows)
    ) {
      this.#context.define(found);
      this.#text = this.#text.slice(found.length);
    }
  }

  #takeTask(): void {
    const task = this.#options.task && TASK.exec(this.#text);
    if (!task) return;
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.disabled = true;
    box.defaultChecked = task[1] !== ' ';
    const label = document.createElement('label');
    label.append(box);
    const content = document.createDocumentFragment();
    content.append(label);
    this.#open(content);
    (this.#options.parent as HTMLElement).className = 'task';
    this.#host = label;
    this.#behind = box;
    this.#text = this.#text.slice(task[0].length - 1);
    this.#fresh = false;
  }

  #settlePiece(text: string): void {
    this.#show(text);
    if (!this.#host) return;
    if (text.includes('[')) this.#context.watch(text, nodesBehind(this.#host, this.#behind));
    this.#behind = this.#host.lastChild;
    this.#fresh = false;
  }

  #show(text: string, grows = false): void {
    if (this.#host) morph(this.#host, this.#behind, this.#context.render(text, grows));
    else if (text) this.#open(this.#context.render(text, grows));
  }

  /** Makes the element, with its content in it before it is inserted. */
  #open(content: DocumentFragment): void {
    const {parent, tag} = this.#options;
    this.#before = this.#behind = tag ? null : parent.lastChild;
    if (tag) {
      this.#element = this.#context.create(parent, tag, content);
    } else {
      this.#element = parent;
      morph(parent, this.#behind, content);
    }
    this.#host = this.#element;
  }
}

function nodesBehind(host: Node, node: ChildNode | null): ChildNode[] {
  const nodes: ChildNode[] = [];
  let next = node ? node.nextSibling : host.firstChild;
  for (; next; next = next.nextSibling) nodes.push(next);
  return nodes;
}
