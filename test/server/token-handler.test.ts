import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {BehestServerError} from '@behest/client-ts';

import {createMemoryRateLimiter, type RateLimiter} from '../../server/rate-limit.ts';
import {createTokenHandler, type TokenEvent} from '../../server/token-handler.ts';
import {
  ask,
  failingAuth,
  ORIGIN,
  recordingAuth,
  TOKEN_URL,
  verdict,
} from './support/token-endpoint.ts';
import {epochSeconds} from './support/tokens.ts';

const brokenLimiter: RateLimiter = {consume: async () => Promise.reject(new Error('down'))};
const never = (): Promise<never> => new Promise(() => undefined);

describe('POST /api/behest/token', () => {
  it('answers with the token, its life, its session and where to use it', async () => {
    const response = await ask();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json');
    const body = (await response.json()) as Record<string, unknown>;
    assert.deepEqual(Object.keys(body), ['token', 'ttl', 'sessionId', 'expiresAt', 'baseUrl']);
    assert.match(String(body['token']), /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.ok(Number(body['ttl']) > 890 && Number(body['ttl']) <= 900);
    assert.ok(Math.abs(Number(body['expiresAt']) - epochSeconds() - 900) <= 2);
    assert.equal(body['baseUrl'], 'https://slug.behest.app');
  });

  it('mints for the user of the session, whatever body, query and headers claim', async () => {
    const {auth, asked} = recordingAuth();
    const handler = createTokenHandler({
      auth,
      session: () => ({id: 'u_1'}),
      origins: [ORIGIN],
      baseUrl: 'https://slug.behest.app',
    });
    const claims = {user_id: 'u_9', uid: 'u_9', tier: 'max', role: 'admin', ttl: 99_999};
    const response = await handler(
      new Request(`${TOKEN_URL}?user_id=u_9&tier=max&role=admin`, {
        method: 'POST',
        body: JSON.stringify(claims),
        headers: {
          'content-type': 'application/json',
          'content-length': String(JSON.stringify(claims).length),
          'x-user-id': 'u_9',
          'x-forwarded-user': 'u_9',
          origin: ORIGIN,
        },
      }),
    );
    assert.equal(response.status, 200);
    assert.deepEqual(asked, [{user_id: 'u_1', session_id: undefined, tier: undefined, ttl: 900}]);
  });

  it('answers 401 without a session, and asks nobody for a token', async () => {
    const {auth, asked} = recordingAuth();
    assert.equal(await verdict(ask({auth, session: () => null})), '401 unauthenticated');
    const undefinedUser = () => undefined as unknown as null;
    assert.equal(await verdict(ask({auth, session: undefinedUser})), '401 unauthenticated');
    assert.equal(asked.length, 0);
  });

  it('answers 503 when it cannot tell who asks', async () => {
    const broken = async () => Promise.reject(new Error('database password is hunter2'));
    const response = await ask({session: broken});
    assert.equal(response.headers.get('retry-after'), '1');
    const text = await response.text();
    assert.match(text, /session_unavailable/);
    assert.ok(!text.includes('hunter2'));
  });

  it('gives up on a session that is never decided', async (test) => {
    test.mock.timers.enable({apis: ['setTimeout']});
    const answer = verdict(ask({session: never}));
    await new Promise(setImmediate);
    test.mock.timers.tick(2000);
    assert.equal(await answer, '503 session_unavailable');
  });

  it('refuses an account whose id must not reach the gateway', async () => {
    const {auth, asked} = recordingAuth();
    for (const id of ['admin', 'default', '', 'us\u00e9r', 7 as unknown as string]) {
      assert.equal(await verdict(ask({auth, session: () => ({id})})), '403 user_not_allowed');
    }
    assert.equal(asked.length, 0);
  });

  it('passes on the tier that billing gives', async () => {
    const {auth, asked} = recordingAuth();
    for (const tier of [2, 'max', undefined] as const) {
      assert.equal(await verdict(ask({auth, tier: async () => tier})), '200');
    }
    assert.deepEqual(
      asked.map(({tier}) => tier),
      [2, 'max', undefined],
    );
  });

  it('never guesses a tier', async (test) => {
    const {auth, asked} = recordingAuth();
    const refused = '503 tier_unavailable';
    for (const wrong of [0, -1, 1.5, NaN, 'gold', null, {}]) {
      assert.equal(await verdict(ask({auth, tier: () => wrong as number})), refused);
    }
    const broken = () => {
      throw new Error('billing is down');
    };
    assert.equal(await verdict(ask({auth, tier: broken})), refused);
    test.mock.timers.enable({apis: ['setTimeout']});
    const late = verdict(ask({auth, tier: never}));
    await new Promise(setImmediate);
    test.mock.timers.tick(1500);
    assert.equal(await late, refused);
    assert.equal(asked.length, 0);
  });

  it('keeps one session for a visit, and another one for every other visit and user', async () => {
    const {auth, asked} = recordingAuth();
    const users = [
      {id: 'u_1', visit: 'v_1'},
      {id: 'u_1', visit: 'v_1'},
      {id: 'u_1', visit: 'v_2'},
      {id: 'u_2', visit: 'v_1'},
    ];
    for (const user of users) await ask({auth, session: () => user});
    const ids = asked.map((options) => options.session_id);
    assert.equal(ids[0], ids[1]);
    assert.equal(new Set(ids).size, 3);
    for (const id of ids)
      assert.match(String(id), /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-/);
  });

  it('asks for tokens that live as long as it was told, an hour at the most', async () => {
    const {auth, asked} = recordingAuth();
    await ask({auth, ttl: 300});
    assert.equal(asked[0]?.ttl, 300);
    for (const ttl of [60, 3600]) assert.equal(await verdict(ask({ttl})), '200');
    for (const ttl of [59, 3601, 90.5, NaN]) {
      assert.throws(() => ask({ttl}), /^ConfigError: ttl must be 60 to 3600 whole seconds\.$/);
    }
  });
});

describe('rate limits of the token endpoint', () => {
  it('count every verified user alone, and say when to come back', async () => {
    const options = {rateLimit: {user: createMemoryRateLimiter(2)}};
    const as = (id: string) => ask({...options, session: () => ({id})});
    assert.deepEqual(
      [await verdict(as('u_1')), await verdict(as('u_1')), await verdict(as('u_1'))],
      ['200', '200', '429 rate_limited'],
    );
    const seconds = Number((await as('u_1')).headers.get('retry-after'));
    assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60);
    assert.equal(await verdict(as('u_2')), '200');
  });

  it('count failed attempts of a network, before its sessions are looked at', async () => {
    let looked = 0;
    const session = () => {
      looked++;
      return null;
    };
    const options = {session, rateLimit: {address: createMemoryRateLimiter(2)}};
    const from = (address: string) => verdict(ask(options, {}, {address}));
    await from('198.51.100.7');
    await from('198.51.100.7');
    assert.equal(await from('198.51.100.7'), '429 rate_limited');
    assert.equal(looked, 2);
    assert.equal(await from('198.51.100.8'), '401 unauthenticated');
  });

  it('let exactly as many through as allowed when all come at once', async () => {
    const options = {rateLimit: {user: createMemoryRateLimiter(3)}};
    const all = await Promise.all(Array.from({length: 20}, () => ask(options)));
    assert.equal(all.filter(({status}) => status === 200).length, 3);
  });

  it('count no network where the runtime does not tell it', async () => {
    const options = {rateLimit: {address: createMemoryRateLimiter(1)}};
    for (let attempt = 0; attempt < 3; attempt++) assert.equal(await verdict(ask(options)), '200');
  });

  it('answer 503 when they cannot count', async () => {
    const user = verdict(ask({rateLimit: {user: brokenLimiter}}));
    assert.equal(await user, '503 limiter_unavailable');
    const address = ask({rateLimit: {address: brokenLimiter}}, {}, {address: '198.51.100.7'});
    assert.equal(await verdict(address), '503 limiter_unavailable');
  });
});

