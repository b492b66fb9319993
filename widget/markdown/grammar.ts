/** The block grammar of CommonMark 0.31.2 and GFM 0.29: how a line starts, and what ends it. */

/** Quotes and list items inside each other; marks of deeper ones are text. */
export const MAX_DEPTH = 24;

/** A line that so far holds nothing but what marks blocks: it can still become anything. */
const MARKERS_ONLY = /^[\s\d>*+\-_=#|:~`.)]*$/;
const CONTAINER_MARKERS = /^[\s\d>*+\-.)]+/;
/** The start of a code fence or of raw HTML, which only the rest of its line decides. */
const HALF_A_START = /^(?:`{3,}[^`]*|~{3,}.*|<(?:[!?/a-z][^>]*>?\s*)?)$/is;

const TOO_MANY_QUOTES = new RegExp(`^(?: {0,3}>){${MAX_DEPTH + 1}}`);

/** Whether more characters on this line can change which blocks it belongs to. */
export function isUndecided(line: string): boolean {
  if (MARKERS_ONLY.test(line)) return !TOO_MANY_QUOTES.test(line);
  return HALF_A_START.test(line.replace(CONTAINER_MARKERS, ''));
}

/** Columns of white space that make code of a line. */
export const INDENTED_CODE = 4;
export const THEMATIC_BREAK = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
export const HEADING = /^(#{1,6})(?:[ \t]+|$)/;
/** The number signs that may close a heading, with the space before them. */
export const HEADING_END = /(?:^|[ \t]+)#*[ \t]*$/;
export const SETEXT_UNDERLINE = /^(?:=+|-+)[ \t]*$/;
export const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$/s;
export const BULLET = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/;
/** Needs a pipe or a colon: a row of dashes alone underlines a heading. */
export const DELIMITER_ROW = /^(?=.*[|:])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** A table's first row, if the next line turns out to be a row of dashes. */
export const HALF_A_TABLE = /^\|.{0,4095}$/;
export const TASK = /^\[([ xX])\][ \t]+(?=\S)/;
export const HALF_A_TASK = /^\[[ xX]?\]?[ \t]*$/;

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|' +
  'dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|' +
  'hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|' +
  'search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

/** Starts of raw HTML with what ends each; without an end a blank line does. */
const HTML_BLOCKS: readonly {readonly start: RegExp; readonly end?: RegExp}[] = [
  {
    start: /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
    end: /<\/(?:script|pre|textarea|style)>/i,
  },
  {start: /^<!--/, end: /-->/},
  {start: /^<\?/, end: /\?>/},
  {start: /^<![a-z]/i, end: />/},
  {start: /^<!\[CDATA\[/, end: /\]\]>/},
  {start: new RegExp(`^</?(?:${BLOCK_TAGS})(?:\\s|/?>|$)`, 'i')},
];
/** One whole tag of any name, alone on its line; it does not interrupt a paragraph. */
const LONE_TAG = /^<(?:[a-z][a-z\d-]*(?:\s[^<>]*)?\/?|\/[a-z][a-z\d-]*\s*)>\s*$/i;

/** Raw HTML that starts here; null for none. */
export function htmlBlock(text: string, inParagraph: boolean): {readonly end?: RegExp} | null {
  if (!text.startsWith('<')) return null;
  const known = HTML_BLOCKS.find(({start}) => start.test(text));
  return known ?? (!inParagraph && LONE_TAG.test(text) ? {} : null);
}

/** A footnote is no definition: its text must not vanish. */
const LABEL = '\\[(?!\\^)((?:[^[\\]\\\\]|\\\\.){1,999})\\]:';
const DEFINITION = new RegExp(
  `^${LABEL}[ \\t]*\\n?[ \\t]*(<(?:[^<>\\n\\\\]|\\\\.)*>|[^\\s<]\\S*)` +
    '(?:(?:[ \\t]+\\n?|[ \\t]*\\n)[ \\t]*' +
    '("(?:[^"\\\\]|\\\\[^])*"|\'(?:[^\'\\\\]|\\\\[^])*\'|\\((?:[^()\\\\]|\\\\[^])*\\)))?[ \\t]*(?:\\n|$)',
);
/** What may become a definition when more text comes. */
const HALF_A_DEFINITION = new RegExp(
  `^(?:\\[(?:[^[\\]\\\\]|\\\\.){0,999}\\]?|${LABEL}\\s*(?:<[^<>\\n]*>?|\\S*)(?:\\s+(?:"[^"]*"?|'[^']*'?|` +
    '\\([^()]*\\)?)?)?[ \\t]*\\n?)$',
);
/** A paragraph longer than this is not searched for definitions. */
const LONGEST_DEFINITION = 4096;

/** A reference definition at the start of a paragraph. */
export interface Definition {
  /** See `normalLabel`. */
  readonly label: string;
  /** As it is written, with its escapes. */
  readonly href: string;
  readonly length: number;
}

/** Whether the paragraph may start with a definition that has not come to its end. */
export function mayBeDefinition(text: string): boolean {
  return text.length < LONGEST_DEFINITION && HALF_A_DEFINITION.test(text);
}

/** The definition that the paragraph starts with. While it `grows`, only one that cannot change. */
export function findDefinition(text: string, grows: boolean): Definition | null {
  const match = DEFINITION.exec(text.slice(0, LONGEST_DEFINITION));
  if (!match?.[1]?.trim()) return null;
  const next = text[match[0].length];
  if (grows && (next === undefined || (!match[3] && /["'(]/.test(next)))) return null;
  return {
    label: normalLabel(match[1]),
    href: (match[2] ?? '').replace(/^<|>$/g, ''),
    length: match[0].length,
  };
}

/** A label as links are looked up by it; both cases, for "ß" and "SS" are one. */
export function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase();
}
