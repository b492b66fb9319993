import {expect} from 'chai';
import {closeMarks, scanMarks} from '../../../widget/markdown/open-marks.ts';

describe('closeMarks', () => {
  const cases: Readonly<Record<string, string>> = {
    'plain text': 'plain text',
    'some **bold': 'some **bold**',
    'some **bold ': 'some **bold**',
    'some **bold*': 'some **bold**',
    'some **bold** and': 'some **bold** and',
    '***both': '***both***',
    '**a *b': '**a *b***',
    '**a _b_ c': '**a _b_ c**',
    '~~gone': '~~gone~~',
    'about ~100': 'about ~100',
    'snake_case and 5 * 3': 'snake_case and 5 * 3',
    'an `open code': 'an `open code`',
    'an ``open ` code': 'an ``open ` code``',
    'an `open *code': 'an `open *code`',
    'code `a` and `': 'code `a` and ',
    'start **': 'start ',
    'start *': 'start ',
    'see [the docs': 'see the docs',
    'see [the **docs': 'see the **docs**',
    'see [the docs](https://exam': 'see the docs',
    'see [the docs](https://a.example "tit': 'see the docs',
    'see [the docs](https://a.example) now': 'see [the docs](https://a.example) now',
    'see [one][tw': 'see [one]tw',
    'a [x] b': 'a [x] b',
    'an ![image': 'an ',
    'an ![image](https://a': 'an ',
    'an !': 'an ',
    'a &am': 'a ',
    'a \\': 'a ',
    'a \\*b': 'a \\*b',
    'at <https://a.ex': 'at ',
    '[**a**](b): **c': '[**a**](b): **c**',
  };
  for (const [text, shown] of Object.entries(cases)) {
    it(`shows "${text}" as "${shown}"`, () => {
      expect(closeMarks(text)).to.equal(shown);
    });
  }
});

describe('scanMarks', () => {
  it('cuts at the last space where nothing is open', () => {
    const text = 'one **two three** four `five six';
    expect(text.slice(0, scanMarks(text).cut)).to.equal('one **two three** four');
    expect(scanMarks('**one two').cut).to.equal(0);
    expect(scanMarks('see [a b](https://c.example "d e').cut).to.equal(3);
  });

  it('cuts between characters of scripts that know no spaces', () => {
    expect(scanMarks('漢字かな').cut).to.equal(3);
  });

  it('calls text hostile when dozens of marks stay open', () => {
    for (const mark of ['*a_', '_a*', '**a ', '[', '[a](b', '![']) {
      expect(scanMarks(mark.repeat(200)).hostile, mark).to.equal(true);
    }
    expect(scanMarks('**bold** `code` [link](x) 5 * 3 snake_case '.repeat(200)).hostile).to.equal(
      false,
    );
  });
});