describe('what is told about every answer', () => {
  it('holds an id, a status, a code and a duration, and nothing personal', async () => {
    const events: TokenEvent[] = [];
    const onEvent = (event: TokenEvent) => events.push(event);
    const startedAt = performance.now();
    const minted = await ask({onEvent});
    const refused = await ask({onEvent, session: () => null});
    assert.deepEqual(
      events.map(({status, code}) => [status, code]),
      [
        [200, undefined],
        [401, 'unauthenticated'],
      ],
    );
    assert.deepEqual(
      events.map(({requestId}) => requestId),
      [minted, refused].map(({headers}) => headers.get('x-request-id')),
    );
    const passed = performance.now() - startedAt;
    assert.ok(events.every(({durationMs}) => durationMs >= 0 && durationMs <= passed));
    assert.ok(events.every((event) => Object.keys(event).length === 5));
  });

  it('brings along the trace id of a gateway that refused, if it is one', async () => {
    const traced = async (traceId: string) => {
      const events: TokenEvent[] = [];
      const auth = failingAuth(new BehestServerError('no', {status: 503, traceId}));
      await ask({auth, onEvent: (event) => events.push(event)});
      return events[0]?.traceId;
    };
    assert.equal(await traced('trace-1:2'), 'trace-1:2');
    for (const odd of ['a b', 'eyJhbGciOi'.repeat(20), '\u001b[31m', '']) {
      assert.equal(await traced(odd), undefined);
    }
  });

  it('costs nobody a token when telling goes wrong, at once or later', async () => {
    const throwing = () => {
      throw new Error('no disk');
    };
    assert.equal((await ask({onEvent: throwing})).status, 200);
    assert.equal((await ask({onEvent: async () => throwing()})).status, 200);
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('takes the request id of a trusted proxy, and of nobody else', async () => {
    const id = async (hops: number, given: string) => {
      const response = await ask({trustProxyHops: hops}, {headers: {'x-request-id': given}});
      return response.headers.get('x-request-id');
    };
    assert.equal(await id(1, 'proxy-1'), 'proxy-1');
    assert.match(String(await id(0, 'proxy-1')), /^[\da-f-]{36}$/);
    assert.match(String(await id(1, 'a b')), /^[\da-f-]{36}$/);
  });
});
