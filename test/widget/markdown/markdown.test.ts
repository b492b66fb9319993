import {expect} from 'chai';
import {CodeCopyEvent} from '../../../widget/markdown/code-copy.ts';
import {renderMarkdown} from '../../../widget/markdown/markdown.ts';
import {drawWhole} from './drawing.ts';

/** Markup of the reply without the boxes that every reply has. */
function markup(text: string): string {
  return drawWhole(text).firstElementChild?.innerHTML ?? '';
}

describe('renderMarkdown', () => {
  it('starts headings below the title of the panel and skips no level', () => {
    expect(markup('# One\n\n## Two\n\n###### Six')).to.equal(
      '<h3>One</h3><h4>Two</h4><h5>Six</h5>',
    );
    expect(markup('One\n===\n\nTwo\n---')).to.equal('<h3>One</h3><h4>Two</h4>');
  });

  it('starts headings at another level when asked', () => {
    const box = document.createElement('div');
    box.append(renderMarkdown('# One', undefined, 1));
    expect(box.querySelector('h1')?.textContent).to.equal('One');
  });

  it('keeps the text of tight lists plain and makes paragraphs in loose ones', () => {
    expect(markup('- a\n- b\n  1. c')).to.equal('<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>');
    expect(markup('3) a\n\n4) b')).to.equal(
      '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>',
    );
  });

  it('makes a list loose whose gap comes late', () => {
    const tight = '- *a* b\n- c\n  > d\n'.repeat(3);
    expect(markup(`${tight}\n- e`)).to.equal(
      `<ul>${'<li><p><em>a</em> b</p></li><li><p>c</p><blockquote><p>d</p></blockquote></li>'.repeat(3)}<li><p>e</p></li></ul>`,
    );
  });

  it('shows tasks as disabled boxes that their text labels', () => {
    const items = drawWhole('- [ ] to do\n- [x] **done**').querySelectorAll('li');
    const [open, done] = [...items].map((item) => item.querySelector('input'));
    expect([open?.type, open?.disabled, open?.checked]).to.deep.equal(['checkbox', true, false]);
    expect([done?.type, done?.disabled, done?.checked]).to.deep.equal(['checkbox', true, true]);
    expect(done?.closest('label')?.textContent.trim()).to.equal('done');
  });

  it('shows raw HTML as the text it is', () => {
    const box = drawWhole('a <b onclick="x()">b</b>\n\n<div>\n<img src=x onerror=y()>\n</div>');
    expect(box.querySelectorAll('b, img, .markdown div').length).to.equal(0);
    expect(box.textContent).to.contain('<b onclick="x()">b</b>');
    expect(box.textContent).to.contain('<div>\n<img src=x onerror=y()>\n</div>');
  });

  it('reads entities as text, never as markup', () => {
    expect(drawWhole('&copy; &#x3c;b&#62; &lt;i&gt; &amp;lt; `&amp;`').textContent).to.equal(
      '© <b> <i> &lt; &amp;',
    );
  });

  it('keeps a footnote, which a link definition would swallow', () => {
    expect(drawWhole('Text[^1].\n\n[^1]: note').textContent).to.equal('Text[^1].[^1]: note');
  });

  it('uses the first of several definitions, wherever it stands', () => {
    const box = drawWhole('[A]\n\n> [a]: https://one.example\n\n[a]: https://two.example');
    expect(box.querySelector('a')?.href).to.equal('https://one.example/');
  });

  it('shows what is nested too deep for a reader as text', () => {
    const box = drawWhole(`${'> '.repeat(200)}deep`);
    expect(box.querySelectorAll('blockquote').length).to.equal(24);
    expect(box.textContent).to.contain('> > deep');
  });

  it('loses no letter among thousands of marks, and nests none of them deep', () => {
    for (const mark of ['*a_', '_a*', '**a ', '[a](b', '![a', '~~a *']) {
      const box = drawWhole(mark.repeat(3000));
      const letters = box.textContent.replace(/[^a]/g, '');
      expect(letters.length, mark).to.equal(3000);
      expect(box.querySelector('* '.repeat(30)), mark).to.equal(null);
    }
  });

  it('gives a block its direction as soon as a reply has text from right to left', () => {
    const directions = (text: string) =>
      [...drawWhole(text).querySelectorAll('.markdown > *')].map((block) =>
        block.getAttribute('dir'),
      );
    expect(directions('one\n\ntwo')).to.deep.equal([null, null]);
    expect(directions('one\n\n- שלום\n\nthree')).to.deep.equal([null, 'auto', 'auto']);
  });

  it('groups the blocks of a long reply, and no block is lost', () => {
    const box = drawWhole('word\n\n'.repeat(100));
    expect(box.childElementCount).to.be.above(1);
    expect(box.querySelectorAll('p').length).to.equal(100);
  });
});

describe('a code block', () => {
  const draw = (text: string) => drawWhole(text).querySelector<HTMLElement>('.code-block')!;

  it('names its language in view and to assistive technology', () => {
    const block = draw('```ts title="a"\nlet a;\n```');
    expect(block.querySelector('.code-head')?.textContent).to.equal('tsCopy');
    expect(block.querySelector('pre')?.getAttribute('aria-label')).to.equal('Code, ts');
    expect(block.querySelector('pre')?.dir).to.equal('ltr');
    expect(block.querySelector('code')?.className).to.equal('language-ts');
    expect(draw('```\nx\n```').querySelector('pre')?.getAttribute('aria-label')).to.equal('Code');
  });

  it('gives no class that is not a language', () => {
    expect(draw('```"><img\nx\n```').querySelector('code')?.className).to.equal('');
    expect(draw('```c++ card\nx\n```').querySelector('code')?.className).to.equal('language-c++');
  });

  it('hands its exact text to whoever hosts the message', () => {
    const lines = Array.from({length: 200}, (_, index) => `\tline ${index} <b>`).join('\n');
    const box = drawWhole(`\`\`\`\n${lines}\n\n  end\n\`\`\``);
    let copied: Event | undefined;
    box.addEventListener('code-copy', (event) => (copied = event));
    box.querySelector<HTMLButtonElement>('.code-copy')?.click();
    expect(copied).to.be.instanceOf(CodeCopyEvent);
    expect((copied as CodeCopyEvent).text).to.equal(`${lines}\n\n  end`);
    expect(copied?.composed).to.equal(false);
  });

  it('keeps the lines of indented code and drops the blank ones behind it', () => {
    const box = drawWhole('    a\n\n      b\n\n\ntext');
    expect(box.querySelector('code')?.textContent).to.equal('a\n\n  b\n');
  });
});

describe('a table', () => {
  it('stands in a named box and names its columns', () => {
    const box = drawWhole('| a | b |\n|:-:|--|\n| 1 \\| 2 | `x` | 3 |\n| 4 |').querySelector(
      '.table-box',
    );
    expect(box?.getAttribute('aria-label')).to.equal('Table');
    expect(box?.innerHTML).to.equal(
      '<table><thead><tr><th scope="col" align="center">a</th><th scope="col">b</th></tr></thead>' +
        '<tbody><tr><td align="center">1 | 2</td><td><code>x</code></td></tr>' +
        '<tr><td align="center">4</td><td></td></tr></tbody></table>',
    );
  });
});
