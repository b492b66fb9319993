import {expect} from 'chai';

import {firstNumber, firstText, isFields, toEpochMs} from '../../../widget/transport/json.ts';

describe('what comes from outside', () => {
  it('is an object only when it has fields', () => {
    expect([{}, [], null, 'x', 1].map(isFields)).to.deep.equal([true, false, false, false, false]);
  });

  it('is read under the first name that holds something', () => {
    const fields = {a: null, b: '', c: 'text', d: '900', e: NaN, f: 0};
    expect(firstText(fields, 'a', 'b', 'c', 'd')).to.equal('text');
    expect(firstText(fields, 'a', 'f')).to.equal(undefined);
    expect(firstNumber(fields, 'a', 'e', 'c', 'd')).to.equal(900);
    expect(firstNumber(fields, 'f')).to.equal(0);
    expect(firstNumber(fields, 'a', 'b', 'c')).to.equal(undefined);
  });

  it('tells seconds from milliseconds by their size', () => {
    expect(toEpochMs(1_700_000_000)).to.equal(1_700_000_000_000);
    expect(toEpochMs(1_700_000_000_000)).to.equal(1_700_000_000_000);
  });
});
