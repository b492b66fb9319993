import {expect} from 'chai';

import {arabic} from '../../../widget/languages/ar.ts';
import {french} from '../../../widget/languages/fr.ts';
import {german} from '../../../widget/languages/de.ts';
import {japanese} from '../../../widget/languages/ja.ts';
import {spanish} from '../../../widget/languages/es.ts';
import {defaultStrings, formatCount} from '../../../widget/strings.ts';
import type {BehestStrings, PluralText} from '../../../widget/strings.ts';

const tables: readonly BehestStrings[] = [
  defaultStrings,
  arabic,
  french,
  german,
  japanese,
  spanish,
];

const texts = (value: string | PluralText): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value);
const placeholders = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join();

for (const table of tables) {
  describe(`the words in "${table.language}"`, () => {
    it('leave none out and none empty', () => {
      expect(Object.keys(table)).to.deep.equal(Object.keys(defaultStrings));
      expect(Object.values(table).flatMap(texts)).to.not.include('');
    });

    it('have every plural form of their language, and no other', () => {
      const {pluralCategories} = new Intl.PluralRules(table.language).resolvedOptions();
      for (const [key, value] of Object.entries(table)) {
        if (typeof value === 'string') continue;
        expect(Object.keys(value).sort(), key).to.deep.equal([...pluralCategories].sort());
      }
    });

    it('keep the values that belong into them', () => {
      for (const [key, value] of Object.entries(table)) {
        const english = defaultStrings[key as keyof BehestStrings];
        const wanted = placeholders(typeof english === 'string' ? english : english.other);
        const form = typeof value === 'string' ? value : value.other;
        expect(placeholders(form), key).to.equal(wanted);
      }
    });
  });
}

describe('numbers in Arabic', () => {
  it('take six forms', () => {
    const forms = [0, 1, 2, 3, 11, 100].map((count) => formatCount(arabic.remaining, count, 'ar'));
    expect(new Set(forms)).to.have.length(6);
  });
});
