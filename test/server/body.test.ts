import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {ask, ORIGIN, recordingAuth, TOKEN_URL, verdict} from './support/token-endpoint.ts';
import {createTokenHandler} from '../../server/token-handler.ts';

/** Sends a stream as the body, with whatever length it claims. */
function stream(parts: readonly Uint8Array[], headers: Record<string, string>, end = true) {
  const {auth, asked} = recordingAuth();
  const handler = createTokenHandler({
    auth,
    session: () => ({id: 'u_1'}),
    origins: [ORIGIN],
    baseUrl: 'https://slug.behest.app',
  });
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part);
      if (end) controller.close();
    },
  });
  const init = {method: 'POST', headers: {origin: ORIGIN, ...headers}, body, duplex: 'half'};
  return {asked, answer: handler(new Request(TOKEN_URL, init as RequestInit))};
}

const kilobyte = new Uint8Array(1024);
const json = {'content-type': 'application/json'};
const chunked = {...json, 'transfer-encoding': 'chunked'};

describe('the body of a token request', () => {
  it('may be missing, or JSON of any kind, or not even JSON inside', async () => {
    assert.equal(await verdict(ask()), '200');
    for (const body of ['{}', 'null', '[', '']) {
      const headers = {'content-type': 'application/json', 'content-length': String(body.length)};
      assert.equal(await verdict(ask({}, {headers, body})), '200');
    }
  });

  it('may name its type with parameters and in any case', async () => {
    for (const type of [
      'application/json; charset=utf-8',
      'Application/JSON;charset="UTF-8";a=b',
      'application/json ; charset=utf-8',
      'application/json; x-charset=utf-16',
    ]) {
      assert.equal(await verdict(ask({}, {headers: {'content-type': type}})), '200');
    }
  });

  const types = [
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'],
    ...['text/plain; application/json', 'application/json, text/plain', 'application/jsonp', ''],
    ...['application/json; charset=utf-16', 'application/json;charset=utf-8;charset=utf-7'],
    ...['application/json; charset=utf-8x', 'application/json; charset=x-charset=utf-8'],
  ];
  for (const type of types) {
    it(`is refused as ${JSON.stringify(type)}`, async () => {
      const answer = verdict(ask({}, {headers: {'content-type': type}}));
      assert.equal(await answer, '415 unsupported_media_type');
    });
  }

  it('is refused when it is compressed', async () => {
    const headers = {'content-type': 'application/json', 'content-encoding': 'gzip'};
    assert.equal(await verdict(ask({}, {headers})), '415 unsupported_media_type');
  });

  it('is refused by its length before a byte is read', async () => {
    for (const length of ['4097', '99999999999', 'abc', '-1e99x']) {
      const headers = {'content-type': 'application/json', 'content-length': length};
      assert.equal(await verdict(ask({}, {headers})), '413 body_too_large', length);
    }
  });

  it('may have 4 kB, or be announced and empty', async () => {
    for (const length of ['0', '4096']) {
      const body = length === '0' ? null : 'x'.repeat(4096);
      assert.equal(
        await verdict(ask({}, {headers: {...json, 'content-length': length}, body})),
        '200',
      );
    }
  });

  it('is refused when it was announced and is not there', async () => {
    assert.equal(await verdict(ask({}, {headers: chunked})), '400 incomplete_request');
  });

  it('is refused when it turns out longer than 4 kB', async () => {
    const {answer, asked} = stream(Array(5).fill(kilobyte), chunked);
    assert.equal(await verdict(answer), '413 body_too_large');
    assert.equal(asked.length, 0);
    assert.equal(await verdict(stream(Array(4).fill(kilobyte), chunked).answer), '200');
  });

  it('that does not end keeps the token from being made', async () => {
    for (const headers of [chunked, {...json, 'content-length': '2048'}]) {
      const {answer, asked} = stream([kilobyte], headers, false);
      const first = await Promise.race([answer, new Promise((r) => setTimeout(r, 40, 'waiting'))]);
      assert.equal(first, 'waiting');
      assert.equal(asked.length, 0);
    }
  });

  it('that breaks off keeps the token from being made', async () => {
    const {auth, asked} = recordingAuth();
    const body = new ReadableStream({pull: (c) => c.error(new Error('reset'))});
    const init = {method: 'POST', headers: chunked, body, duplex: 'half'} as RequestInit;
    assert.equal(await verdict(ask({auth}, init)), '400 incomplete_request');
    assert.equal(asked.length, 0);
  });
});

describe('other methods', () => {
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
    it(`${method} is refused with what is allowed`, async () => {
      const response = await ask({}, {method});
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'POST, OPTIONS');
    });
  }

  it('are not smuggled in by override', async () => {
    const headers = {'x-http-method-override': 'POST'};
    assert.equal((await ask({}, {method: 'GET', headers})).status, 405);
  });
});
