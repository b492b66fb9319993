import {englishLabels, type MarkdownLabels} from './labels.ts';
import {Reply} from './reply.ts';

/**
 * One-shot render of a whole reply.
 *
 * @param firstHeading Level that the reply's first-level headings get: below the panel's title,
 * which is of the second level (WCAG 1.3.1).
 * @returns Nodes that are safe to insert as they are.
 */
export function renderMarkdown(
  text: string,
  labels: MarkdownLabels = englishLabels,
  firstHeading = 3,
): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const reply = new Reply(fragment, labels, firstHeading);
  reply.read(text);
  reply.end();
  return fragment;
}
