import {expect} from 'chai';

import type {ChatError} from '../../../widget/core/errors.ts';
import {gatewayAddress, resolveAddress} from '../../../widget/transport/address.ts';
import {thrown} from '../../support/errors.ts';

const page = 'https://host.test/shop/cart?x=1#top';

describe('resolveAddress', () => {
  it('reads a relative address against the page', () => {
    expect(resolveAddress('/api/token', 'token-endpoint', page).href).to.equal(
      'https://host.test/api/token',
    );
    expect(resolveAddress('token', 'token-endpoint', page).href).to.equal(
      'https://host.test/shop/token',
    );
  });

  it('is not led astray by a <base> that somebody has put into the page', () => {
    const base = document.createElement('base');
    base.href = 'https://evil.test/';
    document.head.append(base);
    const resolved = resolveAddress('/api/token', 'token-endpoint', page).href;
    base.remove();
    expect(resolved).to.equal('https://host.test/api/token');
  });

  it('takes https anywhere and http on this machine only', () => {
    const allowed = [
      'https://a.test/',
      'http://localhost:8787/',
      'http://app.localhost/',
      'http://127.0.0.1:1/',
      'http://127.1.2.3/',
      'http://127.0.10.254/',
      'http://[::1]:9/',
    ];
    for (const address of allowed) {
      expect(resolveAddress(address, 'base-url', page).href).to.equal(address);
    }
    const refused = [
      'http://a.test/',
      'http://localhost.evil.test/',
      'http://127.0.0.1.evil.test/',
      'http://xlocalhost/',
      'http://128.0.0.1/',
      'ftp://localhost/',
      'javascript:alert(1)',
      'data:application/json,{}',
      'file:///etc/passwd',
    ];
    for (const address of refused) {
      const error = thrown<ChatError>(() => resolveAddress(address, 'base-url', page));
      expect(error, address).to.include({code: 'config', phase: 'mint'});
      expect(error.message).to.contain('base-url must be an https URL');
    }
  });

  it('names what is no address at all, and what carries a user name', () => {
    expect(thrown(() => resolveAddress('https://', 'base-url', page)).message).to.contain(
      'base-url is not a URL',
    );
    for (const address of ['https://ada@a.test/', 'https://:secret@a.test/']) {
      expect(thrown(() => resolveAddress(address, 'base-url', page)).message).to.contain(
        'user name',
      );
    }
  });
});

describe('gatewayAddress', () => {
  it('ends in one /v1, however it was written', () => {
    for (const written of ['', '/', '/v1', '/v1/', '//', '/v1//']) {
      expect(gatewayAddress(`https://a.test${written}`, page).href).to.equal('https://a.test/v1');
    }
  });

  it('keeps the path of a proxy and drops what is no part of an address', () => {
    expect(gatewayAddress('https://a.test/proxy/v1?x=1#y', page).href).to.equal(
      'https://a.test/proxy/v1',
    );
    expect(gatewayAddress('/chat', page).href).to.equal('https://host.test/chat/v1');
    expect(gatewayAddress('/v1beta', page).href).to.equal('https://host.test/v1beta/v1');
  });

  it('says which setting is wrong', () => {
    const {message} = thrown(() => gatewayAddress('ftp://a.test', page));
    expect(message).to.contain('base-url must be an https URL');
  });
});
