import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {rollup} from 'rollup';

import {oneTrustedTypesPolicy} from '../../build-steps/one-trusted-types-policy.mjs';

describe('the Trusted Types policy in the build', () => {
  it('stops the build when Lit no longer makes its policy the way we know', async () => {
    await assert.rejects(build('export const policy = trustedTypes.createPolicy("lit", {});'), {
      message: /Lit makes 0 policies where one was expected/,
    });
  });

  it('takes the place of the one of Lit', async () => {
    const lit = 'export const e=s?s.createPolicy("lit-html",{createHTML:t=>t}):void 0';
    const code = await build(lit);
    assert.ok(!code.includes('"lit-html"'));
    assert.match(code, /createHTML:html=>trustedPolicy\(\)/);
  });
});

async function build(lit: string): Promise<string> {
  const file = '/node_modules/lit-html/lit-html.js';
  const bundle = await rollup({
    input: file,
    external: /trusted-types/,
    logLevel: 'silent',
    plugins: [
      oneTrustedTypesPolicy(),
      {name: 'lit', resolveId: (id) => (id === file ? id : null), load: () => lit},
    ],
  });
  const {output} = await bundle.generate({format: 'es'});
  return output[0].code;
}
