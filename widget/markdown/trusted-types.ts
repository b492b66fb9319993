/** A policy as the browser makes it. */
export interface TrustedPolicy {
  createHTML(html: string): unknown;
}

/** What we use of the browser's API; TypeScript's DOM library does not know it yet. */
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: {createHTML(html: string): string; createScript(): never; createScriptURL(): never},
  ): TrustedPolicy;
}

function refuse(): never {
  throw new TypeError('behest-chat creates no script');
}

function createPolicy(): TrustedPolicy | null {
  const {trustedTypes} = globalThis as {readonly trustedTypes?: TrustedTypesFactory};
  try {
    return (
      trustedTypes?.createPolicy('behest-chat', {
        createHTML: (html) => html,
        createScript: refuse,
        createScriptURL: refuse,
      }) ?? null
    );
  } catch {
    return null;
  }
}

let policy: TrustedPolicy | null | undefined;

/**
 * The one Trusted Types policy of the bundle. It changes nothing, and no text of a reply ever comes
 * near it, for replies are drawn without HTML: only Lit is given it, in the script-tag builds, for
 * its own templates. Never put it on an element, an event or a global.
 *
 * It is made when it is first needed: a second copy of the bundle, which draws nothing, asks for no
 * policy, so that the page's console stays empty.
 *
 * It is `null` where a page has no Trusted Types, and where the name is refused: not in the page's
 * `trusted-types` list, or taken. Nothing throws here then.
 */
export function trustedPolicy(): TrustedPolicy | null {
  if (policy === undefined) policy = createPolicy();
  return policy;
}
