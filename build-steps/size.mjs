// What the built files weigh, and which room or package the weight comes from: `npm run size`.
// With `--check` it only says whether the script-tag build keeps its budget.
import {readFileSync, readdirSync} from 'node:fs';
import {relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';

import {transform} from 'esbuild';
import {rollup} from 'rollup';

import config from '../rollup.config.mjs';

// design.md, section 9.
const BUDGET_BYTES = 50_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = new URL('../dist/', import.meta.url);
const sizes = (code) => [
  Buffer.byteLength(code),
  gzipSync(code, {level: 9}).length,
  brotliCompressSync(code).length,
];

const [, gzip] = sizes(readFileSync(new URL('behest-chat.js', dist)));
const verdict = `behest-chat.js weighs ${gzip} of ${BUDGET_BYTES} bytes (gzip)`;
if (process.argv.includes('--check')) {
  console.log(verdict);
  process.exitCode = gzip > BUDGET_BYTES ? 1 : 0;
} else {
  const files = readdirSync(dist, {recursive: true}).filter((name) => name.endsWith('.js'));
  print(files.map((name) => [name, ...sizes(readFileSync(new URL(name, dist)))]));
  console.log(
    '\nWhere behest-chat.js gets it from, each part minified and compressed by itself:\n',
  );
  print(await weighParts());
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
    return [name, ...sizes(minified.code)];
  });
  return (await Promise.all(rows)).sort((a, b) => b[1] - a[1]);
}

function partOf(path) {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return name ?? path.split('/').slice(0, -1).join('/');
}

function print(rows) {
  const line = (name, ...cells) =>
    console.log(`${name.padEnd(26)}${cells.map((cell) => String(cell).padStart(9)).join('')}`);
  line('', 'raw', 'gzip', 'brotli');
  for (const row of rows) line(...row);
}
