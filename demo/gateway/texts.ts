import type {Random} from './random.ts';
import type {TextName} from './scenario.ts';
import {hugeText} from './texts/huge.ts';
import {CJK, EMOJI, MIXED, RIGHT_TO_LEFT} from './texts/languages.ts';
import {DEEP_LIST, LONG_WORD, WIDE_TABLE} from './texts/layout.ts';
import {FENCES, TOUR} from './texts/tour.ts';
import {HOSTILE} from './texts/hostile.ts';

/**
 * The text of that name.
 *
 * @param characters - About how long a text is that can have any length.
 */
export function textOf(name: TextName, characters: number, random: Random): string {
  switch (name) {
    case 'tour':
      return TOUR;
    case 'fences':
      return FENCES;
    case 'huge':
      return hugeText(characters, random);
    case 'empty':
      return '';
    case 'longword':
      return LONG_WORD;
    case 'widetable':
      return WIDE_TABLE;
    case 'deeplist':
      return DEEP_LIST;
    case 'xss':
      return HOSTILE;
    case 'rtl':
      return RIGHT_TO_LEFT;
    case 'mixed':
      return MIXED;
    case 'cjk':
      return CJK;
    case 'emoji':
      return EMOJI;
  }
}
