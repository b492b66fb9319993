import {CodeCopyEvent} from './code-copy.ts';
import {readEscapes} from './entities.ts';
import type {MarkdownLabels} from './labels.ts';
import {LANGUAGE} from './policy.ts';
import {focusWhileScrollable} from './scrollers.ts';

/** A code block: language and Copy above, the code in its own scrolling box below. */
export function createCodeBlock(
  language: string,
  labels: MarkdownLabels,
): {readonly block: HTMLElement; readonly code: HTMLElement} {
  const name = LANGUAGE.exec(readEscapes(language))?.[0] ?? '';
  const block = document.createElement('div');
  block.className = 'code-block';
  if (labels.codePart) block.setAttribute('part', labels.codePart);
  const head = document.createElement('div');
  head.className = 'code-head';
  const label = document.createElement('span');
  label.textContent = name;
  const code = document.createElement('code');
  if (name) code.className = `language-${name}`;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'code-copy';
  copy.textContent = labels.copyCode;
  copy.addEventListener('click', () =>
    copy.dispatchEvent(new CodeCopyEvent(code.textContent.replace(/\n$/, ''))),
  );
  head.append(label, copy);
  const box = document.createElement('pre');
  box.dir = 'ltr';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', labels.codeLabel(name));
  box.append(code);
  focusWhileScrollable(box, code);
  block.append(head, box);
  return {block, code};
}

/** A table in the box that it scrolls in. */
export function createTable(labels: MarkdownLabels): {
  readonly box: HTMLElement;
  readonly table: HTMLTableElement;
} {
  const box = document.createElement('div');
  box.className = 'table-box';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', labels.tableLabel);
  const table = box.appendChild(document.createElement('table'));
  focusWhileScrollable(box, table);
  return {box, table};
}
