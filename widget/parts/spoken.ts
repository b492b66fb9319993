import {renderMarkdown} from '../markdown/markdown.ts';
import type {BehestStrings} from '../strings.ts';
import {markdownLabels} from './markdown-labels.ts';

/**
 * What is read out of an answer, one text a block: no marks, no addresses, and a code block by its
 * name instead of its characters (ux.md 1.2).
 */
export function spokenBlocks(answer: string, strings: BehestStrings): readonly string[] {
  const blocks = [...renderMarkdown(answer, markdownLabels(strings)).children];
  return blocks.map(spoken).filter((text) => text !== '');
}

function spoken(block: Element): string {
  const pre = block.matches('pre') ? block : block.querySelector(':scope > pre');
  if (pre) return pre.getAttribute('aria-label') ?? '';
  for (const hint of block.querySelectorAll('.new-tab')) hint.remove();
  return block.textContent.replace(/\s+/g, ' ').trim();
}
