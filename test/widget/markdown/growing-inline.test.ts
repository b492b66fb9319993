import {expect} from 'chai';
import {renderInline} from '../../../widget/markdown/inline.ts';
import {safeCut} from '../../../widget/markdown/inline-cut.ts';
import {englishLabels} from '../../../widget/markdown/labels.ts';

function markup(text: string, grows: boolean): string {
  const box = document.createElement('div');
  box.append(renderInline(text, {links: new Map(), labels: englishLabels}, grows));
  for (const own of box.querySelectorAll('.new-tab')) own.remove();
  for (const link of box.querySelectorAll('a')) {
    for (const name of ['rel', 'target']) link.removeAttribute(name);
  }
  return box.innerHTML;
}

describe('inline text that still grows', () => {
  const cases: Readonly<Record<string, string>> = {
    'plain text': 'plain text',
    'some **bold': 'some <strong>bold</strong>',
    'some **bold*': 'some <strong>bold</strong>',
    'some **bold** and': 'some <strong>bold</strong> and',
    '***both': '<em><strong>both</strong></em>',
    '**a *b': '<strong>a <em>b</em></strong>',
    '**a _b_ c': '<strong>a <em>b</em> c</strong>',
    '***a* b': '<strong><em>a</em> b</strong>',
    '~~gone': '<del>gone</del>',
    'about ~100': 'about ~100',
    'snake_case and 5 * 3': 'snake_case and 5 * 3',
    'an `open code': 'an <code>open code</code>',
    'an ``open ` code': 'an <code>open ` code</code>',
    'an `open *code': 'an <code>open *code</code>',
    'code `a` and `': 'code <code>a</code> and ',
    'start **': 'start ',
    'see [the docs': 'see the docs',
    'see [the docs]': 'see the docs',
    'see [the **docs': 'see the <strong>docs</strong>',
    'see [the docs](https://exam': 'see the docs',
    'see [the docs](https://a.example "tit': 'see the docs',
    'see [the docs](https://a.example) now': 'see <a href="https://a.example/">the docs</a> now',
    'see [one][tw': 'see [one]tw',
    'a [x] b': 'a [x] b',
    'f[x](is not a link, but': 'f[x](is not a link, but',
    'an ![image': 'an ',
    'an ![image](https://a': 'an ',
    'an ![image](a and **more': 'an ![image](a and <strong>more</strong>',
    'an !': 'an ',
    'a &am': 'a ',
    'a \\': 'a ',
    'a \\*b': 'a *b',
    'at <https://a.ex': 'at ',
    '[**a**](b): **c': '<strong>a</strong>: <strong>c</strong>',
  };
  for (const [text, shown] of Object.entries(cases)) {
    it(`shows "${text}" as "${shown}"`, () => {
      expect(markup(text, true)).to.equal(shown);
    });
  }
});

describe('inline text', () => {
  it('closes emphasis beside a script that knows no spaces', () => {
    expect(markup('**重要：**内容', false)).to.equal('<strong>重要：</strong>内容');
    expect(markup('これは**「強調」**です', false)).to.equal('これは<strong>「強調」</strong>です');
    expect(markup('**注意**(あ)', false)).to.equal('<strong>注意</strong>(あ)');
  });

  it('ends a bare address before the punctuation of such a script', () => {
    expect(markup('见https://a.example/x。然后', false)).to.equal(
      '见<a href="https://a.example/x">https://a.example/x</a>。然后',
    );
  });

  it('reads the names of characters that people write, in the order of their tables', () => {
    expect(
      markup('&nbsp;&yuml;&Alpha;&Omega;&alpha;&sigmaf;&omega;&hellip;&rarr;&frac12;', false),
    ).to.equal('&nbsp;ÿΑΩας\u03c9…→½'.replace('\u03c9', 'ω'));
    expect(markup('&nosuchname; &#0; &#xd800; &#x110000;', false)).to.equal(
      '&amp;nosuchname; \ufffd \ufffd \ufffd',
    );
  });

  it('leaves out what is nested deeper than a reader can follow, and loses no text', () => {
    const box = document.createElement('div');
    box.innerHTML = markup(`${'*a **b '.repeat(200)}x${'** *'.repeat(200)}`, true);
    expect(box.textContent).to.contain('a b a b');
    let depth = 0;
    for (let node = box.querySelector('em'); node; node = node.querySelector('em')) depth++;
    expect(depth).to.be.below(25);
  });

  it('is not read at all when it is longer than any block hands over', () => {
    const text = '*a* '.repeat(2000);
    expect(markup(text, false)).to.equal(text);
  });
});

describe('safeCut', () => {
  const before = (text: string): string => text.slice(0, safeCut(text));

  it('finds the last space where nothing is open', () => {
    expect(before('one **two three** four `five six')).to.equal('one **two three** four');
    expect(before('**one two')).to.equal('');
    expect(before('see [a b](https://c.example "d e')).to.equal('see');
    expect(before('see [a b](https://c.example "d e") f g')).to.equal(
      'see [a b](https://c.example "d e") f',
    );
  });

  it('finds no space in a label that may become a link, and none in raw HTML', () => {
    expect(before('one [two three] ')).to.equal('one');
    expect(before('one [two three]')).to.equal('one');
    expect(before('one <b title="two three">')).to.equal('one');
  });

  it('cuts between characters of scripts that know no spaces', () => {
    expect(safeCut('漢字かな')).to.equal(3);
  });
});
