import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {transformAsync} from '@babel/core';
import {build} from 'esbuild';
import {compile} from 'svelte/compiler';

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * @typedef {object} App
 * @property {string} entry
 * @property {Record<string, string>} [alias]
 * @property {string} [jsxImportSource]
 * @property {import('esbuild').Plugin[]} [plugins]
 */

/**
 * How each framework is built, by its name.
 *
 * @type {Readonly<Record<string, App>>}
 */
export const frameworks = {
  'React 18': {entry: 'react18.jsx', alias: {react: 'react18', 'react-dom': 'react-dom18'}},
  'React 19': {entry: 'react19.jsx'},
  Preact: {entry: 'preact.jsx', jsxImportSource: 'preact'},
  'Vue 3': {entry: 'vue.js'},
  'Svelte 5': {entry: 'svelte.js', plugins: [svelte('client')]},
  Solid: {entry: 'solid.jsx', plugins: [solid()]},
  'Angular 21': {entry: 'angular.js'},
};

/**
 * @param {App} app
 * @returns {Promise<string>} the app as one module for the browser
 */
export async function bundle({entry, alias = {}, jsxImportSource = 'react', plugins = []}) {
  const {outputFiles} = await build({
    entryPoints: [`${folder}apps/${entry}`],
    absWorkingDir: folder,
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource,
    alias,
    plugins,
    conditions: ['production', 'browser', 'svelte'],
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      ngDevMode: 'false',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  return outputFiles[0].text;
}

/** @param {'client' | 'server'} generate */
export function svelte(generate) {
  return {
    name: 'svelte',
    setup({onLoad}) {
      onLoad({filter: /\.svelte$/}, async ({path}) => {
        const {js} = compile(await readFile(path, 'utf8'), {filename: path, generate});
        return {contents: js.code, loader: 'js'};
      });
    },
  };
}

function solid() {
  return {
    name: 'solid',
    setup({onLoad}) {
      onLoad({filter: /apps\/.*\.jsx$/}, async ({path: filename}) => {
        const presets = ['babel-preset-solid'];
        const options = {filename, presets, configFile: false, babelrc: false, cwd: folder};
        const {code} = await transformAsync(await readFile(filename, 'utf8'), options);
        return {contents: code, loader: 'js'};
      });
    },
  };
}
