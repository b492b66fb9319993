import {type Lexer, Marked, type MarkedToken, type Token} from 'marked';
import type {MarkdownLabels} from './labels.ts';
import {scanMarks} from './open-marks.ts';
import {allowedAddress, undisclosed, visibleText} from './policy.ts';
import {decodeEntities, purify} from './purify.ts';

/** Reference definitions by normalised label, as marked keeps them. */
export type Links = Lexer['tokens']['links'];

/** Our own instance: extensions of a page's marked do not reach it. */
const marked = new Marked();

/** Longer text is not parsed; blocks hand it over in smaller pieces. In UTF-16 units. */
const LONGEST = 4096;
/** Text without any mark that inline markdown, a bare address or an entity could start with. */
const PLAIN = /^[^\\`*_~[\]<>&@\n]*$/;
const ADDRESS = /https?:|www\.|ftp:/i;

/**
 * Inline markdown as nodes that are safe to insert. No HTML is ever made of the text: each
 * token becomes a text node or an element of a fixed name, and what has an attribute, a link, goes
 * through DOMPurify. Where the parser or the sanitiser fails the text is shown as it is.
 */
export function renderInline(text: string, links: Links, labels: MarkdownLabels): DocumentFragment {
  const plain = PLAIN.test(text) && !ADDRESS.test(text);
  if (plain || text.length > LONGEST || scanMarks(text).hostile) return plainText(text);
  try {
    const lexer = new marked.Lexer(marked.defaults);
    lexer.tokens.links = links;
    const content = document.createDocumentFragment();
    new InlineBuilder(labels).build(content, lexer.inlineTokens(text));
    return content;
  } catch {
    return plainText(text);
  }
}

function plainText(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  appendText(fragment, text);
  return fragment;
}

function appendText(parent: Node, text: string): void {
  const last = parent.lastChild;
  if (last instanceof Text) last.data = visibleText(last.data + text);
  else if (text) parent.appendChild(new Text(visibleText(text)));
}

/** Builds nodes of marked's inline tokens. */
class InlineBuilder {
  readonly #labels: MarkdownLabels;
  /** Links do not nest. */
  #inLink = false;

  constructor(labels: MarkdownLabels) {
    this.#labels = labels;
  }

  build(parent: Node, tokens: readonly Token[]): void {
    for (const token of tokens) this.#append(parent, token as MarkedToken);
  }

  #append(parent: Node, token: MarkedToken): void {
    switch (token.type) {
      case 'text':
        return appendText(parent, decodeEntities(token.text));
      case 'em':
      case 'strong':
      case 'del':
        return this.build(parent.appendChild(document.createElement(token.type)), token.tokens);
      case 'codespan':
        return appendText(parent.appendChild(document.createElement('code')), token.text);
      case 'br':
        parent.appendChild(document.createElement('br'));
        return;
      case 'link': {
        const href = token.autolink ? token.href : decodeEntities(token.href);
        return this.#link(parent, href, (link) =>
          token.autolink ? appendText(link, token.text) : this.build(link, token.tokens),
        );
      }
      case 'image': {
        // Nothing is loaded: an address alone can carry data out of the page.
        const fileName = token.href.replace(/[?#].*/s, '').replace(/.*\//s, '');
        return this.#link(parent, decodeEntities(token.href), (link) =>
          appendText(link, plainWords(token.tokens) || fileName),
        );
      }
      case 'escape':
      case 'html':
        return appendText(parent, token.text);
    }
  }

  /** A link that may be shown as one; otherwise its text alone. */
  #link(parent: Node, href: string, fill: (parent: Node) => void): void {
    const url = this.#inLink ? null : allowedAddress(href);
    if (!url) return fill(parent);
    const link = document.createElement('a');
    this.#inLink = true;
    fill(link);
    this.#inLink = false;
    const realPlace = undisclosed(url, link.textContent);
    if (realPlace) appendText(link, ` (${realPlace})`);
    link.href = url.href;
    link.rel = 'noopener noreferrer nofollow ugc';
    if (url.protocol.startsWith('http')) {
      link.target = '_blank';
      const newTab = document.createElement('span');
      newTab.className = 'new-tab';
      newTab.textContent = ` ${this.#labels.newTab}`;
      link.append(newTab);
    }
    parent.appendChild(purify(link));
  }
}

/** The words of an image's description, without marks. */
function plainWords(tokens: readonly Token[]): string {
  return (tokens as readonly MarkedToken[])
    .map((token) => {
      if ('tokens' in token && token.tokens) return plainWords(token.tokens);
      return 'text' in token ? decodeEntities(token.text) : '';
    })
    .join('');
}
