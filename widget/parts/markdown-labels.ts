import type {MarkdownLabels} from '../markdown/live-markdown.ts';
import {format} from '../strings.ts';
import type {BehestStrings} from '../strings.ts';

/** The words inside rendered answers, in the language of the table. */
export function markdownLabels(strings: BehestStrings): MarkdownLabels {
  const {copyCode, tableLabel, newTab, answerTooLong: tooLong} = strings;
  const codeLabel = (language: string): string =>
    language ? format(strings.codeLabel, {language}) : strings.codeLabelPlain;
  return {copyCode, codePart: 'code', tableLabel, newTab, tooLong, codeLabel};
}
