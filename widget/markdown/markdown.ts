import {Marked, type MarkedToken, type Token, type Tokens} from 'marked';
import {createCodeBlock, createTableBox} from './elements.ts';
import {type Links, renderInline} from './inline.ts';
import {englishLabels, type MarkdownLabels} from './labels.ts';
import {visibleText} from './policy.ts';

const marked = new Marked();

/** Answers start below the title of the panel, which is a second-level heading (WCAG 1.3.1). */
const FIRST_HEADING = 3;

/** One-shot render of a whole reply. The nodes are safe to insert as they are. */
export function renderMarkdown(
  text: string,
  labels: MarkdownLabels = englishLabels,
  firstHeading = FIRST_HEADING,
): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const tokens = marked.lexer(text);
  new Builder(tokens.links, labels, firstHeading).blocks(fragment, tokens);
  return fragment;
}

class Builder {
  readonly #links: Links;
  readonly #labels: MarkdownLabels;
  readonly #firstHeading: number;

  constructor(links: Links, labels: MarkdownLabels, firstHeading: number) {
    this.#links = links;
    this.#labels = labels;
    this.#firstHeading = firstHeading;
  }

  blocks(parent: Node, tokens: readonly Token[]): void {
    for (const token of tokens as readonly MarkedToken[]) {
      switch (token.type) {
        case 'heading': {
          const level = Math.min(token.depth + this.#firstHeading - 1, 6);
          this.#leaf(parent, `h${level}`, token.text);
          break;
        }
        case 'code': {
          const {block, code} = createCodeBlock(token.lang ?? '', this.#labels);
          if (token.text) code.textContent = visibleText(`${token.text}\n`);
          parent.appendChild(block);
          break;
        }
        case 'blockquote':
          this.blocks(parent.appendChild(document.createElement('blockquote')), token.tokens);
          break;
        case 'list':
          this.#list(parent, token);
          break;
        case 'table':
          this.#table(parent, token);
          break;
        case 'hr':
          parent.appendChild(document.createElement('hr'));
          break;
        case 'checkbox':
          break;
        case 'html':
          parent.appendChild(document.createElement('p')).textContent = visibleText(token.text);
          break;
        case 'text':
          parent.appendChild(renderInline(token.text, this.#links, this.#labels));
          break;
        case 'paragraph':
          this.#leaf(parent, 'p', token.text);
      }
    }
  }

  #leaf(parent: Node, tag: string, text: string): HTMLElement {
    const element = document.createElement(tag);
    element.append(renderInline(text, this.#links, this.#labels));
    parent.appendChild(element);
    return element;
  }

  #list(parent: Node, {ordered, start, items}: Tokens.List): void {
    const list = document.createElement(ordered ? 'ol' : 'ul');
    if (ordered && start !== 1) list.setAttribute('start', String(start));
    for (const item of items)
      this.blocks(list.appendChild(document.createElement('li')), item.tokens);
    parent.appendChild(list);
  }

  #table(parent: Node, {header, rows}: Tokens.Table): void {
    const box = createTableBox(this.#labels);
    const table = box.appendChild(document.createElement('table'));
    for (const row of [header, ...rows]) {
      const line = table.appendChild(document.createElement('tr'));
      for (const {header: head, text, align} of row) {
        const cell = this.#leaf(line, head ? 'th' : 'td', text);
        if (head) cell.setAttribute('scope', 'col');
        if (align) cell.setAttribute('align', align);
      }
    }
    parent.appendChild(box);
  }
}
