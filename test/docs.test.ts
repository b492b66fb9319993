import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {transform} from 'esbuild';

import {benchmarksPage} from '../bench/report/page.ts';
import {readResults} from '../bench/results.ts';
import {apiReference} from '../build-steps/api-reference.mjs';
import {codeBlocks} from './support/code-blocks.ts';
import type {CodeBlock} from './support/code-blocks.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = ['.', 'docs', 'demo'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

// Pages in HTML are opened in a browser by e2e/docs.test.ts, Vue and Svelte compiled in frameworks/.
const checks: Readonly<Record<string, (code: string) => unknown>> = {
  html: () => undefined,
  vue: () => undefined,
  svelte: () => undefined,
  json: (code) => JSON.parse(code),
  sh: checkShell,
  css: (code) => compile(code, 'css'),
  js: (code) => compile(code, 'js'),
  jsx: (code) => compile(code, 'jsx'),
  ts: (code) => compile(code, 'ts'),
  // Read by the web server only; what stands in it is explained beside it.
  nginx: (code) => assert.match(code, /;\s*$/m),
};

describe('the documentation', () => {
  for (const page of pages) {
    it(`has only code that runs: ${page}`, async () => {
      for (const block of codeBlocks(read(page))) {
        if (block.language !== '') await check(block);
      }
    });

    it(`leads nowhere that is not there: ${page}`, () => {
      const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
        ([, to]) => to ?? '',
      );
      for (const link of links) {
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? page : join(dirname(page), file);
        assert.ok(existsSync(join(root, target)), `${page}: ${link}`);
        if (anchor) assert.ok(anchorsOf(read(target)).includes(anchor), `${page}: ${link}`);
      }
    });
  }

  it('describes the public face as the source has it: npm run api', async () => {
    assert.equal(read('docs/api.md'), await apiReference());
  });

  it('has the benchmarks as they were measured, and not a figure by hand: npm run bench', async () => {
    assert.equal(read('docs/benchmarks.md'), await benchmarksPage(readResults()));
  });

  it('has a chapter for every error code, and for none that does not exist', () => {
    const [, union = ''] = /type ChatErrorCode =([^;]+);/.exec(read('widget/core/errors.ts')) ?? [];
    const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code ?? '');
    assert.ok(codes.length > 5);
    assert.deepEqual(
      [...read('docs/errors.md').matchAll(/^## (.+)$/gm)].map(([, code]) => code).sort(),
      codes.sort(),
    );
  });
});

function check({language, code}: CodeBlock): unknown {
  const run = checks[language];
  assert.ok(run, `no test knows ${language}:\n${code}`);
  return run(code);
}

function checkShell(code: string): void {
  const {status, stderr} = spawnSync('bash', ['-n'], {input: code, encoding: 'utf8'});
  assert.equal(status, 0, stderr);
}

async function compile(code: string, loader: 'css' | 'js' | 'jsx' | 'ts'): Promise<void> {
  const tsconfigRaw = {compilerOptions: {experimentalDecorators: true}};
  const {warnings} = await transform(code, {loader, jsx: 'automatic', tsconfigRaw});
  assert.deepEqual(warnings, []);
}

function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
