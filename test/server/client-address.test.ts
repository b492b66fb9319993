import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {clientNetwork} from '../../server/client-address.ts';

const SOCKET = '192.0.2.1';

function networkOf(hops: number, forwarded?: string, address: string | undefined = SOCKET) {
  const headers = forwarded === undefined ? {} : {'x-forwarded-for': forwarded};
  const request = new Request('https://host.example/', {headers});
  return clientNetwork(request, {address}, hops);
}

describe('the network that a request is counted for', () => {
  it('is the peer, whatever headers say, when no proxy is trusted', () => {
    assert.equal(networkOf(0, '203.0.113.9'), SOCKET);
    assert.equal(networkOf(0), SOCKET);
  });

  it('is what the outermost trusted proxy wrote, never what a client put before it', () => {
    assert.equal(networkOf(1, '1.2.3.4, 198.51.100.7'), '198.51.100.7');
    assert.equal(networkOf(2, '1.2.3.4, 198.51.100.7, 10.0.0.1'), '198.51.100.7');
  });

  it('is the peer when the header is missing, too short, or no address', () => {
    assert.equal(networkOf(1), SOCKET);
    assert.equal(networkOf(2, '198.51.100.7'), SOCKET);
    for (const forged of [
      '',
      'unknown',
      'x'.repeat(9999),
      '1.2.3.4<script>',
      '1.2.3.4.5',
      'fe80',
    ]) {
      assert.equal(networkOf(1, forged), SOCKET, forged);
    }
  });

  it('has no port and no brackets', () => {
    assert.equal(networkOf(1, '198.51.100.7:443'), '198.51.100.7');
    assert.equal(networkOf(1, '[2001:db8::1]:443'), '2001:db8:0:0');
  });

  it('is an IPv4 address also when it comes mapped', () => {
    assert.equal(networkOf(0, undefined, '::ffff:192.0.2.9'), '192.0.2.9');
  });

  it('is the same for all addresses that one IPv6 customer owns', () => {
    const same = ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff::', '2001:DB8:1:2:3:4:5:6'];
    for (const address of same) assert.equal(networkOf(0, undefined, address), '2001:db8:1:2');
    assert.equal(networkOf(0, undefined, '2001:db8:1:3::1'), '2001:db8:1:3');
    assert.equal(networkOf(0, undefined, '::1'), '0:0:0:0');
    assert.equal(networkOf(0, undefined, '2001::1:2:3:4:5:6'), '2001:0:1:2');
  });

  it('is known of a link-local peer too, which has a zone', () => {
    assert.equal(networkOf(0, undefined, 'fe80::1%eth0'), 'fe80:0:0:0');
    assert.equal(networkOf(1, 'fe80::1%eth0<'), SOCKET);
  });

  it('is unknown where the runtime does not tell', () => {
    assert.equal(clientNetwork(new Request('https://host.example/'), {}, 0), undefined);
  });
});
