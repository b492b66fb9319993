import {renderMarkdown} from '../markdown/markdown.ts';

// What belongs to the chat and not to the answer.
const OURS = '.code-head, .new-tab';
const OUR_ATTRIBUTES = ['class', 'tabindex', 'role', 'aria-label'];

/** An answer as HTML for other programs: what is shown, as clean as it is shown. */
export function messageHtml(markdown: string): string {
  const box = document.createElement('div');
  box.append(renderMarkdown(markdown));
  for (const ours of box.querySelectorAll(OURS)) ours.remove();
  for (const element of box.querySelectorAll('*')) {
    for (const name of OUR_ATTRIBUTES) element.removeAttribute(name);
  }
  return box.innerHTML;
}
