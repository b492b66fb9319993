import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';
import type {Browser} from 'playwright-core';
import {publint} from 'publint';

import {HostPage} from '../support/host-page.ts';
import {HostSite} from '../support/host-site.ts';
import {launchBrowser} from '../support/launch-browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'behest-package-'));
const installed = join(project, 'node_modules/@behest/chat');

interface Manifest {
  readonly exports: Readonly<Record<string, string | {readonly default?: string}>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

describe('the package, installed into an empty project', () => {
  const manifest = (): Manifest => readJson(join(installed, 'package.json')) as Manifest;
  const modules = (): readonly string[] =>
    Object.entries(manifest().exports)
      .filter(([, target]) => typeof target === 'object' && target.default)
      .map(([name]) => name.replace('.', '@behest/chat'))
      .flatMap((name) =>
        name.includes('*') ? languages().map((one) => name.replace('*', one)) : name,
      );
  const languages = (): readonly string[] =>
    readdirSync(join(installed, 'dist/languages')).map((file) => file.replace('.js', ''));

  before(() => {
    const {devDependencies} = readJson(join(root, 'package.json')) as Manifest;
    const react = ['react', '@types/react'].map((name) => `${name}@${devDependencies?.[name]}`);
    writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}');
    npm(
      'install',
      '--ignore-scripts',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      pack(),
      ...react,
    );
  });
  after(() => rmSync(project, {recursive: true, force: true}));

  it('is what package.json promises', async () => {
    const {messages} = await publint({pkgDir: installed, strict: true, pack: false});
    assert.deepEqual(messages, []);
    assert.deepEqual(readdirSync(installed).sort(), [
      ...['LICENSE', 'README.md', 'build', 'dist', 'package.json'],
    ]);
  });

  it('brings along only what its files import, and nothing of the server', () => {
    const {dependencies, devDependencies} = manifest();
    assert.equal(devDependencies, undefined);
    for (const name of ['lit', 'openai', '@lit/react']) assert.ok(name in dependencies, name);
    for (const name of ['hono', 'ioredis', '@behest/client-ts']) assert.ok(!(name in dependencies));
  });

  it('imports every entry in Node, where there is no page', () => {
    assert.ok(modules().length >= 9);
    const code = `for (const name of ${JSON.stringify(modules())}) await import(name);`;
    assert.equal(run(process.execPath, ['--input-type=module', '-e', code]), '');
  });

  it('has every file that its entries name', () => {
    for (const [name, target] of Object.entries(manifest().exports)) {
      const paths = typeof target === 'object' ? Object.values(target) : [target];
      for (const path of paths.filter((file) => !file.includes('*'))) {
        assert.ok(readFileSync(join(installed, path)).length > 0, `${name}: ${path}`);
      }
    }
  });

  for (const [module, resolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ] as const) {
    it(`has types that TypeScript finds by the rules of ${resolution}`, () => {
      const types: readonly string[] = [];
      const compilerOptions = {
        module,
        moduleResolution: resolution,
        strict: true,
        noEmit: true,
        types,
      };
      const settings = {compilerOptions: {...compilerOptions, target: 'es2022'}, files: ['use.ts']};
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(settings));
      writeFileSync(join(project, 'use.ts'), USE_TYPES);
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      assert.equal(run(process.execPath, [tsc, '-p', '.']), '');
    });
  }

  it('runs in a worker, where there is neither a page nor Node', async () => {
    const worker = await bundle(
      "import {ChatError} from '@behest/chat'; postMessage(ChatError.name);",
      {
        conditions: ['worker'],
      },
    );
    const page = 'new Worker("/worker.js").onmessage = ({data}) => (document.title = data);';
    await inBrowser({'/page.js': page, '/worker.js': worker}, async ({page, complaints}) => {
      await page.waitForFunction(() => document.title !== '');
      assert.deepEqual(complaints, []);
    });
  });

  it('defines the element only where it is asked to', async () => {
    const look = 'document.title = String(customElements.get("behest-chat")?.name !== undefined);';
    for (const [entry, defined] of [
      ['@behest/chat', 'false'],
      ['@behest/chat/element', 'false'],
      ['@behest/chat/define', 'true'],
      ['@behest/chat/react', 'true'],
    ]) {
      const code = await bundle(
        `import * as entry from '${entry}'; globalThis.kept = entry; ${look}`,
      );
      await inBrowser({'/page.js': code}, async ({page, complaints}) => {
        await page.waitForFunction(() => document.title !== '');
        assert.equal(await page.title(), defined, entry);
        assert.deepEqual(complaints, []);
      });
    }
  });

  async function inBrowser(
    scripts: Readonly<Record<string, string>>,
    look: (host: HostPage) => Promise<void>,
  ): Promise<void> {
    const [site, browser]: [HostSite, Browser] = await Promise.all([
      HostSite.start(),
      launchBrowser(),
    ]);
    const files = Object.entries(scripts).map(([path, body]) => [path, {body}]);
    const page = {body: '<title></title><script type="module" src="/page.js"></script>'};
    site.files = {...Object.fromEntries(files), '/page.html': page};
    try {
      await look(await HostPage.open(browser, `${site.origin}/page.html`));
    } finally {
      await browser.close();
      await site.close();
    }
  }
});

/** Packs a copy of what would be published, so that this repository's manifest stays as it is. */
function pack(): string {
  const copy = join(project, 'copy');
  mkdirSync(join(copy, 'build'), {recursive: true});
  for (const name of ['package.json', 'README.md', 'LICENSE', 'dist', 'build/conform.js']) {
    cpSync(join(root, name), join(copy, name), {recursive: true});
  }
  run(process.execPath, [join(root, 'build-steps/packed-manifest.mjs')], copy);
  const [name = ''] = run('npm', ['pack', '--ignore-scripts', '--silent'], copy)
    .trim()
    .split('\n')
    .slice(-1);
  return join(copy, name);
}

function npm(...args: readonly string[]): void {
  run('npm', ['--silent', ...args]);
}

function run(command: string, args: readonly string[], cwd = project): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    const {stdout} = error as {readonly stdout?: string};
    throw new Error(`${command} ${args[0]} failed: ${stdout}`, {cause: error});
  }
}

async function bundle(
  contents: string,
  {conditions = []}: {conditions?: string[]} = {},
): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: project},
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['production', ...conditions],
    define: {'process.env.NODE_ENV': '"production"'},
  });
  return outputFiles[0]?.text ?? '';
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const USE_TYPES = `
import {BehestChat, ChatError} from '@behest/chat';
import type {BehestChatEventMap, BehestStrings, Message} from '@behest/chat';
import {BehestChat as Element} from '@behest/chat/element';
import {BehestChat as Component} from '@behest/chat/react';
import '@behest/chat/define';
import '@behest/chat/languages/de';

const chat: BehestChat = document.createElement('behest-chat');
const same: Element = chat;
chat.tokenEndpoint = '/api/behest/token';
chat.addEventListener('behest-send', (event) => {
  const text: string = event.detail.text;
  if (text === '') event.preventDefault();
});
const strings: Partial<BehestStrings> = {title: 'Help'};
const answers: Promise<Message> = same.send('Hello');
const props: Parameters<typeof Component>[0] = {tokenEndpoint: '/t', strings};
props.onBehestError = ({detail}) => detail.code === 'config' && detail.message;
// @ts-expect-error a wrong type is found, so the right one above was not just \`any\`
chat.maxLength = 'many';
export const kept: [typeof ChatError, typeof answers, BehestChatEventMap['behest-ready']?] = [
  ChatError,
  answers,
];
`;
