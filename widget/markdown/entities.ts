/** From U+00A0 on, one after the other; and Greek, from U+0391 and U+03B1 on. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
  'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
  'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN ' +
  'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute ' +
  'icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
  'yacute thorn yuml';
const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho  ' +
  'Sigma Tau Upsilon Phi Chi Psi Omega';
const OTHERS =
  'amp&lt<gt>quot"apos\'hellip…mdash—ndash–lsquo‘rsquo’ldquo“rdquo”sbquo‚bdquo„lsaquo‹rsaquo›bull•' +
  'trade™euro€larr←uarr↑rarr→darr↓harr↔lArr⇐rArr⇒hArr⇔forall∀part∂exist∃empty∅nabla∇isin∈notin∉' +
  'prod∏sum∑minus−radic√infin∞and∧or∨cap∩cup∪int∫asymp≈ne≠equiv≡le≤ge≥sub⊂sube⊆check✓cross✗' +
  'OElig\u0152oelig\u0153ensp\u2002emsp\u2003thinsp\u2009vert|ast*';

function createTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const add = (names: string, first: number) => {
    for (const [index, name] of names.split(' ').entries()) {
      table.set(name, String.fromCharCode(first + index));
    }
  };
  add(LATIN, 0xa0);
  add(GREEK, 0x391);
  add(GREEK.toLowerCase().replace('  ', ' sigmaf '), 0x3b1);
  for (const [, name = '', character = ''] of OTHERS.matchAll(/([a-z]+\d?)([^a-z\d])/gi)) {
    table.set(name, character);
  }
  return table;
}

let table: ReadonlyMap<string, string> | undefined;

function character(reference: string): string {
  if (reference.startsWith('#')) {
    const code = Number(reference.slice(1).replace(/^x/i, '0x'));
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return String.fromCodePoint(valid ? code : 0xfffd);
  }
  table ??= createTable();
  return table.get(reference) ?? `&${reference};`;
}

/** A character reference, or a mark with a backslash before it. */
const ESCAPED = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});|\\([!-/:-@[-`{-~])/gi;

/**
 * Text with its escapes and its character references read: all numeric ones, and those names that
 * people write. No HTML parser is asked, so none can be fooled.
 */
export function readEscapes(text: string): string {
  if (!/[&\\]/.test(text)) return text;
  return text.replace(ESCAPED, (_, reference?: string, mark?: string) =>
    reference ? character(reference) : (mark ?? ''),
  );
}
