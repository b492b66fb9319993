import {renderMarkdown} from '../markdown/markdown.ts';
import type {BehestStrings} from '../strings.ts';
import {markdownLabels} from './markdown-labels.ts';

const NESTED = 'ul, ol, pre, table, blockquote';

/**
 * What is read out of an answer, one text a block: no marks, no addresses, and a code block by its
 * name instead of its characters (ux.md 1.2).
 */
export function spokenBlocks(answer: string, strings: BehestStrings): readonly string[] {
  const rendered = renderMarkdown(answer, markdownLabels(strings));
  for (const hint of rendered.querySelectorAll('.new-tab')) hint.remove();
  return [...rendered.children].flatMap(spoken).filter((text) => text !== '');
}

function spoken(block: Element): readonly string[] {
  const inner = [...block.children].flatMap(spoken);
  if (block.matches('pre')) return [block.getAttribute('aria-label') ?? ''];
  if (block.matches('tr')) return [[...block.children].map(textOf).join(', ')];
  if (block.matches('p, h1, h2, h3, h4, h5, h6')) return [textOf(block)];
  if (!block.matches('li') || block.querySelector(':scope > p')) return inner;
  return [textOf(withoutNested(block)), ...inner];
}

function withoutNested(block: Element): Element {
  const copy = block.cloneNode(true) as Element;
  for (const nested of copy.querySelectorAll(NESTED)) nested.remove();
  return copy;
}

function textOf({textContent}: Element): string {
  return (textContent ?? '').replace(/\s+/g, ' ').trim();
}
