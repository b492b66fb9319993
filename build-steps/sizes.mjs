import {brotliCompressSync, gzipSync} from 'node:zlib';

/** @returns {[raw: number, gzip: number, brotli: number]} bytes, each at the best level */
export function sizesOf(content) {
  const code = Buffer.from(content);
  return [code.length, gzipSync(code, {level: 9}).length, brotliCompressSync(code).length];
}

/** Prints a table of sizes, one name a line. */
export function printSizes(rows) {
  const line = (name, ...cells) =>
    console.log(`${name.padEnd(28)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
  line('', 'raw', 'gzip', 'brotli');
  for (const row of rows) line(...row);
}
