import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {shrinkMarkup, shrinkStyleSheet} from '../../build-steps/shrink-templates.mjs';
import {builtFile} from '../support/host-site.ts';

describe('templates in the build', () => {
  it('keep one space where the source breaks a line, for words would run together without it', () => {
    assert.equal(shrinkMarkup('<b>one</b>\n    <i>two</i>'), '<b>one</b> <i>two</i>');
    assert.equal(shrinkMarkup('\0\n  \0 <time>now</time>'), '\0 \0 <time>now</time>');
    assert.equal(shrinkMarkup('<button\n  type="button"\n>'), '<button type="button">');
  });

  it('keep none at the edges of blocks, where nobody would see it', () => {
    const source =
      '\n  <li class=\0>\n    <span>one</span>\n    <p title="a > b">\n      two \0\n    </p>\n  </li>\n';
    assert.equal(
      shrinkMarkup(source),
      '<li class=\0><span>one</span><p title="a > b">two \0</p></li>',
    );
  });

  it('keep it outside of a button, which stands in its line like a letter', () => {
    const source = '<button>\n  one\n</button>\n<button>two</button>';
    assert.equal(shrinkMarkup(source), '<button>one</button> <button>two</button>');
  });

  it('leave alone what stands in one line', () => {
    assert.equal(shrinkMarkup('<b>two  spaces</b>'), '<b>two  spaces</b>');
    assert.equal(shrinkMarkup(' />'), ' />', 'an unquoted value would swallow the slash');
  });

  it('are shrunk in every file that carries them', () => {
    for (const file of ['behest-chat.js', 'chat.js', 'index.worker.js']) {
      const code = builtFile(file);
      assert.ok(code.includes('<section part="panel"'), file);
      assert.deepEqual(code.match(/<[a-z]\w*\n.*|[\w"}]>\n.*/g), null, file);
    }
  });
});

describe('style sheets in the build', () => {
  it('lose comments and layout', () => {
    const source =
      '\n  /* Why. */\n  :host([open]) > .a,\n  .b {\n    color: red;\n    top: 0;\n  }\n';
    assert.equal(shrinkStyleSheet(source).trim(), ':host([open])>.a,.b{color:red;top:0}');
  });

  it('keep the spaces that mean something', () => {
    const rules =
      '.a :hover{inset:calc(1px + 2px) 3px}@media (width > 40em) and (hover){.b .c{top:1px}}';
    assert.equal(shrinkStyleSheet(rules), rules.replace('width > 40em', 'width>40em'));
  });

  it('take no space inside parentheses and no zero before a point', () => {
    const rules = '.a{inset:calc( 1px + var(--b, 0.5em) );scale:0.98 10.5}';
    assert.equal(shrinkStyleSheet(rules), '.a{inset:calc(1px + var(--b,.5em));scale:.98 10.5}');
  });

  it('keep what is quoted, as it is', () => {
    const rules = `.a{content:'a  {  /* b */ ;  } '}.b{content:"; }"}`;
    assert.equal(shrinkStyleSheet(rules), rules);
  });
});
