import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest, BehestBadRequestError, BehestError} from '@behest/client-ts';

import {newApiKey} from '../support/keys.ts';
import {json, recordingFetch, type RecordingFetch} from '../support/recording-fetch.ts';
import {unsignedToken} from '../support/tokens.ts';

const token = unsignedToken({uid: 'u_1'});

function clientOf(upstream: RecordingFetch): Behest {
  const baseUrl = 'https://slug.behest.app';
  return new Behest({env: {}, key: newApiKey(), baseUrl, fetch: upstream.fetch});
}

describe('threads', () => {
  it('are asked for with the token that was given, and no session of anybody', async () => {
    const upstream = recordingFetch(json([{id: 'th_1'}]));
    assert.deepEqual(await clientOf(upstream).threads.list({token}), [{id: 'th_1'}]);
    const [request] = upstream.requests;
    assert.equal(request?.url, 'https://slug.behest.app/v1/threads');
    assert.equal(request.headers.get('authorization'), `Bearer ${token}`);
    assert.equal(request.headers.get('x-session-id'), null);
  });

  it('are asked for with a token minted for the user, in its session', async () => {
    const upstream = recordingFetch(json({jwt: token, session_id: 's_7'}), json([]));
    await clientOf(upstream).threads.list({userId: 'u_1', tier: 'pro'});
    assert.equal((upstream.bodies[0] as {user_id: string}).user_id, 'u_1');
    assert.equal(upstream.requests[1]?.headers.get('authorization'), `Bearer ${token}`);
    assert.equal(upstream.requests[1].headers.get('x-session-id'), 's_7');
  });

  it('of nobody are not asked for', async () => {
    const upstream = recordingFetch(json([]));
    const {threads, usage} = clientOf(upstream);
    await assert.rejects(threads.list(), BehestBadRequestError);
    await assert.rejects(threads.list({userId: 'admin'}), BehestBadRequestError);
    await assert.rejects(usage.get(), BehestBadRequestError);
    assert.equal(upstream.requests.length, 0);
  });

  it('never carry the session of an earlier call', async () => {
    const upstream = recordingFetch(json({jwt: token, session_id: 's_a'}), json([]));
    const {threads, auth} = clientOf(upstream);
    await auth.mint({user_id: 'u_a'});
    await threads.list({token});
    assert.equal(upstream.requests[1]?.headers.get('x-session-id'), null);
  });

  it('have messages, can be read and deleted, with any id in its own segment', async () => {
    const upstream = recordingFetch(
      json([{role: 'user', content: 'Hi'}]),
      json({id: 'a/b c'}),
      new Response(null, {status: 204}),
    );
    const {threads} = clientOf(upstream);
    assert.deepEqual(await threads.messages('a/b c', {token}), [{role: 'user', content: 'Hi'}]);
    assert.deepEqual(await threads.get('a/b c', {token}), {id: 'a/b c'});
    assert.equal(await threads.delete('a/b c', {token}), undefined);
    assert.deepEqual(
      upstream.requests.map(({method, url}) => `${method} ${new URL(url).pathname}`),
      [
        'GET /v1/threads/a%2Fb%20c/messages',
        'GET /v1/threads/a%2Fb%20c',
        'DELETE /v1/threads/a%2Fb%20c',
      ],
    );
  });

  it('refuse an id that would name another address', async () => {
    const upstream = recordingFetch(json([]));
    for (const id of ['', '.', '..']) {
      await assert.rejects(clientOf(upstream).threads.messages(id, {token}), BehestBadRequestError);
    }
    assert.equal(upstream.requests.length, 0);
  });

  it('may come wrapped', async () => {
    for (const wrapper of ['data', 'threads', 'messages']) {
      const upstream = recordingFetch(json({object: 'list', [wrapper]: [{id: 'th_1'}]}));
      assert.deepEqual(await clientOf(upstream).threads.list({token}), [{id: 'th_1'}]);
    }
    await assert.rejects(clientOf(recordingFetch(json({}))).threads.list({token}), BehestError);
  });

  it('that are missing give the 404 of the gateway', async () => {
    const upstream = recordingFetch(json({error: {message: 'No such thread'}}, 404));
    await assert.rejects(clientOf(upstream).threads.get('th_1', {token}), {status: 404});
  });

  it('refuse a token that no header can carry, without repeating it', async () => {
    const upstream = recordingFetch(json([]));
    await assert.rejects(
      clientOf(upstream).threads.list({token: 'secret\r\nx: y'}),
      (error) => error instanceof BehestBadRequestError && !error.message.includes('secret'),
    );
  });
});

describe('usage', () => {
  it('is asked for by day unless told otherwise', async () => {
    const report = {totals: {tokens: 1, cost_usd: 0}, breakdown: []};
    const upstream = recordingFetch(json(report));
    const {usage} = clientOf(upstream);
    assert.deepEqual(await usage.get({}, {token}), report);
    await usage.get(
      {from: new Date(0), to: '2026-02-01', user_id: 'u_1', granularity: 'hour'},
      {token},
    );
    assert.deepEqual(
      upstream.requests.map(({url}) => new URL(url).search),
      [
        '?granularity=day',
        '?from=1970-01-01T00%3A00%3A00.000Z&to=2026-02-01&user_id=u_1&granularity=hour',
      ],
    );
  });

  it('says when the gateway does not have it', async () => {
    const {usage} = clientOf(recordingFetch(json({}, 404)));
    await assert.rejects(usage.get({}, {token}), {status: 404, code: 'not_supported'});
  });

  it('has the documented billing route, by whole days', async () => {
    const upstream = recordingFetch(json({project_id: 'prj_1'}));
    await clientOf(upstream).usage.billing({from: new Date(0), to: '2026-02-01'}, {token});
    assert.equal(
      upstream.requests[0]?.url,
      'https://slug.behest.app/v1/billing/usage?from=1970-01-01&to=2026-02-01',
    );
  });
});

describe('a client for local signing without a gateway', () => {
  it('says that threads need one', async () => {
    const {newRsaKeys} = await import('../support/keys.ts');
    const key = newRsaKeys().pkcs8;
    const {threads} = new Behest({env: {}, key, kid: 'k', tenantId: 't', projectId: 'p'});
    await assert.rejects(threads.list({token}), {code: 'missing_env'});
  });
});
