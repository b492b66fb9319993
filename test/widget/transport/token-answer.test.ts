import {expect} from 'chai';

import type {ChatError} from '../../../widget/core/errors.ts';
import {readTokenAnswer} from '../../../widget/transport/token-answer.ts';
import {thrown} from '../../support/errors.ts';
import {unsignedToken} from '../../support/tokens.ts';

const read = (answer: unknown) => readTokenAnswer(answer, 'The endpoint');
const nowSeconds = (): number => Date.now() / 1000;

describe('readTokenAnswer', () => {
  it('reads the answer that a mint server gives', () => {
    const answer = {
      token: 'abc',
      ttl: 900,
      sessionId: 'session-1',
      expiresAt: 4_000_000_000,
      baseUrl: 'https://gateway.test',
    };
    expect(read(answer)).to.deep.equal({
      token: 'abc',
      lifetimeMs: 900_000,
      sessionId: 'session-1',
      baseUrl: 'https://gateway.test',
      userId: null,
    });
  });

  it('reads every name that such an answer has had', () => {
    for (const name of ['token', 'jwt', 'access_token', 'accessToken']) {
      expect(read({[name]: 'abc'}).token).to.equal('abc');
    }
    for (const name of ['sessionId', 'session_id']) {
      expect(read({token: 'abc', [name]: 's'}).sessionId).to.equal('s');
    }
    for (const name of ['ttl', 'expires_in', 'expiresIn']) {
      expect(read({token: 'abc', [name]: 60}).lifetimeMs).to.equal(60_000);
    }
    for (const name of ['baseUrl', 'base_url', 'behest_base_url']) {
      expect(read({token: 'abc', [name]: 'https://a.test'}).baseUrl).to.equal('https://a.test');
    }
    expect(read({token: null, jwt: 'abc', ttl: null, expires_in: '60'})).to.include({
      token: 'abc',
      lifetimeMs: 60_000,
    });
  });

  it('takes a bare token, with what the token itself tells', () => {
    const token = unsignedToken({uid: 'ada', sid: 'session-2', iat: 1000, exp: 1900});
    expect(read(` ${token}\n`)).to.deep.equal({
      token,
      lifetimeMs: 900_000,
      sessionId: 'session-2',
      baseUrl: null,
      userId: 'ada',
    });
  });

  it('reads names in any script out of a token', () => {
    expect(read(unsignedToken({uid: 'Žofie ÿ漢字'})).userId).to.equal('Žofie ÿ漢字');
  });

  it('believes the lifetime before any clock', () => {
    const token = unsignedToken({iat: 1000, exp: 1900});
    expect(read({token, ttl: 60, expiresAt: 1}).lifetimeMs).to.equal(60_000);
    expect(read({token, expiresAt: 1}).lifetimeMs).to.equal(900_000);
  });

  it('takes an absolute end, in seconds or milliseconds, when there is nothing else', () => {
    const end = nowSeconds() + 600;
    for (const expiry of [{expiresAt: end}, {expires_at: end * 1000}]) {
      expect(read({token: 'abc', ...expiry}).lifetimeMs).to.be.closeTo(600_000, 5000);
    }
    expect(read(unsignedToken({exp: end})).lifetimeMs).to.be.closeTo(600_000, 5000);
    expect(read(unsignedToken({iat: end})).lifetimeMs).to.equal(300_000);
  });

  it('gives a token that tells nothing five minutes', () => {
    for (const token of ['abc', 'a.b.c', unsignedToken({}), `x.${btoa('[]')}.y`]) {
      expect(read(token)).to.include({lifetimeMs: 300_000, sessionId: null, userId: null});
    }
  });

  it('takes no session that could not travel as a header', () => {
    expect(read({token: 'abc', sessionId: 'two\nlines'}).sessionId).to.equal(null);
  });

  it('refuses what holds no token, and repeats nothing of it', () => {
    const answers = [
      null,
      42,
      [],
      {},
      {token: 7},
      {token: ''},
      '',
      '<!doctype html> secret',
      {token: 'ž'},
    ];
    for (const answer of answers) {
      const error = thrown<ChatError>(() => read(answer));
      expect(error).to.include({code: 'config', phase: 'mint'});
      expect(error.message).to.contain('The endpoint answered without a token');
      expect(error.message).not.to.contain('secret');
    }
  });
});
