import {fileURLToPath} from 'node:url';

const ours = fileURLToPath(new URL('../widget/markdown/trusted-types.ts', import.meta.url));
const litPolicy = /\w+\?\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/g;

/**
 * Lets Lit use our private Trusted Types policy in place of its own. On a page that already runs Lit
 * the name `lit-html` is taken, and a second policy of that name stops the module from loading.
 */
export function oneTrustedTypesPolicy() {
  let found = 0;
  return {
    name: 'one-trusted-types-policy',
    transform(code, id) {
      if (!/\/lit-html\/.*\.js$/.test(id)) return null;
      const shared = code.replace(litPolicy, () => {
        found++;
        return '{createHTML:html=>behestPolicy()?.createHTML(html)??html}';
      });
      if (shared === code) return null;
      const ourPolicy = JSON.stringify(ours);
      return {
        code: `import {trustedPolicy as behestPolicy} from ${ourPolicy};${shared}`,
        map: null,
      };
    },
    buildEnd(error) {
      if (!error && found !== 1) {
        this.error(`Lit makes ${found} policies where one was expected: look at lit-html.js`);
      }
      found = 0;
    },
  };
}
