/** The languages in which the stand-in has something to say. */
export type Language = 'en' | 'de' | 'ar' | 'ja';

const GERMAN_WORDS =
  /(?<!\p{L})(ich|du|wir|sie|ist|sind|was|wie|wer|warum|wann|welche[rs]?|der|die|das|den|ein|eine|einen|und|oder|nicht|mein|meine|bitte|kannst|heiße|habe|mir|mich|erkläre|zeige|gib|hallo|danke|mit|für|auf|von)(?!\p{L})/giu;
const GERMAN_LETTERS = /[äöüß]/i;

/** The language of a text by its script, and German by its words; English when in doubt. */
export function languageOf(text: string): Language {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) {
    return 'ja';
  }
  if (/\p{Script=Arabic}/u.test(text)) {
    return 'ar';
  }
  const words = text.match(GERMAN_WORDS)?.length ?? 0;
  return words >= 2 || (words === 1 && GERMAN_LETTERS.test(text)) ? 'de' : 'en';
}
