import {expect} from 'chai';

import {sharedTokenSource} from '../../../widget/transport/token.ts';
import type {TokenAnswer} from '../../../widget/transport/token-answer.ts';
import {mintFrom, tokenAnswer, tokenOf} from '../../support/tokens.ts';

describe('another user', () => {
  it('is noticed before anybody can use the new token', async () => {
    const {source} = mintFrom(
      {userId: 'ada', sessionId: 'of-ada'},
      {userId: 'grace', sessionId: 'of-grace'},
    );
    const happened: string[] = [];
    const leave = source.onUserChange(() => happened.push('changed'));
    source.reject(await tokenOf(source));
    await source.get().then(() => happened.push('used'));
    expect(happened).to.deep.equal(['changed', 'used']);
    expect(source.sessionId).to.equal('of-grace');
    leave();
  });

  it('is nobody whose token only looks different, and no news to who has left', async () => {
    const {source} = mintFrom({userId: 'ada'}, {userId: null}, {userId: 'ada'}, {userId: 'grace'});
    const happened: string[] = [];
    const leave = source.onUserChange(() => happened.push('changed'));
    for (let renewals = 0; renewals < 2; renewals++) source.reject(await tokenOf(source));
    source.reject(await tokenOf(source));
    expect(happened).to.deep.equal([]);
    leave();
    await source.get();
    expect(happened).to.deep.equal([]);
  });

  it('is expected after the visit was declared over', async () => {
    const {source} = mintFrom({userId: 'ada'}, {userId: 'grace'});
    let changes = 0;
    source.onUserChange(() => changes++);
    await source.get();
    source.forget();
    await source.get();
    expect(changes).to.equal(0);
  });

  it('is a new beginning, also for the host’s own mint function', async () => {
    const {reasons, source} = mintFrom({});
    source.reject(await tokenOf(source));
    source.forget();
    await source.get();
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });

  it('never gets the token that was on its way to the one before', async () => {
    const arrivals: ((answer: TokenAnswer) => void)[] = [];
    const late = () => new Promise<TokenAnswer>((resolve) => arrivals.push(resolve));
    const {reasons, source} = mintFrom(late(), late());
    const first = tokenOf(source);
    source.forget();
    const second = tokenOf(source);
    arrivals[0]?.(tokenAnswer({token: 'of-ada'}));
    expect(await first).to.equal('of-ada');
    const third = tokenOf(source);
    arrivals[1]?.(tokenAnswer({token: 'of-grace'}));
    expect(await Promise.all([second, third, tokenOf(source)])).to.deep.equal([
      'of-grace',
      'of-grace',
      'of-grace',
    ]);
    expect(reasons.length).to.equal(2);
  });
});

describe('sharedTokenSource', () => {
  const answer = (): Promise<Response> => Promise.resolve(Response.json({token: 'abc', ttl: 60}));

  it('is one for all elements with the same endpoint', () => {
    const endpoint = (path: string): URL => new URL(path, `https://${crypto.randomUUID()}.test`);
    const [shared, other] = [endpoint('/shared'), endpoint('/other')];
    const source = sharedTokenSource(shared, answer);
    expect(sharedTokenSource(new URL(shared), answer)).to.equal(source);
    expect(sharedTokenSource(other, answer)).not.to.equal(source);
  });

  it('mints with the latest function, which is often a new one at each render', async () => {
    const endpoint = new URL('https://host.test/latest');
    const used: string[] = [];
    const through = (name: string): typeof fetch => {
      return () => {
        used.push(name);
        return answer();
      };
    };
    const source = sharedTokenSource(endpoint, through('first render'));
    source.reject(await tokenOf(source));
    sharedTokenSource(endpoint, through('second render'));
    await source.get();
    expect(used).to.deep.equal(['first render', 'second render']);
  });
});
