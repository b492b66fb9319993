import {expect} from 'chai';

import type {ChatErrorCode} from '../../../widget/core/errors.ts';
import {
  failureOfBody,
  failureOfFetch,
  failureOfResponse,
  nameOf,
  traceIdOf,
} from '../../../widget/transport/failure.ts';
import type {Addressee} from '../../../widget/transport/failure.ts';

const gateway: Addressee = {url: new URL('https://gateway.test/v1/chat'), phase: 'request'};
const endpoint: Addressee = {url: new URL('https://host.test/token?secret=1'), phase: 'mint'};

const answer = (
  status: number,
  body: unknown = {},
  headers: Record<string, string> = {},
): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {status, headers});

describe('failureOfResponse', () => {
  it('waits as long as the server means, also when the reader’s clock is an hour off', async () => {
    for (const hour of [-3_600_000, 3_600_000]) {
      const date = new Date(Date.now() + hour);
      const headers = {
        date: date.toUTCString(),
        'retry-after': new Date(date.getTime() + 30_000).toUTCString(),
      };
      const {retryAfterSeconds} = await failureOfResponse(answer(429, '', headers), endpoint);
      expect(retryAfterSeconds).to.equal(30);
    }
  });

  it('tells by the status what went wrong', async () => {
    const meanings: readonly (readonly [number, ChatErrorCode, ChatErrorCode])[] = [
      [400, 'bad_request', 'bad_request'],
      [401, 'auth_required', 'auth_required'],
      [402, 'quota_exceeded', 'quota_exceeded'],
      [403, 'forbidden', 'auth_required'],
      [404, 'config', 'config'],
      [405, 'config', 'config'],
      [408, 'bad_request', 'bad_request'],
      [409, 'bad_request', 'bad_request'],
      [422, 'bad_request', 'bad_request'],
      [429, 'rate_limited', 'rate_limited'],
      [500, 'server_error', 'server_error'],
      [502, 'server_error', 'server_error'],
      [503, 'server_error', 'server_error'],
      [599, 'server_error', 'server_error'],
    ];
    for (const [status, atGateway, atEndpoint] of meanings) {
      expect(await failureOfResponse(answer(status), gateway)).to.include({
        code: atGateway,
        status,
        phase: 'request',
      });
      expect(await failureOfResponse(answer(status), endpoint)).to.include({
        code: atEndpoint,
        status,
        phase: 'mint',
      });
    }
  });

  it('survives any body', async () => {
    for (const body of ['', '<html>no</html>', '{"error":', 'null', '[]', '"x"', '7']) {
      expect(await failureOfResponse(answer(500, body), gateway)).to.include({
        code: 'server_error',
      });
    }
    const broken = new Response(
      new ReadableStream({start: (controller) => controller.error(new Error('cut'))}),
      {status: 402},
    );
    expect(await failureOfResponse(broken, gateway)).to.include({code: 'quota_exceeded'});
  });

  it('keeps trace id, wait and upgrade address', async () => {
    const body = {error: {code: 'rate_limited', upgrade_url: 'https://a.test/', retry_after: 9}};
    const headers = {'x-trace-id': 'trace-1', 'retry-after': '7'};
    expect(await failureOfResponse(answer(429, body, headers), gateway)).to.include({
      traceId: 'trace-1',
      retryAfterSeconds: 7,
      upgradeUrl: 'https://a.test/',
    });
    expect((await failureOfResponse(answer(429, body), gateway)).retryAfterSeconds).to.equal(9);
  });

  it('tells a developer whom to look at, without words of the server or secrets', async () => {
    const wordy = answer(500, {error: {code: 'x y', message: 'Bearer secret'}});
    expect((await failureOfResponse(wordy, gateway)).message).to.equal(
      'The gateway https://gateway.test answered 500.',
    );
    const missing = await failureOfResponse(answer(404), endpoint);
    expect(missing.message).to.equal(
      'The token endpoint https://host.test/token answered 404: check token-endpoint.',
    );
    const slug = await failureOfResponse(answer(404, {error: {code: 'no_project'}}), gateway);
    expect(slug.message).to.equal(
      'The gateway https://gateway.test answered 404 (no_project): check base-url.',
    );
  });
});

describe('failureOfBody', () => {
  it('tells by the code what went wrong inside a stream', () => {
    const meanings: readonly (readonly [string, ChatErrorCode])[] = [
      ['quota_exceeded', 'quota_exceeded'],
      ['tier_limit', 'quota_exceeded'],
      ['rate_limited', 'rate_limited'],
      ['BEHEST_RATE_LIMIT', 'rate_limited'],
      ['invalid_token', 'auth_required'],
      ['unauthenticated', 'auth_required'],
      ['BEHEST_AUTH_INVALID', 'auth_required'],
      ['BEHEST_AUTH_MISSING', 'auth_required'],
      ['BEHEST_AUTH_EXPIRED', 'auth_required'],
      ['forbidden', 'forbidden'],
      ['validation_error', 'bad_request'],
      ['server_error', 'server_error'],
      ['upstream_error', 'server_error'],
      ['whatever', 'server_error'],
      ['constructor', 'server_error'],
    ];
    for (const [code, meaning] of meanings) {
      const error = failureOfBody({error: {code, message: 'x'}}, answer(200), 'stream');
      expect(error, code).to.include({code: meaning, phase: 'stream', status: undefined});
    }
    expect(failureOfBody({error: 'x'}, answer(200), 'stream').code).to.equal('server_error');
  });

  it('keeps what the event tells beside its code', () => {
    const event = {error: {code: 'rate_limited', details: {retry_after: 5}}};
    const error = failureOfBody(event, answer(200, '', {'x-request-id': 'req-1'}), 'stream');
    expect(error).to.include({retryAfterSeconds: 5, traceId: 'req-1'});
    expect(error.message).to.contain('(rate_limited)');
  });
});

describe('failureOfFetch', () => {
  it('names the page’s origin, which may be missing from the Allowed Origins', () => {
    const cause = new TypeError('Failed to fetch');
    const error = failureOfFetch(cause, gateway);
    expect(error).to.include({code: 'network', phase: 'request', cause});
    expect(error.message)
      .to.contain('https://gateway.test')
      .and.contain(location.origin)
      .and.contain('Allowed Origins');
  });

  it('says nothing about origins where there is only one', () => {
    const own: Addressee = {url: new URL('/api/token', location.href), phase: 'mint'};
    expect(failureOfFetch(null, own).message).to.equal(
      `The token endpoint ${own.url.href} could not be reached: offline, or it is down.`,
    );
  });
});

describe('traceIdOf', () => {
  it('takes one id or the other, and nothing that is no id', () => {
    const of = (headers: Record<string, string>) => traceIdOf(new Response(null, {headers}));
    expect(of({'x-trace-id': 'a', 'x-request-id': 'b'})).to.equal('a');
    expect(of({'x-request-id': 'b-1.2:3/4'})).to.equal('b-1.2:3/4');
    expect(of({})).to.equal(undefined);
    expect(of({'x-trace-id': '<b>'})).to.equal(undefined);
    expect(of({'x-trace-id': 'x'.repeat(129)})).to.equal(undefined);
  });
});

describe('nameOf', () => {
  it('leaves out the query, where a secret may stand', () => {
    expect(nameOf(endpoint)).to.equal('The token endpoint https://host.test/token');
  });
});
