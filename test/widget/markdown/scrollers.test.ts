import {expect} from 'chai';
import {LiveMarkdown} from '../../../widget/markdown/live-markdown.ts';
import {until} from '../../support/fixture.ts';
import {replyBox} from '../../support/reply-box.ts';

const WIDE_CODE = `\`\`\`js\n${'wide '.repeat(80)}\n\`\`\`\n\n`;
const NARROW_CODE = '```js\nlet a;\n```\n\n';
const WIDE_TABLE = `| ${'wide | '.repeat(60)}\n|${'---|'.repeat(60)}\n\n`;
const NARROW_TABLE = '| a |\n|---|\n\n';

describe('boxes that scroll sideways', () => {
  let box: HTMLElement;
  let live: LiveMarkdown;

  beforeEach(async () => {
    box = await replyBox();
    box.style.setProperty('width', '400px');
    live = new LiveMarkdown(box);
  });

  const scrollers = () => [...box.querySelectorAll<HTMLElement>('pre, .table-box')];
  const stops = () => scrollers().map((scroller) => scroller.getAttribute('tabindex'));
  const draw = (text: string) => {
    live.push(text);
    live.flush();
  };

  it('take the focus when their content overflows, and only then', async () => {
    draw(WIDE_CODE + NARROW_CODE + WIDE_TABLE + NARROW_TABLE);
    await until(() => stops().includes('0'));
    expect(stops()).to.deep.equal(['0', null, '0', null]);
    const [code, , table] = scrollers();
    expect(code?.getAttribute('aria-label')).to.equal('Code, js');
    expect(table?.getAttribute('aria-label')).to.equal('Table');
  });

  it('become a stop when a line grows too long, and cease when there is room again', async () => {
    draw('```\nshort ');
    await until(() => box.isConnected && scrollers().length === 1);
    draw('and now it goes on '.repeat(20));
    await until(() => stops()[0] === '0');
    box.style.setProperty('width', '9000px');
    await until(() => stops()[0] === null);
  });

  it('keep the focus while the answer goes on', async () => {
    draw(WIDE_CODE);
    await until(() => stops()[0] === '0');
    const [code] = scrollers();
    code?.focus();
    draw(`More text, and ${WIDE_CODE}`);
    live.finish();
    expect((box.getRootNode() as ShadowRoot).activeElement).to.equal(code);
  });
});
