/** A fenced block of a page in markdown. */
export interface CodeBlock {
  /** Empty when the fence names none. */
  readonly language: string;
  readonly code: string;
}

/** The fenced blocks of a page, in their order. */
export function codeBlocks(page: string): readonly CodeBlock[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
}
