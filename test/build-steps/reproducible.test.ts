import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {rollup} from 'rollup';
import type {OutputOptions, RollupOptions} from 'rollup';

import {integrityOf} from '../../build-steps/integrity.mjs';
import {builtFile} from '../support/host-site.ts';

describe('the script-tag build', () => {
  it('is the same to the byte when it is built again, and has the published hash', async () => {
    const {default: config} = (await import('../../rollup.config.mjs')) as {
      default: readonly RollupOptions[];
    };
    const [options] = config;
    assert.ok(options);
    const bundle = await rollup({...options, logLevel: 'silent'});
    const {output} = await bundle.generate(options.output as OutputOptions);
    await bundle.close();
    const hashes = JSON.parse(builtFile('sri.json')) as Readonly<Record<string, string>>;
    for (const file of output) {
      const content = file.type === 'chunk' ? file.code : file.source.toString();
      assert.equal(content, builtFile(file.fileName), file.fileName);
      const published = hashes[file.fileName];
      if (file.fileName.endsWith('.js')) assert.equal(integrityOf(content), published);
    }
    assert.deepEqual(output.map(({fileName}) => fileName).sort(), [
      ...['THIRD-PARTY-LICENSES.txt', 'behest-chat.iife.js', 'behest-chat.js'],
    ]);
  });

  it('says in its first line that browsers may compile it while it arrives', () => {
    for (const file of ['behest-chat.js', 'behest-chat.iife.js']) {
      assert.equal(builtFile(file).split('\n')[0], '//# allFunctionsCalledOnLoad', file);
    }
  });

  it('keeps the licences of the packages inside it', () => {
    const licences = builtFile('THIRD-PARTY-LICENSES.txt');
    for (const name of ['lit-html', '@lit/reactive-element', 'openai']) {
      assert.match(licences, new RegExp(`^${name} \\d`, 'm'), name);
    }
  });
});
