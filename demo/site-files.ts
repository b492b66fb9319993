/** A file that the demo's site consists of. */
export interface SiteFile {
  /** From the root of the project. */
  readonly source: string;
  readonly type: string;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/** Languages that the element can speak besides English. */
export const LANGUAGES = ['ar', 'de', 'es', 'fr', 'ja'] as const;

const page = (name: string): SiteFile => ({source: `demo/pages/${name}`, type: HTML});

/** Everything that the demo serves, by its path; the static site is a copy of it. */
export const SITE_FILES: Readonly<Record<string, SiteFile>> = {
  '/': {source: 'demo/index.html', type: HTML},
  '/arabic.html': page('arabic.html'),
  '/app.html': page('app.html'),
  '/docs.html': page('docs.html'),
  '/blog.html': page('blog.html'),
  '/away.html': page('away.html'),
  '/demo.css': {source: 'demo/demo.css', type: CSS},
  '/workbench.css': {source: 'demo/workbench/workbench.css', type: CSS},
  '/demo.js': {source: 'build/demo/demo.js', type: SCRIPT},
  '/sign-in.js': {source: 'build/demo/sign-in.js', type: SCRIPT},
  '/workbench.js': {source: 'build/demo/workbench.js', type: SCRIPT},
  '/behest-chat.js': {source: 'dist/behest-chat.js', type: SCRIPT},
  ...Object.fromEntries(
    LANGUAGES.map((tag) => [
      `/languages/${tag}.js`,
      {source: `dist/languages/${tag}.js`, type: SCRIPT},
    ]),
  ),
  // The words of the element, for the pseudo-locale.
  '/english.js': {source: 'build/demo/english.js', type: SCRIPT},
  '/custom-elements.json': {source: 'dist/custom-elements.json', type: 'application/json'},
  '/axe.js': {source: 'node_modules/axe-core/axe.min.js', type: SCRIPT},
};
