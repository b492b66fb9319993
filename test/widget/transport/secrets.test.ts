import {expect} from 'chai';

import {withoutSecrets} from '../../../widget/transport/secrets.ts';

describe('withoutSecrets', () => {
  it('takes the user and the token out wherever they stand as words', () => {
    const text = '{"path":"/users/ada/orders","greeting":"Hello ada, adamant adaptor of ada.x-1"}';
    expect(withoutSecrets(text, ['ada', 'x-1'])).to.equal(
      '{"path":"/users/…/orders","greeting":"Hello …, adamant adaptor of ….…"}',
    );
  });

  it('reads a secret as it is written, not as a pattern', () => {
    expect(withoutSecrets('auth0|a.b*c and auth0|aXb*c', ['auth0|a.b*c'])).to.equal(
      '… and auth0|aXb*c',
    );
  });

  it('leaves alone what is too short to be anybody’s', () => {
    expect(withoutSecrets('1 of 42', ['1', '42', '', null])).to.equal('1 of 42');
  });
});
