import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest, BehestError, BehestServerError} from '@behest/client-ts';

import {newApiKey} from '../support/keys.ts';
import {
  hang,
  json,
  recordingFetch,
  type RecordingFetch,
  type Step,
} from '../support/recording-fetch.ts';
import {unsignedToken} from '../support/tokens.ts';

const token = unsignedToken({uid: 'u_1'});
const minted = json({jwt: token, ttl: 900});

function client(upstream: RecordingFetch, timeoutMs = 5000): Behest {
  const baseUrl = 'https://slug.behest.app';
  return new Behest({env: {}, key: newApiKey(), baseUrl, fetch: upstream.fetch, timeoutMs});
}

async function failure(upstream: RecordingFetch, timeoutMs?: number): Promise<BehestError> {
  const error: unknown = await client(upstream, timeoutMs)
    .auth.mint({user_id: 'u_1'})
    .then(() => assert.fail('A token came back.'))
    .catch((caught: unknown) => caught);
  assert.ok(error instanceof BehestError, String(error));
  return error;
}

function slowBody(): Response {
  return new Response(new ReadableStream({start: (c) => c.enqueue(new TextEncoder().encode(' '))}));
}

function endlessBody(cancelled: () => void): Response {
  const chunk = new Uint8Array(16_384).fill(97);
  return new Response(
    new ReadableStream({pull: (controller) => controller.enqueue(chunk), cancel: cancelled}),
  );
}

describe('a request to Behest', () => {
  const passing: Readonly<Record<string, Step>> = {
    'the network fails': new TypeError('fetch failed'),
    'a 500': json({}, 500),
    'a 503': json({}, 503),
  };
  for (const [name, step] of Object.entries(passing)) {
    it(`is tried once more after ${name}`, async () => {
      const upstream = recordingFetch(step, minted);
      assert.equal((await client(upstream).auth.mint({user_id: 'u_1'})).token, token);
      assert.equal(upstream.requests.length, 2);
      assert.deepEqual(upstream.bodies[0], upstream.bodies[1]);
    });
  }

  it('gives up after the second failure', async () => {
    const upstream = recordingFetch(new TypeError('fetch failed'));
    const error = await failure(upstream);
    assert.ok(error instanceof BehestServerError);
    assert.equal(error.code, 'network_error');
    assert.equal(error.message, 'POST /v1/auth/mint could not be sent.');
    assert.ok(error.raw instanceof TypeError);
    assert.equal(upstream.requests.length, 2);
  });

  for (const status of [400, 401, 402, 403, 404, 409, 422, 429]) {
    it(`is not repeated after ${status}`, async () => {
      const upstream = recordingFetch(json({}, status));
      assert.equal((await failure(upstream)).status, status);
      assert.equal(upstream.requests.length, 1);
    });
  }

  it('does not follow a redirect: the key would travel with it', async () => {
    const upstream = recordingFetch(json({}, 307, {location: 'https://evil.test/'}));
    assert.equal((await failure(upstream)).status, 307);
    assert.equal(upstream.requests.length, 1);
  });

  it('ends in time when no headers come, even if fetch ignores its signal', async () => {
    const upstream = recordingFetch(hang);
    const error = await failure(upstream, 40);
    assert.ok(error instanceof BehestServerError);
    assert.equal(error.code, 'timeout');
    assert.equal(upstream.requests.length, 1);
  });

  it('ends in time when the body never ends', async () => {
    const error = await failure(recordingFetch(slowBody), 40);
    assert.equal(error.code, 'timeout');
  });

  it('gives both attempts one deadline together', async () => {
    const upstream = recordingFetch(json({}, 500), hang);
    const error = await failure(upstream, 90);
    assert.equal(error.code, 'timeout');
  });

  it('stops reading an answer that is too long, and ends the transfer', async () => {
    let cancelled = false;
    const upstream = recordingFetch(() => endlessBody(() => (cancelled = true)));
    const error = await failure(upstream);
    assert.equal(error.message, 'The answer of Behest is too long.');
    assert.equal(upstream.requests.length, 1);
    assert.ok(cancelled);
  });

  it('ends with the caller', async () => {
    const upstream = recordingFetch(hang);
    const controller = new AbortController();
    const minting = client(upstream).auth.mint({user_id: 'u_1', signal: controller.signal});
    controller.abort();
    await assert.rejects(minting, (error) => {
      assert.ok(error instanceof BehestServerError);
      assert.equal(error.message, 'POST /v1/auth/mint was aborted.');
      return error.code === 'network_error';
    });
  });
});
