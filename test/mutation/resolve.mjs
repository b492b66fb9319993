// Modules that stand in for others, but not for themselves.
const substitutes = new Map(
  Object.entries({'node:test': './node-test.ts', 'msw/browser': './msw-browser.ts'}).map(
    ([name, file]) => [name, new URL(file, import.meta.url).href],
  ),
);

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
  const url = substitutes.get(specifier);
  const isItself = url !== undefined && context.parentURL?.startsWith(url);
  return next(isItself ? specifier : (url ?? specifier), context);
}
