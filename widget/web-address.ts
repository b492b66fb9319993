/**
 * An address that is safe to go to: http(s), relative ones against the page's own address.
 *
 * @returns `null` for anything else, `javascript:` above all
 */
export function webAddress(value: string | null | undefined): string | null {
  if (!value || !URL.canParse(value, location.href)) return null;
  const url = new URL(value, location.href);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
