import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';

import type {Auth} from '@behest/client-ts';

import {createCachedAuth} from '../../server/token-cache.ts';
import {recordingAuth} from './support/token-endpoint.ts';

const ada = {user_id: 'ada', tier: 1, ttl: 100, session_id: 'v_1'};

describe('the token cache', () => {
  it('mints once for requests of one user that come together, and for later ones', async () => {
    const {auth, asked} = recordingAuth();
    const cached = createCachedAuth(auth);
    const tokens = await Promise.all([cached.mint(ada), cached.mint(ada), cached.mint(ada)]);
    tokens.push(await cached.mint(ada));
    assert.equal(asked.length, 1);
    assert.equal(new Set(tokens.map(({token}) => token)).size, 1);
  });

  const others = {user_id: 'grace', tier: 2, ttl: 60, session_id: 'v_2'};
  for (const [name, value] of Object.entries(others)) {
    it(`gives nobody the token of another ${name}`, async () => {
      const {auth, asked} = recordingAuth();
      const cached = createCachedAuth(auth);
      const first = await cached.mint(ada);
      const second = await cached.mint({...ada, [name]: value});
      assert.notEqual(first.token, second.token);
      assert.equal(asked.length, 2);
    });
  }

  it('tells the seconds that are left, and makes a new token after half of its life', async (test) => {
    let now = 0;
    const clock = mock.method(performance, 'now', () => now);
    test.after(() => clock.mock.restore());
    const {auth, asked} = recordingAuth();
    const cached = createCachedAuth(auth);
    await cached.mint(ada);
    now = 49_500;
    assert.equal((await cached.mint(ada)).ttl, 50);
    assert.equal(asked.length, 1);
    now = 50_000;
    assert.equal((await cached.mint(ada)).ttl, 100);
    assert.equal(asked.length, 2);
  });

  it('keeps no failure, and no more tokens than allowed', async () => {
    const {auth, asked} = recordingAuth();
    let broken = true;
    const mint: Auth['mint'] = async (options) => {
      if (broken) throw new Error('down');
      return auth.mint(options);
    };
    const cached = createCachedAuth({mint}, {most: 1});
    await assert.rejects(cached.mint(ada), /down/);
    broken = false;
    await cached.mint(ada);
    await cached.mint({...ada, user_id: 'grace'});
    await cached.mint(ada);
    assert.equal(asked.length, 3);
  });

  it('goes on for the others when one caller leaves', async () => {
    const {auth} = recordingAuth();
    let seen: AbortSignal | undefined;
    const mint: Auth['mint'] = async (options) => {
      seen = options.signal;
      return auth.mint(options);
    };
    await createCachedAuth({mint}).mint({...ada, signal: AbortSignal.abort()});
    assert.equal(seen, undefined);
  });
});
