import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import {mintByEndpoint, mintByHost} from '../../../widget/transport/mint.ts';
import type {HostMint} from '../../../widget/transport/mint.ts';
import {rejection} from '../../support/errors.ts';

const endpoint = new URL('https://host.test/api/token?x=secret');
const signal = new AbortController().signal;

interface Seen {
  readonly url: string;
  readonly init: RequestInit;
}

/** Mints at the endpoint, which answers like this. */
function mintAt(answer: () => Response | Promise<Response>) {
  const seen: Seen[] = [];
  const request: typeof fetch = async (input, init = {}) => {
    seen.push({url: String(input), init});
    return answer();
  };
  return {seen, minted: () => mintByEndpoint(endpoint, request)('initial', signal)};
}

const failureAt = (answer: () => Response | Promise<Response>): Promise<ChatError> =>
  rejection<ChatError>(mintAt(answer).minted());

describe('mintByEndpoint', () => {
  it('posts with the cookies of the host and with nothing else', async () => {
    const {seen, minted} = mintAt(() => Response.json({token: 'abc', ttl: 900}));
    expect(await minted()).to.include({token: 'abc', lifetimeMs: 900_000});
    expect(seen[0]?.url).to.equal(endpoint.href);
    const {headers, ...init} = seen[0]!.init;
    expect(init).to.deep.equal({
      method: 'POST',
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      signal,
    });
    expect(headers).to.deep.equal({Accept: 'application/json'});
  });

  it('takes a bare token in JSON', async () => {
    expect(await mintAt(() => Response.json('abc')).minted()).to.include({token: 'abc'});
  });

  it('names the endpoint, without its query, when that answers with anything but a token', async () => {
    const wrong = [
      () => new Response('<!doctype html>', {headers: {'content-type': 'text/html'}}),
      () => Response.json({status: 'ok'}),
      () => new Response('', {status: 200}),
      () => new Response(null, {status: 204}),
      () => new Response(null, {status: 302, headers: {location: '/login'}}),
      () => new Response('no', {status: 404}),
      () => new Response('no', {status: 405}),
    ];
    for (const answer of wrong) {
      const error = await failureAt(answer);
      expect(error.code, error.message).to.equal('config');
      expect(error.message).to.contain('https://host.test/api/token').and.not.contain('secret');
    }
  });

  it('tells signed out, too many, too much and broken apart', async () => {
    const meanings = [
      [401, 'auth_required'],
      [403, 'auth_required'],
      [402, 'quota_exceeded'],
      [429, 'rate_limited'],
      [400, 'bad_request'],
      [500, 'server_error'],
      [503, 'server_error'],
    ] as const;
    for (const [status, code] of meanings) {
      const error = await failureAt(
        () => new Response('Unauthorized', {status, headers: {'retry-after': '3'}}),
      );
      expect(error).to.include({code, status, phase: 'mint', retryAfterSeconds: 3});
    }
  });

  it('takes no answer and half an answer for a broken network', async () => {
    expect(await failureAt(() => Promise.reject(new TypeError('Failed to fetch')))).to.include({
      code: 'network',
      phase: 'mint',
    });
    const half = (): Response =>
      new Response(
        new ReadableStream({start: (controller) => controller.error(new TypeError('cut'))}),
      );
    expect(await failureAt(half)).to.include({code: 'network', phase: 'mint'});
  });
});

describe('mintByHost', () => {
  const mint = (host: HostMint) => mintByHost(host)('rejected', signal);
  const failureOf = (host: HostMint): Promise<ChatError> => rejection<ChatError>(mint(host));

  it('tells the host why, and when it is too late', async () => {
    let context: unknown;
    const host: HostMint = (given) => {
      context = given;
      return 'abc';
    };
    expect(await mint(host)).to.include({token: 'abc'});
    expect(context).to.deep.equal({reason: 'rejected', signal});
  });

  it('takes a token as it is, or an object, now or later', async () => {
    expect(await mint(() => Promise.resolve({jwt: 'abc', ttl: 60}))).to.include({
      token: 'abc',
      lifetimeMs: 60_000,
    });
  });

  it('understands nothing at all as nobody being signed in', async () => {
    for (const nothing of [undefined, null]) {
      expect(await failureOf(() => nothing)).to.include({
        code: 'auth_required',
        phase: 'mint',
        message: 'The mint function gave no token.',
      });
    }
  });

  it('calls a wrong answer a mistake in the setup', async () => {
    for (const wrong of ['', {}, 7, '<!doctype html> x']) {
      expect(await failureOf(() => wrong)).to.include({code: 'config', phase: 'mint'});
    }
  });

  it('understands the status that an error carries', async () => {
    const throwing =
      (error: unknown): HostMint =>
      () =>
        Promise.reject(error);
    expect(await failureOf(throwing({status: 401}))).to.include({
      code: 'auth_required',
      status: 401,
    });
    expect(await failureOf(throwing({response: {status: 403}}))).to.include({
      code: 'auth_required',
    });
    expect(await failureOf(throwing({status: 429}))).to.include({code: 'rate_limited'});
    const cause = new Error('Bearer secret');
    const error = await failureOf(throwing(cause));
    expect(error).to.include({code: 'server_error', phase: 'mint', cause});
    expect(error.message).to.equal('The mint function failed.');
    const own = new ChatError('network', 'x', {phase: 'mint'});
    expect(await failureOf(throwing(own))).to.equal(own);
    for (const odd of ['text', null, undefined]) {
      expect(await failureOf(throwing(odd))).to.include({code: 'server_error'});
    }
  });
});
