import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {compile} from 'svelte/compiler';
import {compileScript, compileTemplate, parse} from 'vue/compiler-sfc';

import {codeBlocks} from '../support/code-blocks.ts';

const page = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const blocksIn = (language) => {
  const blocks = codeBlocks(page).filter((block) => block.language === language);
  assert.ok(blocks.length > 0);
  return blocks.map(({code}) => code);
};

describe('the documentation for frameworks', () => {
  it('shows Svelte that compiles', () => {
    for (const code of blocksIn('svelte')) {
      assert.deepEqual(compile(code, {generate: 'client'}).warnings, []);
    }
  });

  it('shows Vue that compiles', () => {
    for (const code of blocksIn('vue')) {
      const {descriptor, errors} = parse(code, {filename: 'Help.vue'});
      assert.deepEqual(errors, []);
      assert.match(compileScript(descriptor, {id: 'help'}).content, /behest/);
      const source = descriptor.template?.content ?? '';
      const isCustomElement = (tag) => tag.startsWith('behest-');
      const compilerOptions = {isCustomElement};
      const result = compileTemplate({source, filename: 'Help.vue', id: 'help', compilerOptions});
      assert.deepEqual(result.errors, []);
    }
  });
});
