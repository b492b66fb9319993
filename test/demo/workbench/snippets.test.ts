import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {transform} from 'esbuild';
import {compile} from 'svelte/compiler';
import {compileTemplate, parse} from 'vue/compiler-sfc';

import {snippets} from '../../../demo/workbench/snippets.ts';

const attributes = [
  ['token-endpoint', '/api/behest/token'],
  ['label', 'Ask "us" & <them> {now} `here`'],
  ['page-context', ''],
] as const;

describe('the code for a host', () => {
  const all = new Map(snippets(attributes).map((snippet) => [snippet.name, snippet.code]));

  it('is there for every framework that people ask for', () => {
    assert.deepEqual(
      [...all.keys()],
      ['HTML', 'React 19', 'React 18', 'Vue', 'Svelte', 'Angular', 'WordPress', 'Shopify'],
    );
  });

  it('escapes what the configuration holds', () => {
    assert.match(
      all.get('HTML') ?? '',
      /label="Ask &quot;us&quot; &amp; &lt;them> \{now\} `here`"\n {2}page-context\n><\/behest-chat>/,
    );
    assert.match(all.get('Svelte') ?? '', /&#123;now&#125;/);
    assert.match(all.get('Angular') ?? '', /&#123;now&#125; &#96;here&#96;/);
  });

  for (const name of ['React 19', 'React 18']) {
    it(`compiles for ${name}`, async () => {
      const {code} = await transform(all.get(name) ?? '', {loader: 'tsx', jsx: 'automatic'});
      assert.match(code, /jsx\(\s*"behest-chat"/);
      assert.ok(code.includes('Ask "us" & <them> {now} `here`') || code.includes('Ask \\"us\\"'));
    });
  }

  it('compiles for Angular', async () => {
    const {code} = await transform(all.get('Angular') ?? '', {
      loader: 'ts',
      tsconfigRaw: {compilerOptions: {experimentalDecorators: true}},
    });
    assert.match(code, /CUSTOM_ELEMENTS_SCHEMA/);
  });

  it('compiles for Vue', () => {
    const {descriptor, errors} = parse(all.get('Vue') ?? '');
    const result = compileTemplate({
      source: descriptor.template?.content ?? '',
      ...{filename: 'Chat.vue', id: 'chat'},
      compilerOptions: {isCustomElement: (tag) => tag.includes('-')},
    });
    assert.deepEqual([...errors, ...result.errors], []);
    assert.ok(result.code.includes('& <them> {now} `here`'), result.code);
  });

  it('compiles for Svelte', () => {
    const {js, warnings} = compile(all.get('Svelte') ?? '', {generate: 'server'});
    assert.deepEqual(warnings, []);
    assert.ok(js.code.includes('&lt;them>') && js.code.includes('{now}'), js.code);
  });
});
