import {expect} from 'chai';
import {
  anything,
  assert as holds,
  constantFrom,
  dictionary,
  double,
  integer,
  oneof,
  property,
  record,
  string,
} from 'fast-check';

import {ChatError} from '../../../widget/core/errors.ts';
import {readTokenAnswer} from '../../../widget/transport/token-answer.ts';
import type {TokenAnswer} from '../../../widget/transport/token-answer.ts';
import {fuzzRuns} from '../../support/fuzz.ts';
import {unsignedToken} from '../../support/tokens.ts';

const NAMES = [
  'token',
  'jwt',
  'access_token',
  'accessToken',
  'ttl',
  'expires_in',
  'expiresAt',
  'expires_at',
  'sessionId',
  'session_id',
  'baseUrl',
  'base_url',
] as const;
const claims = dictionary(constantFrom('uid', 'sid', 'iat', 'exp', 'x'), anything()).map((body) => {
  try {
    return unsignedToken(body);
  } catch {
    return unsignedToken({});
  }
});
const values = oneof(anything(), claims, string(), double(), integer());
const answers = oneof(anything(), claims, string(), dictionary(constantFrom(...NAMES), values));

const READABLE = /^[\x21-\x7e]+$/;

function read(answer: unknown): TokenAnswer | ChatError {
  try {
    return readTokenAnswer(answer, 'The endpoint');
  } catch (error) {
    if (error instanceof ChatError) return error;
    throw error;
  }
}

describe('readTokenAnswer of anything', () => {
  it('gives a token that can travel, or says that there is none', () => {
    let tokens = 0;
    holds(
      property(answers, (answer) => {
        const result = read(answer);
        if (result instanceof ChatError) return void expect(result.code).to.equal('config');
        tokens++;
        expect(result.token).to.match(READABLE);
        expect(result.lifetimeMs).to.be.a('number').and.not.NaN;
        if (result.sessionId !== null) expect(result.sessionId).to.match(READABLE);
        if (result.userId !== null) expect(result.userId).to.be.a('string');
        if (result.baseUrl !== null) expect(result.baseUrl).to.be.a('string');
      }),
      fuzzRuns(400),
    );
    expect(tokens).to.be.above(20);
  });

  it('repeats nothing of an answer that it could not read', () => {
    const secret = 'behest_sk_live_0123456789abcdef';
    const hidden = record({hint: anything(), ttl: anything(), note: string()});
    holds(
      property(hidden, (fields) => {
        const result = read({...fields, token: `${secret}\n`});
        expect(result).to.be.instanceOf(ChatError);
        expect(String((result as ChatError).message)).not.to.contain(secret);
      }),
      fuzzRuns(100),
    );
  });
});
