import type {Language} from './language.ts';
import {ARABIC} from './phrases-ar.ts';
import {GERMAN} from './phrases-de.ts';
import {ENGLISH} from './phrases-en.ts';
import {JAPANESE} from './phrases-ja.ts';
import type {Phrases} from './phrases.ts';

/** What the stand-in can say, by language. */
export const PHRASEBOOK: Readonly<Record<Language, Phrases>> = {
  en: ENGLISH,
  de: GERMAN,
  ar: ARABIC,
  ja: JAPANESE,
};
