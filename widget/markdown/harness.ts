import {LiveMarkdown} from './live-markdown.ts';
import {englishLabels} from './labels.ts';
import {markdownCss} from './markdown-css.ts';

/** What the benchmark and the attack runner drive: the production path and nothing else. */
export interface Harness {
  push(delta: string): void;
  flush(): void;
  finish(): void;
}

/** For a comparison with plain markdown: what we add to a reply, and the boxes we put around it. */
export const meta = {
  strip: '.code-head, .new-tab',
  unwrap: '.markdown, .code-block, .table-box, code .piece, label',
};

/** So that the attack runner can tell our own controls from what an attack brought in. */
Object.assign(globalThis, {renderChromeSelector: '.code-head'});

const sheet = new CSSStyleSheet();
sheet.replaceSync(markdownCss);

/** Draws into the container; headings keep their level, for no panel stands above them here. */
export function create(container: HTMLElement): Harness {
  const root = container.getRootNode();
  const adopts = root instanceof ShadowRoot || root instanceof Document;
  if (adopts && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  return new LiveMarkdown(container, englishLabels, 1);
}
