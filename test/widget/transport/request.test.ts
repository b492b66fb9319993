import {expect} from 'chai';

import type {ChatError} from '../../../widget/core/errors.ts';
import {pageFetch, send} from '../../../widget/transport/request.ts';
import {rejection} from '../../support/errors.ts';

const to = {url: new URL('https://gateway.test/v1/chat?x=1'), phase: 'request'} as const;

describe('send', () => {
  it('follows no redirect and leaves nothing in a cache', async () => {
    let seen: RequestInit | undefined;
    const request: typeof fetch = async (input, init) => {
      expect(input).to.equal(to.url.href);
      seen = init;
      return new Response('ok');
    };
    const response = await send(to, {fetch: request, method: 'POST'});
    expect(await response.text()).to.equal('ok');
    expect(seen).to.deep.equal({redirect: 'manual', cache: 'no-store', method: 'POST'});
  });

  it('gives back any answer that is none of these', async () => {
    for (const status of [200, 204, 400, 500]) {
      const request = async (): Promise<Response> => new Response(null, {status});
      expect((await send(to, {fetch: request})).status).to.equal(status);
    }
  });

  it('refuses a redirect, seen or hidden by the browser', async () => {
    const hidden = new Proxy(new Response(), {
      get: (target, name) =>
        name === 'type' ? 'opaqueredirect' : Reflect.get(target, name, target),
    });
    const seen = new Response(null, {status: 307, headers: {location: 'https://evil.test'}});
    for (const answer of [hidden, seen]) {
      const error = await rejection<ChatError>(send(to, {fetch: async () => answer}));
      expect(error.code).to.equal('config');
      expect(error.message).to.equal(
        'The gateway https://gateway.test answered with a redirect, which is not followed.',
      );
    }
  });

  it('turns a rejection, and a host function that throws, into a network error', async () => {
    const cause = new TypeError('Failed to fetch');
    const rejecting = (): Promise<Response> => Promise.reject(cause);
    const throwing = (): Promise<Response> => {
      throw cause;
    };
    for (const request of [rejecting, throwing]) {
      const error = await rejection<ChatError>(send(to, {fetch: request}));
      expect(error).to.include({code: 'network', phase: 'request', cause});
    }
  });
});

describe('pageFetch', () => {
  it('is whatever the page’s fetch is at the time', async () => {
    const original = globalThis.fetch;
    globalThis.fetch = async () => new Response('replaced');
    const response = await pageFetch('https://gateway.test');
    globalThis.fetch = original;
    expect(await response.text()).to.equal('replaced');
  });
});
