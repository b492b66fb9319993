import {expect} from 'chai';

import {spokenBlocks} from '../../../widget/parts/spoken.ts';
import {defaultStrings} from '../../../widget/strings.ts';

describe('what is read out of an answer', () => {
  const spoken = (answer: string): readonly string[] => spokenBlocks(answer, defaultStrings);

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
});
