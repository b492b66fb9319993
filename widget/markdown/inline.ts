import createDOMPurify, {type Config, type DOMPurify} from 'dompurify';
import {type Lexer, Marked, Renderer, type Tokens} from 'marked';
import type {MarkdownLabels} from './labels.ts';
import {scanMarks} from './open-marks.ts';
import {ALLOWED_URL, allowedAddress, undisclosed, visibleText} from './policy.ts';
import {trustedPolicy} from './trusted-types.ts';

/** Reference definitions by normalised label, as marked keeps them. */
export type Links = Lexer['tokens']['links'];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escapeCharacter = (character: string): string => ENTITIES[character] ?? '';
/** Text that was never markup. */
const escapeAll = (text: string): string => text.replace(/[&<>"]/g, escapeCharacter);
/** Text in which a character reference stays one, for the HTML parser to read. */
const escapeText = (text: string): string =>
  text.replace(/[<>"]|&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|\w+);)/gi, escapeCharacter);

/** Raw HTML becomes text, an image a link: nothing that a reply names is ever loaded. */
class ReplyRenderer extends Renderer {
  /** Above 0 while the text of a link is made, for links do not nest. */
  #linkDepth = 0;

  override html({text}: Tokens.HTML | Tokens.Tag): string {
    return escapeAll(text);
  }

  /** marked passes text inside a raw `<pre>` or `<code>` through; here it is text like any other. */
  override text({text}: Tokens.Text | Tokens.Escape): string {
    return escapeText(text);
  }

  override link({href, text, tokens, autolink}: Tokens.Link): string {
    this.#linkDepth++;
    const content = autolink ? escapeAll(text) : this.parser.parseInline(tokens);
    this.#linkDepth--;
    return this.#anchor(autolink ? escapeAll(href) : escapeText(href), content);
  }

  override image({href, tokens}: Tokens.Image): string {
    const words = this.parser.parseInline(tokens, this.parser.textRenderer);
    const fileName = href.replace(/[?#].*/s, '').replace(/.*\//s, '');
    return this.#anchor(escapeText(href), escapeText(words || fileName));
  }

  #anchor(href: string, content: string): string {
    return this.#linkDepth > 0 ? content : `<a href="${href}">${content}</a>`;
  }
}

/** Our own instance: extensions of a page's marked do not reach it. */
const marked = new Marked();
function markup(text: string, links: Links): string {
  const options = {...marked.defaults, renderer: new ReplyRenderer()};
  const lexer = new marked.Lexer(options);
  lexer.tokens.links = links;
  return marked.Parser.parseInline(lexer.inlineTokens(text), options);
}

const CONFIG: Config = {
  ALLOWED_TAGS: ['a', 'br', 'code', 'del', 'em', 'strong'],
  ALLOWED_ATTR: ['href'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: ALLOWED_URL,
  RETURN_DOM_FRAGMENT: true,
  TRUSTED_TYPES_POLICY: trustedPolicy,
};
/** Our own instance: hooks of a page's DOMPurify do not reach it. Made late, for Node imports us. */
let purifier: DOMPurify | undefined;

function plainText(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (text) fragment.append(visibleText(text));
  return fragment;
}

/** Longer text is not parsed; blocks hand it over in smaller pieces. In UTF-16 units. */
const LONGEST = 4096;
/** Text without any mark that inline markdown, a bare address or an entity could start with. */
const PLAIN = /^[^\\`*_~[\]<>&@\n]*$/;
const ADDRESS = /https?:|www\.|ftp:/i;

/**
 * Inline markdown as nodes that are safe to insert. Shows plain text where the parser or the
 * sanitiser gives nothing, never anything in between.
 */
export function renderInline(text: string, links: Links, labels: MarkdownLabels): DocumentFragment {
  const plain = PLAIN.test(text) && !ADDRESS.test(text);
  if (plain || text.length > LONGEST || scanMarks(text).hostile) return plainText(text);
  try {
    purifier ??= createDOMPurify(window);
    const fragment: unknown = purifier.sanitize(markup(text, links), CONFIG);
    if (!(fragment instanceof DocumentFragment)) return plainText(text);
    removeHidden(fragment);
    for (const link of fragment.querySelectorAll('a')) finishLink(link, labels);
    return fragment;
  } catch {
    return plainText(text);
  }
}

function removeHidden(fragment: DocumentFragment): void {
  const whole = fragment.textContent;
  if (visibleText(whole) === whole) return;
  const texts = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    node.data = visibleText(node.data);
  }
}

function finishLink(link: HTMLAnchorElement, labels: MarkdownLabels): void {
  const url = allowedAddress(link.getAttribute('href') ?? '');
  if (!url) {
    link.replaceWith(...link.childNodes);
    return;
  }
  const realPlace = undisclosed(url, link.textContent);
  if (realPlace) link.append(` (${realPlace})`);
  link.href = url.href;
  link.rel = 'noopener noreferrer nofollow ugc';
  if (!url.protocol.startsWith('http')) return;
  link.target = '_blank';
  const newTab = document.createElement('span');
  newTab.className = 'new-tab';
  newTab.textContent = ` ${labels.newTab}`;
  link.append(newTab);
}
