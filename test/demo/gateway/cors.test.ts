import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ask, BASE, call, createTestGateway, ORIGIN} from './support.ts';

const WIDGET_HEADERS = 'authorization,content-type,x-session-id,x-thread-id';

function preflight(
  gateway: ReturnType<typeof createTestGateway>,
  origin: string,
): Promise<Response> {
  return gateway.fetch(
    new Request(`${BASE}/v1/chat/completions`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': WIDGET_HEADERS,
      },
    }),
  );
}

function listOf(response: Response, name: string): readonly string[] {
  return (response.headers.get(name) ?? '').split(', ').map((entry) => entry.toLowerCase());
}

describe('A preflight', () => {
  it('permits an allowed origin everything that the widget sends', async () => {
    const response = await preflight(createTestGateway(), ORIGIN);
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(response.headers.get('vary'), 'Origin');
    assert.deepEqual(listOf(response, 'access-control-allow-methods'), [
      'get',
      'post',
      'delete',
      'options',
    ]);
    const allowed = listOf(response, 'access-control-allow-headers');
    assert.ok(WIDGET_HEADERS.split(',').every((name) => allowed.includes(name)));
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
  });

  it('permits the headers of the openai package unless it is told to be strict', async () => {
    const loose = listOf(
      await preflight(createTestGateway(), ORIGIN),
      'access-control-allow-headers',
    );
    for (const name of [
      'arch',
      'lang',
      'os',
      'package-version',
      'retry-count',
      'runtime',
      'runtime-version',
    ]) {
      assert.ok(loose.includes(`x-stainless-${name}`), name);
    }
    const strict = createTestGateway({settings: {allowStainless: false}});
    assert.deepEqual(
      listOf(await preflight(strict, ORIGIN), 'access-control-allow-headers'),
      WIDGET_HEADERS.split(','),
    );
  });

  for (const origin of [
    'http://localhost:8788',
    'https://localhost:8787',
    'http://localhost:8787.evil.example',
    'http://localhost',
    'http://LOCALHOST:8787',
    'null',
    '*',
  ]) {
    it(`permits nothing to ${origin}`, async () => {
      const response = await preflight(createTestGateway(), origin);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.equal(response.headers.get('access-control-allow-headers'), null);
      assert.equal(response.headers.get('vary'), 'Origin');
    });
  }
});

describe('A response to a page', () => {
  const headers = {origin: ORIGIN};

  it('may be read by an allowed origin only, with its trace id and Retry-After', async () => {
    const gateway = createTestGateway();
    const response = await ask(gateway, 'Hello', {headers});
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(response.headers.get('vary'), 'Origin');
    assert.deepEqual(listOf(response, 'access-control-expose-headers'), [
      'x-trace-id',
      'x-request-id',
      'retry-after',
    ]);
    const foreign = await ask(gateway, 'Hello', {headers: {origin: 'https://evil.example'}});
    assert.equal(foreign.headers.get('access-control-allow-origin'), null);
    assert.equal(foreign.headers.get('vary'), 'Origin');
  });

  it('says so on errors too, unless it is told not to', async () => {
    const gateway = createTestGateway();
    const refused = await ask(gateway, '/s 429', {headers});
    assert.equal(refused.headers.get('access-control-allow-origin'), ORIGIN);
    gateway.settings.corsOnErrors = false;
    const hidden = await ask(gateway, '/s 429', {headers});
    assert.equal(hidden.headers.get('access-control-allow-origin'), null);
    const answered = await ask(gateway, 'Hello', {headers});
    assert.equal(answered.headers.get('access-control-allow-origin'), ORIGIN);
  });

  it('hides its headers when it is told to', async () => {
    const gateway = createTestGateway({settings: {exposeHeaders: false}});
    const response = await ask(gateway, 'Hello', {headers});
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(response.headers.get('access-control-expose-headers'), null);
  });
});

describe('A gateway with allowed hosts', () => {
  const gateway = createTestGateway({allowedHosts: ['localhost:8788', '127.0.0.1:8788']});
  const statusFor = async (host: string): Promise<number> => {
    const request = new Request(`${BASE}/v1/models`, {headers: {host}});
    return (await gateway.fetch(request)).status;
  };

  it('serves no other Host, so that a rebound name reaches nothing', async () => {
    assert.equal(await statusFor('localhost:8788'), 200);
    assert.equal(await statusFor('LOCALHOST:8788'), 200);
    for (const host of [
      'evil.example',
      'evil.example:8788',
      'localhost',
      'localhost:8788.evil.example',
    ]) {
      assert.equal(await statusFor(host), 403, host);
    }
  });

  it('goes by the address where there is no Host header', async () => {
    assert.equal((await gateway.fetch(new Request('http://evil.example/v1/models'))).status, 403);
    assert.equal((await call(gateway, '/v1/threads')).status, 200);
  });
});
