import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

import {classicScript} from './build-steps/classic-script.mjs';
import {compileEarly} from './build-steps/compile-early.mjs';
import {licences} from './build-steps/licences.mjs';
import {oneTrustedTypesPolicy} from './build-steps/one-trusted-types-policy.mjs';
import {shrinkOpenai} from './build-steps/shrink-openai.mjs';
import {shrinkTemplates} from './build-steps/shrink-templates.mjs';

const transpiled = {target: 'es2022', tsconfig: 'tsconfig.json'};
const typescript = esbuild(transpiled);
const forBrowsers = resolve({browser: true, exportConditions: ['production']});
// Two minifiers in a row: esbuild's names compress better, terser's rewriting is shorter. What it leaves
// as it was written, calls and comparisons, is longer and compresses better.
const minify = terser({
  ecma: 2022,
  module: true,
  compress: {
    ...{passes: 4, pure_getters: true, unsafe_arrows: true, keep_fargs: false},
    ...{inline: 1, lhs_constants: false},
  },
  format: {comments: false},
});

const isPackage = (id) => /^[a-z@]/.test(id) && !/^[a-z]:/i.test(id);

const languages = ['ar', 'de', 'es', 'fr', 'ja'];

export default [
  {
    input: {'behest-chat': 'widget/define.ts'},
    plugins: [
      forBrowsers,
      oneTrustedTypesPolicy(),
      shrinkOpenai(),
      esbuild({...transpiled, minify: true}),
      shrinkTemplates(),
      minify,
      licences('THIRD-PARTY-LICENSES.txt'),
      classicScript('behest-chat.iife.js'),
      compileEarly(),
    ],
    output: {dir: 'dist', format: 'es'},
  },
  {
    input: {
      index: 'widget/index.ts',
      define: 'widget/define.ts',
      element: 'widget/behest-chat.ts',
      react: 'widget/react/component.ts',
    },
    external: isPackage,
    plugins: [typescript, shrinkTemplates()],
    output: {
      dir: 'dist',
      format: 'es',
      chunkFileNames: 'chat.js',
      hoistTransitiveImports: false,
      // React's servers leave to the browser what says so.
      banner: ({name}) => (name === 'react' ? "'use client';" : ''),
    },
  },
  {
    // Without a DOM and without Node: Lit's own stand-ins for the DOM are inside.
    input: {'index.worker': 'widget/index.ts'},
    plugins: [
      resolve({exportConditions: ['node', 'production'], preferBuiltins: true}),
      esbuild({...transpiled, minify: true}),
      shrinkTemplates(),
    ],
    output: {dir: 'dist', format: 'es'},
  },
  // Each language is one small file of its own, for the script tag as well as for npm.
  ...languages.map((language) => ({
    input: {[language]: `widget/languages/${language}.ts`},
    plugins: [typescript, minify],
    output: {dir: 'dist/languages', format: 'es'},
  })),
  {
    input: {highlight: 'widget/highlight/index.ts'},
    plugins: [typescript, minify],
    output: {dir: 'dist', format: 'es'},
  },
  {
    input: {main: 'server/main.ts'},
    external: (id) => isPackage(id) && id !== '@behest/client-ts',
    plugins: [resolve({exportConditions: ['node']}), typescript],
    output: {dir: 'build/server', format: 'es'},
  },
  {
    input: {conform: 'server/conform/main.ts'},
    external: isPackage,
    plugins: [typescript],
    output: {dir: 'build', format: 'es', banner: '#!/usr/bin/env node'},
  },
  {
    input: {'live-markdown': 'widget/markdown/harness.ts'},
    plugins: [forBrowsers, typescript],
    output: {dir: 'build/harness', format: 'es'},
  },
  ...Object.entries({
    demo: 'demo/demo.ts',
    english: 'widget/strings.ts',
    workbench: 'demo/workbench/main.ts',
    'sign-in': 'demo/sign-in.ts',
    'stand-in': 'demo/static/stand-in.ts',
  }).map(([name, file]) => ({
    input: {[name]: file},
    plugins: [forBrowsers, typescript],
    output: {dir: 'build/demo', format: 'es'},
  })),
];
