import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const typescript = esbuild({target: 'es2022', tsconfig: 'tsconfig.json'});
const bundledForBrowsers = [resolve({browser: true, exportConditions: ['production']}), typescript];
const minify = terser({
  ecma: 2020,
  module: true,
  compress: {passes: 2, pure_getters: true},
  format: {comments: false},
});

const isPackage = (id) => /^[a-z@]/.test(id) && !/^[a-z]:/i.test(id);

/** Writes the finished module once more as a classic script: it has neither imports nor exports. */
const alsoAsClassicScript = {
  name: 'also-as-classic-script',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const [chunk, ...others] = Object.values(bundle);
      if (others.length > 0 || chunk.imports.length > 0 || chunk.exports.length > 0) {
        this.error('the script-tag build must be one file without imports and exports');
      }
      const source = `(()=>{"use strict";${chunk.code.trim()}})();\n`;
      this.emitFile({type: 'asset', fileName: 'behest-chat.iife.js', source});
    },
  },
};

export default [
  {
    input: {'behest-chat': 'widget/define.ts'},
    plugins: [...bundledForBrowsers, minify, alsoAsClassicScript],
    output: {dir: 'dist', format: 'es'},
  },
  {
    input: {index: 'widget/index.ts', define: 'widget/define.ts'},
    external: isPackage,
    plugins: [typescript],
    output: {dir: 'dist', format: 'es', chunkFileNames: 'element.js'},
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
    plugins: bundledForBrowsers,
    output: {dir: 'build/harness', format: 'es'},
  },
  {
    input: {demo: 'demo/demo.ts'},
    plugins: bundledForBrowsers,
    output: {dir: 'build/demo', format: 'es'},
  },
];
