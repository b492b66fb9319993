import {pseudoLocale as markWords} from '../../../demo/workbench/pseudo-locale.ts';
import {defaultStrings} from '../../../widget/strings.ts';
import type {BehestStrings} from '../../../widget/strings.ts';
import {markup} from './names.ts';

/** The element's own words, marked, and longer where asked for. */
export function pseudoLocale(longer = 0): BehestStrings {
  return markWords(defaultStrings, longer);
}

const READ = ['aria-label', 'placeholder', 'alt', 'title', 'aria-description'];
// What people and the model say, and what is the same in every language.
const FOREIGN = '.bubble, .body, bdi, time, style';
// What we say inside of an answer.
const OURS = '.code-copy, .new-tab';

/** F04: words that do not come from the table, of a chat in the pseudo locale. */
export function untranslated(root: ShadowRoot): readonly string[] {
  const attributes = [...root.querySelectorAll('*')].flatMap((element) =>
    READ.filter((name) => !isMarked(element.getAttribute(name) ?? '')).map(
      (name) => `${name} of ${markup(element)}`,
    ),
  );
  const texts = [...textsIn(root)]
    .filter(({parentElement}) => {
      const ours = parentElement?.closest(OURS);
      return parentElement && (ours || !parentElement.closest(FOREIGN));
    })
    .filter(({data}) => !isMarked(data))
    .map(({data}) => data.trim());
  return [...attributes, ...texts];
}

/** Whether all words of a text are inside marks. */
export function isMarked(text: string): boolean {
  let [before, rest] = ['', text];
  while (before !== rest) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, '')];
  return !/\p{L}/u.test(rest);
}

function* textsIn(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode as Text;
}

const PHYSICAL =
  /(?<![\w-])(left|right|(margin|padding|border)-(left|right)(-\w+)?|float)\s*:(?!\s*initial)|text-align:\s*(left|right)/g;

/** F02: rules for a side of the window, where they have to be for a side of the text. */
export function physicalRules(root: ShadowRoot): readonly string[] {
  return [...root.adoptedStyleSheets]
    .flatMap(({cssRules}) => [...cssRules])
    .flatMap(({cssText}) =>
      [...cssText.matchAll(PHYSICAL)].map(([rule]) => `${rule} in ${cssText}`),
    );
}
