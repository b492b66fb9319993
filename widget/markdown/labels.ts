/** Words that the rendered content carries itself. */
export interface MarkdownLabels {
  /** On the button of a code block. */
  readonly copyCode: string;
  /** By which a page's style sheet may reach a code block (`::part`); none without a name. */
  readonly codePart?: string;
  /** Accessible name of a code block. The language is empty when the reply names none. */
  readonly codeLabel: (language: string) => string;
  /** Accessible name of the box that a table scrolls in. */
  readonly tableLabel: string;
  /** Read after a link's text: it opens a new tab (WCAG technique G201). */
  readonly newTab: string;
  /** Shown in place of what is beyond the length cap. */
  readonly tooLong: string;
}

export const englishLabels: MarkdownLabels = {
  copyCode: 'Copy',
  codeLabel: (language) => (language ? `Code, ${language}` : 'Code'),
  tableLabel: 'Table',
  newTab: '(opens in new tab)',
  tooLong: 'This message is too long to show in full.',
};
