import {expect} from 'chai';

import {LiveMarkdown} from '../../../widget/markdown/live-markdown.ts';
import {nextFrames} from '../../support/fixture.ts';
import {replyBox} from '../../support/reply-box.ts';
import {createRandom, cutAtRandom, expectSameDrawing} from './drawing.ts';

const LONG = `much text and a word of ${'many'.repeat(12)} letters`;

function tableOf(rows: number): string {
  const lines = Array.from({length: rows}, (_, row) => {
    return `| ${row} | ${row % 9 === 4 ? LONG : '**some** text'} | \`${row * 3}\` |\n`;
  });
  return `| a | UPPER CASE | sum |\n|--:|---|:-:|\n${lines.join('')}`;
}

describe('a long table', () => {
  let box: HTMLElement;

  beforeEach(async () => {
    box = await replyBox();
  });

  function draw(text: string): HTMLTableElement {
    const live = new LiveMarkdown(box);
    live.push(text);
    live.finish();
    return box.querySelector('table')!;
  }

  const edgesOf = (cells: Iterable<Element>): readonly number[] =>
    [...cells].flatMap((cell) => {
      const {left, right} = cell.getBoundingClientRect();
      return [Math.round(left), Math.round(right)];
    });

  it('ends with the same nodes, however it came in pieces', () => {
    const text = `Before.\n\n${tableOf(130)}\nAfter.`;
    const random = createRandom(5);
    for (let turn = 0; turn < 4; turn++) {
      expectSameDrawing(text, cutAtRandom(text, random, 10 ** (turn + 1)));
    }
  });

  it('keeps its columns below one another, through all its pieces', () => {
    const table = draw(tableOf(130));
    expect(table.tBodies).to.have.length(3);
    const head = edgesOf(table.rows[0]!.cells);
    for (const row of [1, 5, 50, 51, 100, 130]) {
      expect(edgesOf(table.rows[row]!.cells), `row ${row}`).to.deep.equal(head);
    }
    const {left, right} = table.getBoundingClientRect();
    expect([Math.round(left), Math.round(right)]).to.deep.equal([head[0], head.at(-1)]);
  });

  it('costs nothing where it is out of sight', async () => {
    const [first, ...others] = draw(tableOf(400)).tBodies;
    const isDrawn = (piece: Element | undefined): boolean | undefined =>
      piece?.querySelector('td')?.checkVisibility({contentVisibilityAuto: true});
    await nextFrames(2);
    expect(isDrawn(first)).to.equal(true);
    expect(isDrawn(others.at(-1))).to.equal(false);
  });

  it('has shorter pieces when it is wide', () => {
    const row = (cell: string): string => `${`| ${cell} `.repeat(100)}|\n`;
    const table = draw(row('h') + row('---') + row('text').repeat(12));
    expect([...table.tBodies].map(({rows}) => rows.length)).to.deep.equal([5, 5, 2]);
  });

  it('wraps a text that is too long for its column, and numbers that grow never', () => {
    const {rows} = draw(tableOf(2000));
    const [, one, , , , long] = rows;
    const last = rows[2000]!;
    const line = one!.getBoundingClientRect().height;
    expect(last.getBoundingClientRect().height / line).to.be.within(0.8, 1.2);
    expect(long!.getBoundingClientRect().height / line).to.be.within(1.4, 3.2);
    for (const cell of long!.cells) expect(cell.scrollWidth).to.equal(cell.clientWidth);
  });

  it('breaks no word of capitals, in its head or below', () => {
    const words = ['WARNING', 'MAXIMUM', 'COMMAND', 'ACCOUNT', 'RECOMMENDED', 'WWW'];
    box.style.setProperty('font', '16px system-ui, Arial, sans-serif');
    for (const word of words) {
      const {rows} = draw(`| ${word} |\n|---|\n${`| ${word} |\n| x |\n`.repeat(30)}`);
      const heights = [0, 1, 2].map((row) => rows[row]!.getBoundingClientRect().height);
      expect(Math.max(...heights) / Math.min(...heights), word).to.be.below(1.2);
      box.replaceChildren();
    }
  });

  it('gives a letter of Chinese the room of two, and a column of marks that of what they show', () => {
    const rows = '| 合計数量 | abcdefgh | **a**`b`[c](https://a.example) |\n'.repeat(50);
    const {cells} = draw(`| a | b | c |\n|---|---|---|\n${rows}`).rows[0]!;
    const [chinese, latin, marks] = [...cells].map(({width}) => Number(width));
    expect(chinese).to.equal(latin);
    expect(marks).to.be.below(latin ?? 0);
  });

  it('keeps the widths that it began with, whatever comes', () => {
    const {width} = draw(tableOf(50));
    box.replaceChildren();
    const longer = `${tableOf(60)}| ${'9'.repeat(20)} | ${'wider '.repeat(9)} | 0 |\n`;
    expect(draw(longer + '| 1 | 2 | 3 |\n'.repeat(60)).width).to.equal(width);
  });

  it('begins where a table is no longer laid out quickly; the browser fits a shorter one', () => {
    const short = draw(tableOf(49));
    expect(short.querySelectorAll('[width]')).to.have.length(0);
    expect(getComputedStyle(short).display).to.equal('table');
    box.replaceChildren();
    expect(getComputedStyle(draw(tableOf(50))).display).to.equal('block');
  });
});
