/** The only schemes a link may have; "https:/x" is relative on an https page, hence the slashes. */
export const ALLOWED_URL = /^(?:https?:\/\/[^/\\]|mailto:|tel:)/i;

/**
 * The address a link may lead to, in normal form (punycode host, percent-encoded path).
 *
 * @returns null for anything else: relative, another scheme, with user name or password.
 */
export function allowedAddress(href: string): URL | null {
  if (!ALLOWED_URL.test(href)) return null;
  try {
    // As CommonMark says; a browser would read a backslash as a slash.
    const url = new URL(href.replaceAll('\\', '%5C'));
    return url.username || url.password ? null : url;
  } catch {
    return null;
  }
}

/**
 * What a reader takes for a host or a mail address: words joined by a dot, also an ideographic one,
 * and whatever stands behind the start of a web address.
 */
const LOOKS_LIKE_HOST = /(?<=https?:\/\/)[^\s/?#)>,;]+|[^\s/?#@:()]+[.。｡][^\s/?#:()]{2,}/giu;

const bareHost = (host: string): string => host.replace(/^www\.|\.$/g, '');
const digitsOf = (text: string): string => text.replace(/\D/g, '');

function hostName(claim: string): string {
  try {
    return /^[\x21-\x7e]+$/.test(claim) ? bareHost(new URL(`http://${claim}`).hostname) : '';
  } catch {
    return '';
  }
}

/**
 * What to show after a link whose text names another place than it leads to.
 *
 * @returns the real host, mail address or telephone number; empty when the text tells no lie.
 */
export function undisclosed(url: URL, text: string): string {
  const {protocol, pathname, hostname} = url;
  // Other characters that look like a dot become one, so that what they join is seen as a host.
  const texts = [text, text.normalize('NFKC')];
  const claims = texts.flatMap((shown) => shown.match(LOOKS_LIKE_HOST) ?? []);
  if (protocol === 'tel:') {
    const number = digitsOf(text);
    const isOther = number.length > 4 && !digitsOf(pathname).endsWith(number);
    return isOther || claims.length > 0 ? pathname : '';
  }
  if (protocol === 'mailto:') {
    const lies =
      /@|\.[^\s.]{2,}/.test(text) && !text.toLowerCase().includes(pathname.toLowerCase());
    return lies ? pathname : '';
  }
  const honest = claims.every((claim) => hostName(claim) === bareHost(hostname));
  return honest ? '' : hostname;
}

/** A language name that may become `language-…`; anything else gets no class. */
export const LANGUAGE = /^[\w+#.-]{1,32}/;

const FLAG = '\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{3,6}\\u{e007f}';
/**
 * What a reader cannot see but a machine can read, and what turns text around: tag characters
 * (but in flags), bidi embeddings, overrides and isolates, zero-width and filler characters, runs
 * of joiners and of variation selectors, control characters. Single joiners and selectors and the
 * direction marks that Arabic and Hebrew need stay.
 */
const HIDDEN = new RegExp(
  `(${FLAG})|\\u034f|\\u17b4|\\u17b5|[\\u180b-\\u180f]|[\\0-\\x08\\x0b\\x0e-\\x1f\\x7f-\\x9f\\xad\\u115f\\u1160` +
    '\\u200b\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{13430}-\\u{1345f}' +
    '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}]|[\\ufe00-\\ufe0f]{2,}|' +
    '[\\u061c\\u200c-\\u200f]{2,}',
  'gu',
);

/** Most text is this, and tested faster. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

/** The text without characters that hide or turn something. */
export function visibleText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(HIDDEN, '$1');
}
