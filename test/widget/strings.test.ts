import {expect} from 'chai';

import {format, formatCount, formatSeconds} from '../../widget/strings.ts';

describe('texts with values in them', () => {
  it('fill in what is known and leave the rest readable', () => {
    expect(format('{a} and {b}', {a: '1'})).to.equal('1 and {b}');
    expect(format('no {constructor} here', {})).to.equal('no {constructor} here');
  });

  it('take the form that the language asks for', () => {
    const polish = {one: '{count} plik', few: '{count} pliki', other: '{count} plików'};
    expect([1, 3, 5].map((count) => formatCount(polish, count, 'pl'))).to.deep.equal([
      ...['1 plik', '3 pliki', '5 plików'],
    ]);
  });

  it('name a time in the language', () => {
    expect(formatSeconds(1, 'en')).to.equal('1 second');
    expect(formatSeconds(12, 'de')).to.equal('12 Sekunden');
  });
});
