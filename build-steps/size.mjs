// What the built files weigh, and which room or package the weight comes from: `npm run size`.
// With `--check` it only says whether the script-tag build keeps its budget.
import {readFileSync, readdirSync} from 'node:fs';
import {relative} from 'node:path';
import {fileURLToPath} from 'node:url';

import {transform} from 'esbuild';
import {rollup} from 'rollup';

import config from '../rollup.config.mjs';
import {printSizes, sizesOf} from './sizes.mjs';

// design.md, section 9.
const BUDGET_BYTES = 50_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = new URL('../dist/', import.meta.url);
const [, gzip] = sizesOf(readFileSync(new URL('behest-chat.js', dist)));
const verdict = `behest-chat.js weighs ${gzip} of ${BUDGET_BYTES} bytes (gzip)`;
if (process.argv.includes('--check')) {
  console.log(verdict);
  process.exitCode = gzip > BUDGET_BYTES ? 1 : 0;
} else {
  const files = readdirSync(dist, {recursive: true}).filter((name) => name.endsWith('.js'));
  printSizes(files.map((name) => [name, ...sizesOf(readFileSync(new URL(name, dist)))]));
  console.log(
    '\nWhere behest-chat.js gets it from, each part minified and compressed by itself:\n',
  );
  printSizes(await weighParts());
  console.log(`\n${verdict}`);
}

async function weighParts() {
  const [{input, plugins}] = config;
  const isMinifier = ({name}) => name === 'terser' || name === 'classic-script';
  const bundle = await rollup({input, plugins: plugins.filter((plugin) => !isMinifier(plugin))});
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  const parts = new Map();
  for (const [id, {code}] of Object.entries(output[0].modules)) {
    const name = partOf(relative(root, id));
    parts.set(name, (parts.get(name) ?? '') + (code ?? ''));
  }
  const rows = [...parts].map(async ([name, code]) => {
    const minified = await transform(code, {minify: true, target: 'es2022', format: 'esm'});
    return [name, ...sizesOf(minified.code)];
  });
  return (await Promise.all(rows)).sort((a, b) => b[1] - a[1]);
}

function partOf(path) {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return name ?? path.split('/').slice(0, -1).join('/');
}
