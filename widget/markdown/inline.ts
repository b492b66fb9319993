import type {Opening, Piece} from './inline-piece.ts';
import {InlineScanner, type Links} from './inline-scanner.ts';
import type {MarkdownLabels} from './labels.ts';
import {allowedAddress, undisclosed, visibleText} from './policy.ts';

/** Longer text is not read for marks; blocks hand it over in smaller pieces. In UTF-16 units. */
const LONGEST = 4096;
/** Elements inside each other; deeper ones are left out, their text is shown. */
const MAX_DEPTH = 24;
/** Text without any mark that inline markdown, a bare address or an entity could start with. */
const PLAIN = /^[^\\`*_~[\]<>&@\n]*$/;
const ADDRESS = /https?:|www\./i;
/** What may still turn out to be something else: a run, an escape, an image, an entity, an address. */
const UNDECIDED_END = /(?:[\\!*_~`]|&#?\w*|<[\w:/.@-]*)+$/;

/**
 * Inline markdown as nodes that are safe to insert. No HTML is ever made of the text: each piece
 * becomes a text node or an element of a fixed name, and only a link has attributes that come from
 * the text, namely an address that the policy allows.
 *
 * @param grows More of the text will come. It is shown as it will most likely look: emphasis and
 * code are closed, a link shows its label, an image waits for its end. No raw mark flashes up.
 */
export function renderInline(
  text: string,
  {links, labels}: {readonly links: Links; readonly labels: MarkdownLabels},
  grows = false,
): DocumentFragment {
  const content = document.createDocumentFragment();
  const builder = new InlineBuilder(content, labels);
  const shown = grows ? text.replace(UNDECIDED_END, '') : text;
  if (shown.length > LONGEST || (PLAIN.test(shown) && !ADDRESS.test(shown))) {
    builder.addText(shown);
  } else {
    for (const piece of new InlineScanner(shown, links, grows).pieces) builder.add(piece);
  }
  builder.end();
  return content;
}

/** What is open: an element, or nothing where none may be. */
interface Open {
  readonly around: Node;
  readonly opening: Opening;
  /** Only of what is shown as a link. */
  readonly url: URL | null;
  /** How much text waited when it began. */
  readonly waiting: number;
}

class InlineBuilder {
  readonly #labels: MarkdownLabels;
  readonly #open: Open[] = [];
  #parent: Node;
  /** Links do not nest, and an image's description holds no elements at all. */
  #inLink = false;
  #images = 0;
  /** Text that waits for its node; parts of it may have to be cleaned together. */
  #text = '';

  constructor(content: DocumentFragment, labels: MarkdownLabels) {
    this.#parent = content;
    this.#labels = labels;
  }

  addText(text: string): void {
    this.#text += text;
  }

  add({kind, text, closes, opens}: Piece): void {
    for (let left = closes; left > 0; left--) this.#close();
    if (kind === 'code') this.#addElement(kind, text);
    else if (kind === 'break') this.#addElement('br', '');
    else this.#text += text;
    for (const opening of opens) this.#begin(opening);
  }

  end(): void {
    while (this.#open.length > 0) this.#close();
    this.#flush();
  }

  #flush(): void {
    const text = visibleText(this.#text);
    if (text) this.#parent.appendChild(new Text(text));
    this.#text = '';
  }

  #enter(name: string): Node {
    this.#flush();
    return this.#parent.appendChild(document.createElement(name));
  }

  #addElement(name: string, text: string): void {
    if (this.#images > 0) {
      this.#text += text || ' ';
    } else {
      const element = this.#enter(name);
      if (text) element.appendChild(new Text(visibleText(text)));
    }
  }

  #begin(opening: Opening): void {
    const around = this.#parent;
    const isTooDeep = this.#images > 0 || this.#open.length >= MAX_DEPTH;
    let url: URL | null = null;
    if (typeof opening === 'string') {
      if (!isTooDeep) this.#parent = this.#enter(opening);
    } else {
      url = this.#inLink || isTooDeep ? null : allowedAddress(opening.href);
      if (url) this.#parent = this.#enter('a');
      this.#inLink ||= url !== null;
      this.#images += Number(opening.isImage);
    }
    this.#open.push({around, opening, url, waiting: this.#text.length});
  }

  #close(): void {
    const {around, opening, url, waiting} = this.#open.pop() ?? {};
    if (!around || !opening) return;
    if (typeof opening !== 'string' && opening.isImage) {
      this.#images--;
      // Nothing is loaded: an address alone can carry data out of the page.
      const isNameless = this.#text.length === waiting;
      if (isNameless) this.#text += opening.href.replace(/[?#].*/s, '').replace(/.*\//s, '');
    }
    if (this.#parent === around) return;
    this.#flush();
    if (url) this.#endLink(this.#parent as HTMLAnchorElement, url);
    this.#parent = around;
  }

  #endLink(link: HTMLAnchorElement, url: URL): void {
    this.#inLink = false;
    const realPlace = undisclosed(url, link.textContent);
    if (realPlace) link.append(` (${realPlace})`);
    link.href = url.href;
    link.rel = 'noopener noreferrer nofollow ugc';
    if (!url.protocol.startsWith('http')) return;
    link.target = '_blank';
    const newTab = document.createElement('span');
    newTab.className = 'new-tab';
    newTab.textContent = ` ${this.#labels.newTab}`;
    link.append(newTab);
  }
}
