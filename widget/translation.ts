import {findLanguage} from './language-registry.ts';
import {defaultStrings} from './strings.ts';
import type {BehestStrings, PluralText} from './strings.ts';

/**
 * The words for a page's language with the host's own laid over them. Without a table for that
 * language they are English. A word that has the wrong shape is left out.
 *
 * @param tag the page's language at the element, as it stands in `lang`; may be anything
 */
export function translate(tag: string, own: unknown): BehestStrings {
  const table = {...defaultStrings, ...findLanguage(tag)};
  const words = {...table, ...usable(own)};
  const inTableLanguage = primary(tag) === primary(words.language);
  const language = [inTableLanguage ? tag : '', words.language, table.language].find(isKnown);
  return {...words, language: language ?? defaultStrings.language};
}

/** What of the host's words fits its place: a text that says something, or forms by number. */
function usable(own: unknown): Partial<BehestStrings> {
  if (typeof own !== 'object' || own === null) return {};
  const words: Record<string, string | PluralText> = {};
  for (const [key, value] of Object.entries(own)) {
    const known = Object.hasOwn(defaultStrings, key) && defaultStrings[key as keyof BehestStrings];
    if (typeof known === 'object' && isText(value)) words[key] = {other: value};
    else if (typeof known === 'string' ? isText(value) : known && isPlural(value)) {
      words[key] = value as string | PluralText;
    }
  }
  return words;
}

function isPlural(value: unknown): value is PluralText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'other' in value &&
    Object.values(value).every(isText)
  );
}

// Most words name something: without one a button would have no name.
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

// `Intl` throws on a tag that is none.
function isKnown(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
