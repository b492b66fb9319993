import type {Config} from 'dompurify';

/** A policy as DOMPurify takes it. */
export type TrustedPolicy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

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
 * The one Trusted Types policy of the bundle. It changes nothing: only DOMPurify is given it, to
 * parse text in an inert document, and Lit in the script-tag builds. Never put it on an element, an
 * event or a global.
 *
 * It is made when it is first needed: a second copy of the bundle, which draws nothing, asks for no
 * policy, so that the page's console stays empty.
 *
 * It is `null` where a page has no Trusted Types, and where the name is refused: not in the page's
 * `trusted-types` list, or taken. Nothing throws then. A page that enforces Trusted Types shows
 * replies without bold, links and the like; any other page notices nothing.
 */
export function trustedPolicy(): TrustedPolicy | null {
  if (policy === undefined) policy = createPolicy();
  return policy;
}
