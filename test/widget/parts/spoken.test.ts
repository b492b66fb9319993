import {expect} from 'chai';

import {Reply} from '../../../widget/markdown/reply.ts';
import {readOut} from '../../../widget/parts/spoken.ts';
import {defaultStrings} from '../../../widget/strings.ts';
import {until} from '../../support/fixture.ts';

describe('what is read out of an answer', () => {
  const spoken = (answer: string): readonly string[] | undefined => {
    let said: readonly string[] | undefined;
    readOut(answer, defaultStrings, (texts) => (said = texts));
    return said;
  };

  it('is one text a block, without marks and addresses', () => {
    expect(spoken('# Gears\n\nUse **low** ones, see [here](https://a.test/x).')).to.deep.equal([
      ...['Gears', 'Use low ones, see here.'],
    ]);
  });

  it('names code instead of spelling it', () => {
    expect(spoken('Run:\n\n```sh\nrm -rf /\n```\n')).to.deep.equal([
      'Run:',
      'Code block, sh, 1 line',
    ]);
  });

  it('takes lists item by item, nested ones too', () => {
    expect(spoken('- one\n  - inner\n- two\n\n1. first\n\n2. second')).to.deep.equal([
      ...['one', 'inner', 'two', 'first', 'second'],
    ]);
  });

  it('takes tables row by row', () => {
    expect(spoken('| a | b |\n|---|---|\n| 1 | 2 |')).to.deep.equal(['a, b', '1, 2']);
  });

  it('is nothing for nothing', () => {
    expect(spoken(' \n')).to.deep.equal([]);
  });

  it('is prepared in turns when the answer is very long, so that the page never stands still', async () => {
    const paragraph = `${'word '.repeat(199)}[end](https://a.test).\n\n`;
    let said: readonly string[] | undefined;
    readOut(paragraph.repeat(100), defaultStrings, (texts) => (said = texts));
    expect(said, 'at once').to.equal(undefined);
    await until(() => said !== undefined);
    const rest = 'Message continues, 19,800 words. It is in the conversation.';
    expect(said).to.deep.equal([`${'word '.repeat(199)}end.`, rest]);
  });

  it('reads two or three paragraphs in a turn, so that a key pressed meanwhile does not wait', async () => {
    const {read} = Reply.prototype;
    let [inTurn, most] = [0, 0];
    Reply.prototype.read = function (text) {
      most = Math.max(most, (inTurn += text.length));
      queueMicrotask(() => (inTurn = 0));
      read.call(this, text);
    };
    let said: readonly string[] = [];
    try {
      readOut('word '.repeat(4000), defaultStrings, (texts) => (said = texts));
      await until(() => said.length > 0);
    } finally {
      Reply.prototype.read = read;
    }
    expect(most).to.be.within(1, 2500);
  });

  it('names a few blocks of code in a turn, however many there are', async () => {
    let [named, most] = [0, 0];
    const strings = Object.defineProperty({...defaultStrings}, 'codeSpokenPlain', {
      get: () => {
        most = Math.max(most, ++named);
        queueMicrotask(() => (named = 0));
        return defaultStrings.codeSpokenPlain;
      },
    });
    let said: readonly string[] = [];
    readOut('```\nx\n```\n\n'.repeat(100), strings, (texts) => (said = texts));
    await until(() => said.length > 0);
    expect(said[0]).to.equal('Code block, 1 line');
    expect(most).to.be.within(1, 20);
  });
});
