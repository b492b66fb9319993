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

/**
 * The one Trusted Types policy of the bundle. It changes nothing: only DOMPurify is given it, to
 * parse text in an inert document. Never put it on an element, an event or a global.
 *
 * It is `null` where a page has no Trusted Types, and where the name is refused: not in the page's
 * `trusted-types` list, or taken by a second copy of this bundle. Nothing throws then. A page that
 * enforces Trusted Types shows replies of such a copy without bold, links and the like; any other
 * page notices nothing.
 */
export const trustedPolicy: TrustedPolicy | null = createPolicy();
