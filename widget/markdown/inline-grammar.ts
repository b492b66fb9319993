/** The inline grammar of CommonMark 0.31.2 and GFM 0.29: what marks look like. */

/** Whatever is more than text: a mark, or a bare address. */
export const NEXT =
  /!\[|[\\`*_~[\]<&\n]|(?<![a-z\d])(?:https?:\/\/|www\.)(?=[a-z\d])|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
export const ANGLE_ADDRESS =
  /<(?:([a-z][a-z\d+.-]{1,31}:[^\s<>]*)|([\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)*))>/iy;
/** Raw HTML: what stands in it are no marks. */
export const TAG = /<\/?[a-z][a-z\d-]*(?:[ \t\n/](?:"[^"]*"|'[^']*'|[^<>"'])*)?>/iy;
export const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
export const LABEL = /\[((?:[^[\]\\]|\\[^]){0,999})\]/y;

const PART = '[^ \\t\\n()\\\\]|\\\\[^\\n]';
const BALANCED = `(?:${PART}|\\((?:${PART}|\\((?:${PART})*\\))*\\))*`;
/** An address with balanced parentheses, or in angles; and a title, which is not shown. */
export const TARGET = new RegExp(
  `\\([ \\t\\n]*(?:<((?:[^<>\\n\\\\]|\\\\.)*)>|(?!<)(${BALANCED}))(?:[ \\t\\n]+` +
    '(?:"(?:[^"\\\\]|\\\\[^])*"|\'(?:[^\'\\\\]|\\\\[^])*\'|\\((?:[^()\\\\]|\\\\[^])*\\)))?[ \\t\\n]*\\)',
  'y',
);
/** What may become one when more text comes. */
export const HALF_A_TARGET =
  /(?:\([ \t\n]*(?:<[^<>\n]*>?|[^ \t\n]*)(?:[ \t\n]+(?:"[^"]*"?|'[^']*'?|\([^()]*\)?)?)?[ \t\n]*)?$/y;
/** Where a bare address ends: full-width punctuation ends the sentence, not the address. */
const BARE_ADDRESS = /[^\s<[\]\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]*/y;

/** Where text can be cut: a single space between visible characters, or two characters of a script without spaces. */
export const SAFE_GAP = /^\S \S|^[\u2e80-\u9fff\uac00-\ud7af\uff0c\uff01\uff1f]{2}/;

/** Matches a sticky pattern there, or any other from there on. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Where the run of equal characters ends. */
export function runEnd(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end;
}

/** The bare address that begins there, without the punctuation behind it, as GFM says. */
export function bareAddress(source: string, at: number): string {
  const text = matchAt(BARE_ADDRESS, source, at)?.[0] ?? '';
  let extra = text.split(')').length - text.split('(').length;
  for (let end = text.length; ; end--) {
    const last = text.charAt(end - 1);
    const entity = last === ';' && /&\w+;$/.exec(text.slice(Math.max(0, end - 12), end));
    if (entity) end -= entity[0].length - 1;
    else if (last === ')' ? extra-- <= 0 : !/[?!.,:*_~'"]/.test(last)) return text.slice(0, end);
  }
}
