import {expect} from 'chai';
import {LiveMarkdown} from '../../../widget/markdown/live-markdown.ts';
import {nextFrames} from '../../support/fixture.ts';
import {replyBox} from '../../support/reply-box.ts';
import {createRandom, cutAtRandom} from './drawing.ts';

const SETTLED =
  'A paragraph to select.\n\n' +
  '- an item\n- [a link](https://example.org) in an item\n\n' +
  `\`\`\`\n${'long line '.repeat(80)}\n\`\`\`\n\n` +
  'More text and a [late] reference.\n\n';
const MORE =
  'Then **more** text, `code`, and\n\n- another\n- list\n\n| a |\n|---|\n| 1 |\n\n> quote\n\n'.repeat(
    30,
  ) + '[late]: https://example.org/late\n\nThe end.';

describe('settled blocks, while the reply goes on', () => {
  let box: HTMLElement;
  let live: LiveMarkdown;

  beforeEach(async () => {
    box = await replyBox();
    live = new LiveMarkdown(box);
    live.push(SETTLED);
    live.flush();
  });

  function goOn(): void {
    for (const piece of cutAtRandom(MORE, createRandom(4))) {
      live.push(piece);
      live.flush();
    }
    live.finish();
  }

  it('keep the selection', () => {
    const text = box.querySelector('p')!.firstChild!;
    const range = new StaticRange({
      startContainer: text,
      startOffset: 2,
      endContainer: text,
      endOffset: 11,
    });
    getSelection()!.setBaseAndExtent(text, 2, text, 11);
    goOn();
    const [now] = getSelection()!.getComposedRanges({
      shadowRoots: [box.getRootNode() as ShadowRoot],
    });
    expect([now?.startContainer, now?.startOffset, now?.endOffset]).to.deep.equal([
      range.startContainer,
      2,
      11,
    ]);
    expect(text.isConnected).to.equal(true);
  });

  it('keep the focus on a link', () => {
    const link = box.querySelector('a')!;
    link.focus();
    goOn();
    expect((box.getRootNode() as ShadowRoot).activeElement).to.equal(link);
  });

  it('keep their scroll position', () => {
    const code = box.querySelector('pre')!;
    code.scrollLeft = 100;
    goOn();
    expect(code.scrollLeft).to.equal(100);
  });

  const TALL: Readonly<Record<string, string>> = {
    'a list': '- an item\n'.repeat(100),
    code: `\`\`\`\n${'a line\n'.repeat(300)}\`\`\`\n`,
    'a table': `| a | b |\n|---|---|\n${'| one | two |\n'.repeat(130)}`,
  };
  for (const [name, text] of Object.entries(TALL)) {
    it(`keep their height when more comes below them: ${name}`, async () => {
      box.replaceChildren();
      live = new LiveMarkdown(box);
      let height = 0;
      // Whoever follows the end of a reply asks for its height within the frame that draws it.
      for (const line of [...text.split(/(?<=\n)/), '\n', 'Then text.\n', '\nMore.']) {
        live.push(line);
        live.flush();
        expect(box.scrollHeight, `${height} before`).to.be.at.least(height);
        await nextFrames(1);
        height = box.scrollHeight;
      }
    });
  }

  it('are never touched, but for text whose definition comes late', () => {
    const blocks = [...box.querySelectorAll('p, ul, li, pre, code')];
    const late = blocks.find((block) => block.textContent.includes('[late]'));
    const changed = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const {target} of records) changed.add(target);
    });
    observer.observe(box, {subtree: true, childList: true, characterData: true, attributes: true});
    goOn();
    for (const {target} of observer.takeRecords()) changed.add(target);
    observer.disconnect();
    expect(blocks.filter((block) => changed.has(block))).to.deep.equal([late]);
    expect(late?.querySelector('a')?.href).to.equal('https://example.org/late');
  });
});

/** How many nodes a growing reply throws away again. */
function countRemoved(text: string): number {
  const box = document.createElement('div');
  const live = new LiveMarkdown(box);
  let removed = 0;
  const observer = new MutationObserver(() => {});
  observer.observe(box, {subtree: true, childList: true});
  for (const piece of cutAtRandom(text, createRandom(9), 60)) {
    live.push(piece);
    live.flush();
    for (const record of observer.takeRecords()) removed += record.removedNodes.length;
  }
  live.finish();
  observer.disconnect();
  return removed;
}

describe('a block that grows for long', () => {
  const line = 'some **words** and `code` to [read](https://example.org) at *leisure*';
  const shapes: Readonly<Record<string, (count: number) => string>> = {
    'a list': (count) => `- ${line}\n`.repeat(count),
    'a nested list': (count) => `- top\n${`  - ${line}\n`.repeat(count)}`,
    'a quote': (count) => `> ${line}\n`.repeat(count),
    'a paragraph': (count) => `${line} `.repeat(count),
    'a code block': (count) => `\`\`\`\n${`${line}\n`.repeat(count)}`,
    'a table': (count) => `| a |\n|---|\n${`| ${line} |\n`.repeat(count)}`,
  };
  for (const [name, create] of Object.entries(shapes)) {
    it(`throws away no more nodes a line than in the beginning: ${name}`, () => {
      const few = countRemoved(create(50));
      const many = countRemoved(create(200));
      expect(many).to.be.at.most(4 * few + 50);
    });
  }
});
