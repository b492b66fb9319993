import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {build} from 'esbuild';

import {svelte} from './bundle.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));

describe('<behest-chat> drawn on a server, where there is no page', () => {
  it('is a tag with its attributes in React', async () => {
    const markup = await renderOnServer(`
      import {createElement} from 'react';
      import {renderToString} from 'react-dom/server';
      const chat = createElement('behest-chat', {'token-endpoint': '/t'}, 'Write to us');
      process.stdout.write(renderToString(chat));`);
    assert.equal(markup, '<behest-chat token-endpoint="/t">Write to us</behest-chat>');
  });

  it('is a tag in React 18 too, by the wrapper', async () => {
    const markup = await renderOnServer(
      `import {createElement} from 'react';
      import {renderToString} from 'react-dom/server';
      import {BehestChat} from '../../dist/react.js';
      process.stdout.write(renderToString(createElement(BehestChat, {'token-endpoint': '/t'})));`,
      {react: 'react18', 'react-dom': 'react-dom18'},
    );
    assert.match(markup, /^<behest-chat token-endpoint="\/t"[^>]*><\/behest-chat>$/);
  });

  it('is a tag with its attributes in Vue', async () => {
    const markup = await renderOnServer(`
      import {createSSRApp, h} from 'vue';
      import {renderToString} from 'vue/server-renderer';
      const app = createSSRApp({render: () => h('behest-chat', {'token-endpoint': '/t'})});
      process.stdout.write(await renderToString(app));`);
    assert.equal(markup, '<behest-chat token-endpoint="/t"></behest-chat>');
  });

  it('is a tag with its attributes in Svelte', async () => {
    const markup = await renderOnServer(`
      import {render} from 'svelte/server';
      import Chat from './apps/Chat.svelte';
      const settings = {label: 'Help', prompts: ['Who are you?'], strings: {}, open: false};
      process.stdout.write(render(Chat, {props: {settings}}).body);`);
    assert.match(markup, /<behest-chat token-endpoint="\/api\/behest\/token"[^>]* label="Help"/);
  });
});

/** Builds a program for Node, and runs it. @returns what it printed */
async function renderOnServer(
  program: string,
  alias: Record<string, string> = {},
): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: program, resolveDir: folder},
    absWorkingDir: folder,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['production', 'svelte'],
    alias,
    plugins: [svelte('server')],
    banner: {
      js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const place = mkdtempSync(join(folder, 'node_modules/.server-'));
  try {
    writeFileSync(join(place, 'program.mjs'), outputFiles[0]?.text ?? '');
    return execFileSync(process.execPath, [join(place, 'program.mjs')], {encoding: 'utf8'});
  } finally {
    rmSync(place, {recursive: true});
  }
}
