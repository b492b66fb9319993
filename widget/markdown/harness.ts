import {LiveMarkdown} from './live-markdown.ts';
import {englishLabels} from './labels.ts';
import {markdownStyles} from './markdown.styles.ts';

/** What the benchmark and the attack runner drive: the production path and nothing else. */
export interface Harness {
  push(delta: string): void;
  flush(): void;
  finish(): void;
}

/** Draws into the container; headings keep their level, for no panel stands above them here. */
export function create(container: HTMLElement): Harness {
  const root = container.getRootNode();
  const sheet = markdownStyles.styleSheet;
  const adopts = root instanceof ShadowRoot || root instanceof Document;
  if (adopts && sheet && !root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets.push(sheet);
  return new LiveMarkdown(container, englishLabels, 1);
}
