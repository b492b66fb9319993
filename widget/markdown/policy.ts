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
    const url = new URL(href);
    return url.username || url.password ? null : url;
  } catch {
    return null;
  }
}

/** What a reader takes for a host or a mail address: words joined by a dot, also a full-width one. */
const LOOKS_LIKE_HOST = /[^\s/?#@:()]+[.。．｡][^\s/?#:()]{2,}/gu;

const bareHost = (host: string): string => host.replace(/^www\.|\.$/g, '');

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
 * @returns the real host or mail address; empty when the text tells no lie.
 */
export function undisclosed(url: URL, text: string): string {
  if (url.protocol === 'tel:') return '';
  if (url.protocol === 'mailto:') {
    const address = url.pathname;
    const lies = /@|\.[^\s.]{2,}/.test(text) && !text.toLowerCase().includes(address.toLowerCase());
    return lies ? address : '';
  }
  const claims = text.match(LOOKS_LIKE_HOST) ?? [];
  const honest = claims.every((claim) => hostName(claim) === bareHost(url.hostname));
  return honest ? '' : url.hostname;
}

/** A language name that may become `language-…`; anything else gets no class. */
export const LANGUAGE = /^[\w+#.-]{1,32}/;

const FLAG = '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{1,8}\\u{e007f}';
/**
 * What a reader cannot see but a machine can read, and what turns text around: tag characters
 * (but in flags), bidi embeddings, overrides and isolates, zero-width and filler characters, runs
 * of variation selectors, control characters. Joiners, single selectors and the direction marks
 * that Arabic and Hebrew need stay.
 */
const HIDDEN = new RegExp(
  `(${FLAG})|\\u034f|[\\0-\\x08\\x0b\\x0e-\\x1f\\x7f-\\x9f\\xad\\u115f\\u1160\\u180e\\u200b` +
    '\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{1d173}-\\u{1d17a}' +
    '\\u{e0000}-\\u{e01ef}]|[\\ufe00-\\ufe0f]{2,}',
  'gu',
);

/** Most text is this, and tested faster. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

/** The text without characters that hide or turn something. */
export function visibleText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(HIDDEN, '$1');
}
