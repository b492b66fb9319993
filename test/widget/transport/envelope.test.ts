import {expect} from 'chai';

import {readEnvelope, readRetryAfter} from '../../../widget/transport/envelope.ts';

describe('readEnvelope', () => {
  it('finds the code in every shape that the gateway has', () => {
    const shapes = [
      {error: {code: 'quota_exceeded', message: 'x'}},
      {error: 'The quota is used up.', code: 'quota_exceeded', retryable: false},
      {code: 'quota_exceeded', message: 'x'},
      {error: {message: 'x'}, code: 'quota_exceeded'},
    ];
    for (const shape of shapes) expect(readEnvelope(shape).code).to.equal('quota_exceeded');
    for (const shape of [{message: 'x'}, {error: 'x'}, null, 'x', [], {error: {code: 7}}]) {
      expect(readEnvelope(shape).code).to.equal(undefined);
    }
  });

  it('finds the way to a larger plan wherever it stands', () => {
    for (const shape of [
      {error: {code: 'x', upgrade_url: 'https://a.test/plans'}},
      {error: 'x', upgrade_url: 'https://a.test/plans'},
      {error: {details: {upgrade_url: 'https://a.test/plans'}}},
      {error: {code: 'x'}, upgrade_url: 'https://a.test/plans'},
    ]) {
      expect(readEnvelope(shape).upgradeUrl).to.equal('https://a.test/plans');
    }
  });

  it('trusts web addresses and paths of the page itself, nothing else', () => {
    const of = (address: unknown) => readEnvelope({error: {upgrade_url: address}}).upgradeUrl;
    for (const good of ['http://a.test', 'HTTPS://a.test/x?y#z', '/', '/settings/billing?x=1']) {
      expect(of(good)).to.equal(good);
    }
    for (const bad of [
      'javascript:alert(1)',
      'https:/a.test',
      'https:///a.test',
      '//a.test',
      '/\\a.test',
      '/\t/a.test',
      'billing',
      'data:text/html,x',
      'https://a.test/x y',
      '',
      7,
      null,
      ['https://a.test'],
    ]) {
      expect(of(bad), String(bad)).to.equal(undefined);
    }
  });
});

describe('readRetryAfter', () => {
  const inSeconds = (seconds: number): string =>
    new Date(Date.now() + seconds * 1000).toUTCString();

  it('reads seconds and dates', () => {
    expect(readRetryAfter('7', null)).to.equal(7);
    expect(readRetryAfter(' 7.2 ', null)).to.equal(8);
    expect(readRetryAfter('7.25', null)).to.equal(8);
    expect(readRetryAfter('2099-12-31', null)).to.equal(600);
    expect(readRetryAfter(inSeconds(30), null)).to.be.within(28, 31);
  });

  it('takes the body when the header is missing, hidden or nonsense', () => {
    for (const header of [null, '', 'soon']) {
      expect(readRetryAfter(header, 9)).to.equal(9);
      expect(readRetryAfter(header, '9')).to.equal(9);
    }
    expect(readRetryAfter('7', 9)).to.equal(7);
  });

  it('stays between a second and ten minutes', () => {
    expect(readRetryAfter('0', null)).to.equal(1);
    expect(readRetryAfter(inSeconds(-3600), null)).to.equal(1);
    expect(readRetryAfter('86400', null)).to.equal(600);
    expect(readRetryAfter(null, 1e9)).to.equal(600);
  });

  it('says nothing when nobody says anything', () => {
    for (const nothing of [undefined, null, {}, true, [7], 'soon', NaN, Infinity]) {
      expect(readRetryAfter(null, nothing)).to.equal(undefined);
    }
  });
});
