import createDOMPurify, {type Config, type DOMPurify} from 'dompurify';
import {ALLOWED_URL} from './policy.ts';
import {trustedPolicy} from './trusted-types.ts';

/** What inline content may consist of. Blocks are made by name and hold nothing else. */
const CONTENT: Config = {
  ALLOWED_TAGS: ['a', 'br', 'code', 'del', 'em', 'span', 'strong'],
  ALLOWED_ATTR: ['class', 'href', 'rel', 'target'],
  ADD_URI_SAFE_ATTR: ['rel', 'target'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: ALLOWED_URL,
  IN_PLACE: true,
};
const TEXT: Config = {
  ALLOWED_TAGS: ['#text'],
  RETURN_DOM_FRAGMENT: true,
};

/** An own instance: hooks of a page's DOMPurify do not reach it. Made late, for Node imports us. */
function createPurifier(config: Config): () => DOMPurify {
  let instance: DOMPurify | undefined;
  return () => {
    if (!instance) {
      instance = createDOMPurify(window);
      instance.setConfig({...config, TRUSTED_TYPES_POLICY: trustedPolicy()});
    }
    return instance;
  };
}
const contentPurifier = createPurifier(CONTENT);
const textPurifier = createPurifier(TEXT);

/** See `purify`. */
const CLEANINGS_PER_DOCUMENT = 16;
let inert: Document | undefined;
let cleanings = 0;

/**
 * Moves an element to a document in which nothing is shown, loaded or run, and removes from it
 * whatever is not on the list of what may be shown.
 *
 * The element stands in a box, and the document is given up after a while, for DOMPurify leaves
 * node iterators behind that follow the node they were made for: on the page each would slow down
 * every removal of a node until the garbage collector takes it.
 *
 * @returns What is left of it.
 */
export function purify(element: HTMLElement): Node {
  if (cleanings++ % CLEANINGS_PER_DOCUMENT === 0) inert = undefined;
  inert ??= document.implementation.createHTMLDocument('');
  const box = inert.createElement('span');
  box.append(element);
  contentPurifier().sanitize(box);
  const clean = document.createDocumentFragment();
  clean.append(...box.childNodes);
  return clean;
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
const decoded = new Map<string, string>();

/** Text with its character references read, by the browser's own table. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (reference) => {
    let character = decoded.get(reference);
    if (character === undefined) {
      // White space at the start of a document would be dropped.
      const fragment: unknown = textPurifier().sanitize(`:${reference}`);
      character = fragment instanceof DocumentFragment ? fragment.textContent.slice(1) : reference;
      decoded.set(reference, character);
    }
    return character;
  });
}
