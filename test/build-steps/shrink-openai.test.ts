import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {shrinkOpenai} from '../../build-steps/shrink-openai.mjs';

describe('the decoder of openai in the build', () => {
  const {transform} = shrinkOpenai();
  const shortened = (file: string): string => {
    const source = readFileSync(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8');
    return transform(source, `/house/node_modules/${file}`)?.code ?? '';
  };

  it('loses what no browser needs, and keeps all that decodes', () => {
    const [, events = ''] = shortened('openai/core/streaming.mjs').split('function* _iterSSE');
    assert.doesNotMatch(events, /expo|throw/);
    assert.match(
      events,
      /^Messages\(response, controller\) \{\s+const sseDecoder = new SSEDecoder\(\);/,
    );
    const lines = shortened('openai/internal/decoders/line.mjs');
    assert.doesNotMatch(lines, /NEWLINE_/);
    assert.match(lines, /new WeakMap\(\);/);
    const fields = shortened('openai/internal/tslib.mjs');
    assert.doesNotMatch(fields, /throw/);
    assert.match(fields, /state\.get\(receiver\)/);
  });

  it('stops the build when the package no longer holds what is left out', () => {
    assert.throws(() => transform('', 'C:\\house\\openai\\internal\\tslib.mjs'), /no longer holds/);
  });

  it('leaves every other file alone', () => {
    assert.equal(transform('throw 1;', '/house/widget/define.ts'), null);
  });
});
