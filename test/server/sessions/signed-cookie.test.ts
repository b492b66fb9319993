import assert from 'node:assert/strict';
import {createHmac, randomBytes} from 'node:crypto';
import {describe, it} from 'node:test';

import {ConfigError} from '../../../server/errors.ts';
import {createSignedCookieSession} from '../../../server/sessions/signed-cookie.ts';

const secret = randomBytes(32).toString('hex');
const session = createSignedCookieSession({secret});

const withCookie = (cookie: string) =>
  new Request('https://host.example/', {headers: {cookie, 'content-type': 'application/json'}});

/** What a browser would send back. */
const sent = (setCookie: string) => setCookie.split(';')[0] ?? '';

describe('a signed cookie session', () => {
  it('knows again whom it was issued for, and the visit', async () => {
    const setCookie = await session.issue({id: 'ada'});
    const user = await session.verify(withCookie(`theme=dark; ${sent(setCookie)}; a=b`));
    assert.equal(user?.id, 'ada');
    assert.match(String(user.visit), /^[\da-f-]{36}$/);
    const again = await session.verify(withCookie(sent(setCookie)));
    assert.equal(again?.visit, user.visit);
    const other = await session.verify(withCookie(sent(await session.issue({id: 'ada'}))));
    assert.notEqual(other?.visit, user.visit);
  });

  it('is kept from scripts, from other sites and from plain http', async () => {
    assert.match(
      await session.issue({id: 'ada'}),
      /^__Host-session=[\w-]+\.[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  it('ends by an empty cookie with the same attributes', () => {
    const ended = '__Host-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure';
    assert.equal(session.clear(), ended);
  });

  it('is nobody without a cookie, with an empty one, or with one of another name', async () => {
    const good = sent(await session.issue({id: 'ada'}));
    const cookies = ['', '__Host-session=', 'a=b', `x${good}`, good.replace('__Host-', '')];
    for (const cookie of cookies) assert.equal(await session.verify(withCookie(cookie)), null);
    assert.equal(await session.verify(new Request('https://host.example/')), null);
  });

  it('is nobody when anything in it was changed', async () => {
    const [name, value = ''] = sent(await session.issue({id: 'ada'})).split('=');
    const [text = '', signature = ''] = value.split('.');
    const forged = Buffer.from(JSON.stringify({id: 'grace', visit: 'v', exp: 9e9}));
    const values = [
      `${forged.toString('base64url')}.${signature}`,
      `${text}.${signature.slice(0, -2)}AA`,
      `${text}.${signature.slice(0, -4)}`,
      `${text}.`,
      text,
      `.${signature}`,
      `${text}.${signature}.${signature}`,
      `${text}.!${signature.slice(1)}`,
      `"${value}"`,
    ];
    for (const changed of values) {
      assert.equal(await session.verify(withCookie(`${name}=${changed}`)), null, changed);
    }
  });

  it('is nobody when there are two cookies of its name, even if both are good', async () => {
    const ada = sent(await session.issue({id: 'ada'}));
    const grace = sent(await session.issue({id: 'grace'}));
    assert.equal(await session.verify(withCookie(`${ada}; ${grace}`)), null);
    assert.equal(await session.verify(withCookie(`${ada}; ${ada}`)), null);
  });

  it('is nobody under another secret or another name', async () => {
    const [, value = ''] = sent(await session.issue({id: 'ada'})).split('=');
    const stranger = createSignedCookieSession({secret: randomBytes(32).toString('hex')});
    assert.equal(await stranger.verify(withCookie(`__Host-session=${value}`)), null);
    const renamed = createSignedCookieSession({secret, cookie: '__Host-other'});
    assert.equal(await renamed.verify(withCookie(`__Host-other=${value}`)), null);
  });

  it('ends by itself', async () => {
    const brief = createSignedCookieSession({secret, maxAgeSeconds: 0});
    assert.equal(await brief.verify(withCookie(sent(await brief.issue({id: 'ada'})))), null);
  });

  it('is signed by a backend in any language, which may get it wrong', async () => {
    const exp = Math.floor(Date.now() / 1000) + 60;
    const signed = (payload: string): Request => {
      const text = Buffer.from(payload).toString('base64url');
      const hmac = createHmac('sha256', secret).update(`__Host-session.${text}`);
      return withCookie(`__Host-session=${text}.${hmac.digest('base64url')}`);
    };
    const {verify} = createSignedCookieSession({secret});
    const good = {id: 'ada', visit: 'v_1', exp};
    assert.deepEqual(await verify(signed(JSON.stringify(good))), {id: 'ada', visit: 'v_1'});
    const {visit: _, ...without} = good;
    assert.deepEqual(await verify(signed(JSON.stringify(without))), {id: 'ada', visit: undefined});
    const odd = [
      {...good, id: 7},
      {...good, id: ''},
      {...good, visit: 7},
      {...good, exp: `${exp}`},
      {...good, exp: undefined},
      {...good, exp: null},
    ];
    for (const payload of ['', 'null', '[]', '{', '7', ...odd.map((one) => JSON.stringify(one))]) {
      assert.equal(await verify(signed(payload)), null, payload);
    }
  });

  it('does not look at a value that is too long', async () => {
    const long = createSignedCookieSession({secret});
    const cookie = sent(await long.issue({id: 'a'.repeat(9000)}));
    assert.equal(await long.verify(withCookie(cookie)), null);
  });

  it('works on plain http under a plain name, when the host says so', async () => {
    const plain = createSignedCookieSession({secret, cookie: 'sid', secure: false});
    const setCookie = await plain.issue({id: 'ada'});
    assert.ok(!setCookie.includes('Secure'));
    assert.equal((await plain.verify(withCookie(sent(setCookie))))?.id, 'ada');
  });

  it('is not built with a short secret, a false promise or a broken name', () => {
    assert.throws(() => createSignedCookieSession({secret: 'x'.repeat(31)}), ConfigError);
    assert.throws(() => createSignedCookieSession({secret, secure: false}), ConfigError);
    assert.throws(() => createSignedCookieSession({secret, cookie: 'a b'}), ConfigError);
    assert.throws(() => createSignedCookieSession({secret, cookie: 'a;b'}), ConfigError);
  });
});
