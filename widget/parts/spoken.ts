import {renderMarkdown} from '../markdown/markdown.ts';
import {format, formatCount} from '../strings.ts';
import type {BehestStrings} from '../strings.ts';
import {markdownLabels} from './markdown-labels.ts';

/** More than this is not read out at once; the rest can be read in the conversation. */
const MOST_SPOKEN = 1500;

const NESTED = 'ul, ol, pre, table, blockquote';

/**
 * What is read out of an answer, one text a block: no marks, no addresses, and a code block by its
 * name instead of its characters (ux.md 1.2).
 */
export function spokenBlocks(answer: string, strings: BehestStrings): readonly string[] {
  const rendered = renderMarkdown(answer, markdownLabels(strings));
  for (const hint of rendered.querySelectorAll('.new-tab')) hint.remove();
  for (const code of rendered.querySelectorAll('pre')) code.textContent = codeName(code, strings);
  return [...rendered.children].flatMap(spoken).filter((text) => text !== '');
}

/** The first blocks up to 1,500 characters, and how many words follow (ux.md 1.2). */
export function shorten(blocks: readonly string[], strings: BehestStrings): readonly string[] {
  const whole = blocks.join('\n');
  if (whole.length <= MOST_SPOKEN) return blocks;
  const end = whole.slice(0, MOST_SPOKEN).search(/\n[^\n]*$/);
  const start = end > 0 ? whole.slice(0, end) : whole.slice(0, MOST_SPOKEN).replace(/\s\S*$/, '');
  const words = new Intl.Segmenter(strings.language, {granularity: 'word'});
  const rest = [...words.segment(whole.slice(start.length))].filter(({isWordLike}) => isWordLike);
  return [...start.split('\n'), formatCount(strings.continues, rest.length, strings.language)];
}

function codeName(code: Element, strings: BehestStrings): string {
  const language = /(?<=language-)\S+/.exec(code.firstElementChild?.className ?? '')?.[0];
  const lines = (code.textContent ?? '').replace(/\n$/, '').split('\n').length;
  if (!language) return formatCount(strings.codeSpokenPlain, lines, strings.language);
  return format(formatCount(strings.codeSpoken, lines, strings.language), {language});
}

function spoken(block: Element): readonly string[] {
  const inner = [...block.children].flatMap(spoken);
  if (block.matches('pre')) return [textOf(block)];
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
