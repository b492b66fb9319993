import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Link} from '../../../demo/workbench/link.ts';

describe('the link of the workbench', () => {
  it('holds all that is set, readable, and tells the stand-in its part', () => {
    let changes = 0;
    const link = new Link('?s=429&n=7&theme=dark', () => changes++);
    link.set('prompt', 'Hello, world');
    link.toggle('auto', true);
    link.set('theme', '');
    assert.equal(link.query, '?s=429&n=7&prompt=Hello,+world&auto=1');
    assert.equal(changes, 3);
    assert.deepEqual(link.forStandIn, [
      ['s', '429'],
      ['n', '7'],
    ]);
    assert.deepEqual(
      [...new URLSearchParams(link.query)],
      [
        ['s', '429'],
        ['n', '7'],
        ['prompt', 'Hello, world'],
        ['auto', '1'],
      ],
    );
  });

  it('knows no key, wherever it comes from', () => {
    for (const key of ['behest_sk_live_1', 'behest_pk_1', 'BEHEST_SK_1']) {
      const link = new Link(`?prompt=${key}&${key}=1&n=1`);
      link.set('label', `My ${key}`);
      assert.equal(link.query, '?n=1');
    }
  });

  it('reads switches and numbers as people write them', () => {
    const link = new Link('?open=1&mix=0&share=false&auto&x=9&y=nonsense');
    assert.deepEqual(
      ['open', 'mix', 'share', 'auto', 'page'].map((name) => link.on(name)),
      [true, false, false, true, false],
    );
    assert.equal(link.number('x', {from: 1, to: 4, fallback: 1}), 4);
    assert.equal(link.number('y', {from: 1, to: 4, fallback: 2}), 2);
  });
});
