import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, posix, relative} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import typescript from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Room {
  /** Folder, and whether its sub-folders belong to it. */
  readonly folder: string;
  readonly deep: boolean;
  /** Rooms of ours whose files may be imported, beside its own. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

// design.md, section 2: who imports whom.
const rooms: readonly Room[] = [
  {folder: 'widget/core', deep: true, rooms: [], packages: []},
  {folder: 'widget/transport', deep: true, rooms: ['widget/core'], packages: ['openai']},
  {folder: 'widget/controllers', deep: true, rooms: ['widget/core'], packages: ['lit']},
  {folder: 'widget/markdown', deep: true, rooms: [], packages: ['lit']},
  {folder: 'widget/highlight', deep: true, rooms: [], packages: []},
  {
    folder: 'widget/parts',
    deep: true,
    rooms: ['widget/markdown', 'widget/core', 'widget/strings.ts'],
    packages: ['lit'],
  },
  {
    folder: 'widget/languages',
    deep: true,
    rooms: ['widget/language-registry.ts', 'widget/strings.ts'],
    packages: [],
  },
  {
    folder: 'widget',
    deep: false,
    rooms: ['widget/core', 'widget/transport', 'widget/controllers', 'widget/parts'],
    packages: ['lit'],
  },
  {
    folder: 'widget/react',
    deep: true,
    rooms: ['widget/behest-chat.ts', 'widget/define.ts', 'widget/events.ts'],
    packages: ['@lit/react', 'react'],
  },
  {
    folder: 'widget/types',
    deep: true,
    rooms: ['widget/behest-chat.ts', 'widget/events.ts'],
    packages: ['react', 'svelte', 'vue'],
  },
  {folder: 'server/client-ts', deep: true, rooms: [], packages: ['jose']},
  {
    folder: 'server',
    deep: true,
    rooms: [],
    packages: [
      '@behest/client-ts',
      '@hono/node-server',
      '@noble/hashes',
      'hono',
      'ioredis',
      'jose',
      'pino',
      'prom-client',
      'rate-limiter-flexible',
      'undici',
    ],
  },
  {folder: 'demo/gateway', deep: true, rooms: [], packages: ['hono', 'jose']},
  {folder: 'demo/scenes', deep: true, rooms: ['demo/gateway'], packages: []},
  {folder: 'demo/static', deep: true, rooms: ['demo/gateway'], packages: ['msw']},
  {
    folder: 'demo/workbench',
    deep: true,
    rooms: ['demo/scenes', 'demo/gateway', 'demo/session.ts', 'demo/site-files.ts'],
    packages: ['lit'],
  },
  {
    folder: 'demo',
    deep: false,
    rooms: ['server', 'demo/gateway'],
    packages: ['@behest/client-ts', 'hono', 'tsx'],
  },
];

// Node built-ins may be used only by files that never leave Node.
const nodeOnly = /^(server\/(main|node-server|conform\/(main|wire))\.ts|demo\/[^/]+\.(ts|mjs))$/;

const sources = ['widget', 'server', 'demo'].flatMap(listSources);
const imports = new Map(sources.map((file) => [file, readImports(file)]));

describe('the house', () => {
  it('lets each room import only what the table allows', () => {
    const broken = [...imports].flatMap(([file, specifiers]) =>
      specifiers.filter((specifier) => !isAllowed(file, specifier)).map((s) => `${file} -> ${s}`),
    );
    assert.deepEqual(broken, []);
  });

  it('keeps the tests to themselves: no benchmark and no step of the build imports them', () => {
    const ofTests = (name: string) => /^[./]+\/test\//.test(name);
    const tools = [...listSources('bench'), ...listSources('build-steps')];
    assert.deepEqual(tools.flatMap(readImports).filter(ofTests), []);
  });

  it('has no import cycles', () => {
    assert.deepEqual(findCycles(), []);
  });

  it('keeps every file at 250 lines or fewer', () => {
    const tests = listSources('test');
    const isLong = (file: string) => read(file).split('\n').length > 251;
    assert.deepEqual([...sources, ...tests].filter(isLong), []);
  });

  it('keeps the core free of the browser, the network and the clock', () => {
    const forbidden =
      /(?<![#.\w])(document|window|globalThis|navigator|localStorage|sessionStorage|fetch|setTimeout|setInterval|requestAnimationFrame|performance)\b[.(]|\bDate\.now\b|\bMath\.random\b/;
    const core = sources.filter((file) => file.startsWith('widget/core/'));
    assert.ok(core.length > 5);
    const breaks = (file: string) => forbidden.test(withoutComments(read(file)));
    assert.deepEqual(core.filter(breaks), []);
  });

  it('loads no tables of languages before they are needed: they take as long as the picture', () => {
    const atOnce = /^(?:export )?const [^\n]* = [^\n>]*new Intl\./m;
    const early = (file: string) => file.startsWith('widget/') && atOnce.test(read(file));
    assert.deepEqual(sources.filter(early), []);
  });

  it('never turns a string into HTML: no sink, no parser, and one policy, which only Lit is given', () => {
    const sinks =
      /\.(innerHTML|outerHTML|srcdoc)\s*=|insertAdjacentHTML|document\.write|createContextualFragment|setHTML|parseHTML|DOMParser|parseFromString|dompurify|unsafeHTML|unsafeSVG|\beval\(|new Function\(/i;
    const widget = sources.filter((file) => file.startsWith('widget/'));
    assert.deepEqual(
      widget.filter((file) => sinks.test(withoutComments(read(file)))),
      [],
    );
    assert.deepEqual(
      widget.filter((file) => /createHTML|trusted-types/.test(withoutComments(read(file)))),
      ['widget/markdown/trusted-types.ts'],
    );
  });

  it('writes no style attributes into templates, which a strict CSP blocks', () => {
    const widget = sources.filter((file) => file.startsWith('widget/'));
    assert.deepEqual(
      widget.filter((file) => /\sstyle=["$]|styleMap/.test(read(file))),
      [],
    );
  });
});

describe('the secret', () => {
  const bundles = ['dist/behest-chat.js', 'dist/behest-chat.iife.js', 'dist/chat.js'];

  for (const bundle of bundles) {
    it(`cannot reach ${bundle}, nor can the server's client`, () => {
      const code = read(bundle);
      assert.ok(code.length > 10_000);
      for (const word of [
        'BEHEST_KEY',
        'behest_sk_',
        'behest_pk_',
        '@behest/client-ts',
        'auth/mint',
      ]) {
        assert.ok(!code.includes(word), `${bundle} holds ${word}`);
      }
    });
  }

  it('is linked to our own client, whose name nobody can register beside the key', () => {
    const lock = JSON.parse(read('package-lock.json')) as {packages: Record<string, object>};
    assert.deepEqual(lock.packages['node_modules/@behest/client-ts'], {
      resolved: 'server/client-ts',
      link: true,
    });
    assert.ok(!/"resolved": "(https?|git)/.test(read('package-lock.json')));
  });
});

function isAllowed(file: string, specifier: string): boolean {
  if (specifier.startsWith('node:')) return nodeOnly.test(file);
  const room = roomOf(file);
  if (!specifier.startsWith('.')) {
    return room.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  }
  const target = posix.normalize(posix.join(posix.dirname(file), specifier));
  return (
    roomOf(target) === room ||
    room.rooms.some((name) => target === name || target.startsWith(`${name}/`))
  );
}

function roomOf(file: string): Room {
  const room = rooms.find(({folder, deep}) =>
    deep ? file.startsWith(`${folder}/`) : posix.dirname(file) === folder,
  );
  assert.ok(room, `${file} belongs to no room`);
  return room;
}

function findCycles(): readonly string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    } else if (!done.has(file)) {
      for (const target of localImports(file)) visit(target, [...path, file]);
      done.add(file);
    }
  };
  for (const file of sources) visit(file, []);
  return cycles;
}

function localImports(file: string): readonly string[] {
  return (imports.get(file) ?? [])
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.normalize(posix.join(posix.dirname(file), specifier)));
}

function readImports(file: string): readonly string[] {
  return typescript.preProcessFile(read(file)).importedFiles.map(({fileName}) => fileName);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function listSources(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.includes('node_modules'));
}

function read(file: string): string {
  assert.ok(existsSync(join(root, file)), `${file} is missing: run "npm run build"`);
  return readFileSync(join(root, file), 'utf8');
}
