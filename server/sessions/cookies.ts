/** Longer values are not looked at: nothing we verify needs them, and verifying costs. */
const LONGEST_VALUE = 8192;

/**
 * The value of a cookie, exactly as sent. Undefined when it is absent, empty, too long, or there
 * twice: which one of two a server picks is what session fixation plays with (security M2).
 */
export function readCookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(`${name}=`));
  const value = values[0]?.slice(name.length + 1) ?? '';
  return values.length === 1 && value !== '' && value.length <= LONGEST_VALUE ? value : undefined;
}
