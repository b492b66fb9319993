import {expect} from 'chai';
import {contrast} from '../../../widget/contrast.ts';
import {highlightCode} from '../../../widget/highlight/highlight.ts';
import {colours} from '../../../widget/highlight/highlight-css.ts';
import {LiveMarkdown} from '../../../widget/markdown/live-markdown.ts';
import {renderMarkdown} from '../../../widget/markdown/markdown.ts';
import {until} from '../../support/fixture.ts';
import {replyBox} from '../../support/reply-box.ts';

const CODE = '```js\nconst answer = ask("why"); // 42\n```\n\n';

/** What is coloured in a kind's colour, as text. */
function coloured(kind: string, root: Node): string[] {
  const found: string[] = [];
  for (const stretch of CSS.highlights.get(`behest-${kind}`) ?? []) {
    if (!root.contains(stretch.startContainer)) continue;
    const range = document.createRange();
    range.setStart(stretch.startContainer, stretch.startOffset);
    range.setEnd(stretch.endContainer, stretch.endOffset);
    found.push(range.toString());
  }
  return found;
}

describe('coloured code', () => {
  let box: HTMLElement;

  before(() => highlightCode());
  beforeEach(async () => {
    box = await replyBox();
  });

  it('gets its colours when the block is complete, without a change of its nodes', async () => {
    const live = new LiveMarkdown(box);
    live.push(CODE.slice(0, 20));
    live.flush();
    expect(coloured('keyword', box)).to.deep.equal([]);
    live.push(`${CODE.slice(20)}Text.`);
    live.finish();
    const before = box.innerHTML;
    await until(() => coloured('comment', box).length > 0);
    expect(coloured('keyword', box)).to.deep.equal(['const']);
    expect(coloured('name', box)).to.deep.equal(['ask']);
    expect(coloured('string', box)).to.deep.equal(['"why"']);
    expect(coloured('comment', box)).to.deep.equal(['// 42']);
    expect(box.innerHTML).to.equal(before);
  });

  it('gets them in a conversation that is shown again, also across the pieces of a long block', async () => {
    const lines = 'const a = 1;\n'.repeat(100);
    box.append(renderMarkdown(`\`\`\`js\n${lines}/* one\n${lines}two */\n\`\`\`\n`));
    await until(() => coloured('comment', box).length > 0);
    expect(coloured('keyword', box).length).to.equal(100);
    expect(coloured('comment', box)).to.deep.equal([`/* one\n${lines}two */`]);
  });

  it('gets none without a language that we know, and none when it is very long', async () => {
    const long = `\`\`\`js\n${'let a;\n'.repeat(20_000)}\`\`\`\n\n`;
    box.append(
      renderMarkdown(`${long}\`\`\`klingon\nlet a;\n\`\`\`\n\n\`\`\`\nlet a;\n\`\`\`\n\n${CODE}`),
    );
    await until(() => coloured('comment', box).length > 0);
    expect(coloured('keyword', box)).to.deep.equal(['const']);
  });

  it('forgets what has left the page', async () => {
    box.append(renderMarkdown(CODE));
    await until(() => coloured('comment', box).length > 0);
    const [gone] = box.children;
    box.replaceChildren(renderMarkdown(CODE));
    await until(() => coloured('comment', box).length > 0);
    expect(coloured('comment', gone!)).to.deep.equal([]);
  });

  it('can be read on its surface, in light and dark', () => {
    const rgb = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    for (const [light, dark] of Object.values(colours)) {
      expect(contrast(rgb(light), rgb('#f1f3f6')), light).to.be.at.least(4.5);
      expect(contrast(rgb(dark), rgb('#0f1115')), dark).to.be.at.least(4.5);
    }
  });

  it('has those colours', async () => {
    box.append(renderMarkdown(CODE));
    await until(() => coloured('comment', box).length > 0);
    const colourIn = (scheme: string) => {
      box.style.setProperty('color-scheme', scheme);
      const code = box.querySelector('code')!;
      return getComputedStyle(code, '::highlight(behest-keyword)').color;
    };
    expect(colourIn('light')).to.equal('rgb(138, 31, 143)');
    expect(colourIn('dark')).to.equal('rgb(219, 166, 245)');
  });
});
