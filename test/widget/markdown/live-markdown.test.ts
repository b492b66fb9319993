import {expect} from 'chai';
import {LiveMarkdown} from '../../../widget/markdown/live-markdown.ts';
import {createDocument} from './documents.ts';
import {createRandom, cutAtRandom, expectSameDrawing} from './drawing.ts';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

describe('LiveMarkdown', () => {
  let box: HTMLElement;
  let live: LiveMarkdown;

  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
    live = new LiveMarkdown(box);
  });
  afterEach(() => {
    live.dispose();
    box.remove();
  });

  it('draws what was pushed with the next frame, not before', async () => {
    live.push('Hello ');
    live.push('world and');
    expect(box.textContent).to.equal('');
    await nextFrame();
    expect(box.textContent).to.equal('Hello world and');
  });

  it('draws at once when flushed', () => {
    live.push('Hello');
    live.flush();
    expect(box.textContent).to.equal('Hello');
  });

  it('draws no more when disposed', async () => {
    live.push('Hello');
    live.dispose();
    await nextFrame();
    await nextFrame();
    expect(box.textContent).to.equal('');
  });

  it('spreads a huge piece over frames and still shows all of it', async () => {
    const text = 'One sentence after the other.\n\n'.repeat(2000);
    live.push(text);
    await nextFrame();
    const first = box.querySelectorAll('p').length;
    expect(first).to.be.within(1, 500);
    live.finish();
    expect(box.querySelectorAll('p').length).to.equal(2000);
  });

  it('shows quote marks beyond the deepest quote as they come, not all at the end of their line', () => {
    live.push('> '.repeat(24));
    live.flush();
    expect(box.textContent, 'marks that can still open quotes').to.equal('');
    live.push('> > >');
    live.flush();
    expect(box.querySelectorAll('blockquote').length).to.equal(24);
    expect(box.textContent).to.equal('> > >');
  });

  it('ends a reply beyond the length cap with a note', () => {
    const paragraph = `${'word '.repeat(100)}\n\n`;
    for (let length = 0; length < 520_000; length += paragraph.length) live.push(paragraph);
    live.finish();
    expect(box.lastElementChild?.textContent).to.equal('This message is too long to show in full.');
    expect(box.textContent.length).to.be.below(501_000);
  });

  const random = createRandom(20_26);
  for (let batch = 1; batch <= 8; batch++) {
    it(`ends with the same nodes as drawing at once, for 250 documents (${batch})`, () => {
      for (let count = 0; count < 250; count++) {
        const text = createDocument(random);
        expectSameDrawing(text, cutAtRandom(text, random, count % 3 === 0 ? 3 : 40));
      }
    });
  }

  it('ends with the same nodes for long paragraphs, code, lists, tables and quotes', () => {
    const line = 'some *words* and `code` and a [link](https://example.org), 5 * 3';
    const texts = [
      `${line} `.repeat(100),
      `${line}\n`.repeat(100),
      '漢字かな。'.repeat(1500),
      'x'.repeat(5000),
      `**${'bold '.repeat(1000)}**`,
      `\`\`\`js\n${`${line}\n`.repeat(300)}\`\`\`\n`,
      `- ${line}\n`.repeat(200),
      `${`- ${line}\n`.repeat(100)}\n${`- ${line}\n`.repeat(100)}`,
      `| a | b |\n|---|---|\n${`| ${line} | 1 |\n`.repeat(200)}`,
      `> ${line}\n`.repeat(200),
      `${line} [late] and [late one][late].\n\n`.repeat(50) + '[late]: https://example.org/late\n',
      '*a_'.repeat(700),
      '[a](b'.repeat(700),
      '> '.repeat(300) + 'x',
    ];
    for (const text of texts) expectSameDrawing(text, cutAtRandom(text, random, 200));
  });
});
