import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {MintResult} from '@behest/client-ts';

import {ask, recordingAuth, verdict} from './support/token-endpoint.ts';
import {epochSeconds, unsignedToken} from './support/tokens.ts';

const minting = (claims: Record<string, unknown>, rest: Partial<MintResult> = {}) => ({
  auth: {
    mint: async () => ({
      token: unsignedToken({uid: 'u_1', exp: epochSeconds() + 900, ...claims}),
      sessionId: 's_1',
      ttl: 900,
      expiresAt: epochSeconds() + 900,
      ...rest,
    }),
  },
});

describe('a token before it leaves', () => {
  it('must be for the user of the session', async () => {
    for (const uid of ['u_2', '', 'U_1', 'u_1 ', undefined, ['u_1'], null]) {
      assert.equal(await verdict(ask(minting({uid}))), '502 gateway_error');
    }
  });

  it('must be readable', async () => {
    for (const token of ['opaque', 'a.b.c', '']) {
      assert.equal(await verdict(ask(minting({}, {token}))), '502 gateway_error');
    }
  });

  it('must not carry powers: the key would make every user an administrator', async () => {
    for (const role of ['admin', 'dashboard-service']) {
      const {auth} = recordingAuth({role});
      assert.equal(await verdict(ask({auth})), '502 mint_misconfigured');
    }
    assert.equal(await verdict(ask({auth: recordingAuth({role: 'regular'}).auth})), '200');
  });

  it('must live, and not longer than an hour', async () => {
    const now = epochSeconds();
    for (const exp of [
      now - 1,
      now,
      now + 31_536_000,
      0,
      undefined,
      'soon',
      NaN,
      String(now + 900),
    ]) {
      assert.equal(await verdict(ask(minting({exp}))), '502 gateway_error', String(exp));
    }
    for (const ttl of [0, -5, NaN]) {
      assert.equal(await verdict(ask(minting({}, {ttl}))), '502 gateway_error', String(ttl));
    }
  });

  it('may end a little later than an hour from now, since clocks differ', async () => {
    const hour = {exp: epochSeconds() + 3640};
    assert.equal(await verdict(ask(minting(hour, {ttl: 3600}))), '200');
  });

  it('has the life that is left, not the one that was promised', async () => {
    const life = async (exp: number, ttl: number) => {
      const response = await ask(minting({exp: epochSeconds() + exp}, {ttl}));
      return ((await response.json()) as {ttl: number}).ttl;
    };
    const left = await life(100, 900);
    assert.ok(left >= 97 && left <= 100, String(left));
    assert.equal(await life(900, 300), 300);
  });

  it('is not taken for a long-lived one when the clock of the gateway is hours ahead', async () => {
    const ahead = epochSeconds() + 9000;
    const response = await ask(minting({iat: ahead, exp: ahead + 900}));
    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as {ttl: number}).ttl, 900);
    const forEver = {iat: ahead, exp: ahead + 9000};
    assert.equal(await verdict(ask(minting(forEver))), '502 gateway_error');
  });
});
