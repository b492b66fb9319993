import type {BehestStrings} from './strings.ts';

interface Languages {
  /** Tables by their language tag in lower case. */
  readonly tables: Map<string, BehestStrings>;
  readonly listeners: Set<() => void>;
}

// The element and a language may come from separate files, each with a copy of this module.
const KEY = Symbol.for('behest-chat:languages');

function languages(): Languages {
  const page = globalThis as {[KEY]?: Languages};
  return (page[KEY] ??= {tables: new Map(), listeners: new Set()});
}

/** Offers a table to every chat on the page that stands in its language, also to those there already. */
export function registerLanguage(strings: BehestStrings): void {
  const {tables, listeners} = languages();
  tables.set(strings.language.toLowerCase(), strings);
  for (const changed of listeners) changed();
}

/** The table for a language tag, by its longest known beginning: `de-AT` finds `de`. */
export function findLanguage(tag: string): BehestStrings | undefined {
  const {tables} = languages();
  for (let rest = tag.toLowerCase(); rest !== '';) {
    const found = tables.get(rest);
    if (found) return found;
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-')));
  }
  return undefined;
}

/** Tells when another table has come. @returns the undo */
export function onLanguageRegistered(changed: () => void): () => void {
  const {listeners} = languages();
  listeners.add(changed);
  return () => listeners.delete(changed);
}
