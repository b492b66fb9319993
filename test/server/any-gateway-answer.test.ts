import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Behest} from '@behest/client-ts';
import {
  anything,
  array,
  asyncProperty,
  assert as holds,
  boolean,
  constant,
  constantFrom,
  dictionary,
  double,
  integer,
  json as jsonText,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from 'fast-check';

import {failureOf} from '../../server/client-ts/failure.ts';
import {fuzzRuns} from '../support/fuzz.ts';
import {newApiKey} from './support/keys.ts';
import {ask} from './support/token-endpoint.ts';
import {epochSeconds, unsignedToken} from './support/tokens.ts';

const key = newApiKey();
/** Must not be repeated to a browser, whoever says it. */
const said = `what the gateway says with ${key}`;
const now = epochSeconds();

const times = oneof(constantFrom(now, now + 60, now + 900, now + 9e9), double(), integer());
const claims = dictionary(
  constantFrom('uid', 'role', 'iat', 'exp'),
  oneof({weight: 3, arbitrary: constantFrom('u_1', 'user', 'admin', 'u_2')}, times, anything()),
);
const tokens = oneof(constant({}), claims).map((odd) =>
  tokenOf({uid: 'u_1', exp: now + 900, ...odd}),
);
const fields = dictionary(
  constantFrom('jwt', 'access_token', 'token', 'ttl', 'expires_in', 'session_id', 'error', 'code'),
  oneof({weight: 3, arbitrary: tokens}, constantFrom(said, 's_1', 900), times, anything()),
);
const envelopes = constantFrom(
  {error: {code: 'quota_exceeded', message: said, details: {retry_after: 1e9}}},
  {error: said, retry_after: -1},
  {code: said, message: [said]},
);
const bodies = oneof(
  {weight: 4, arbitrary: fields.map(bytesOf)},
  envelopes.map(bytesOf),
  jsonText().map((text) => new TextEncoder().encode(text)),
  uint8Array({maxLength: 60}),
);
const statuses = oneof(
  {weight: 32, arbitrary: constantFrom(200, 200, 200, 200, 400, 401, 402, 403, 404, 429)},
  // Each of these is asked for twice, with a wait.
  {weight: 1, arbitrary: integer({min: 500, max: 599})},
  {weight: 5, arbitrary: integer({min: 201, max: 499}).filter((status) => status !== 304)},
);
const headers = oneof(integer().map(String), constantFrom(said, 'soon', 'Fri, 01 Jan 2100'));
const answers = record({status: statuses, body: bodies, header: headers});

function tokenOf(claims: Readonly<Record<string, unknown>>): string {
  try {
    return unsignedToken(claims);
  } catch {
    return said;
  }
}

function bytesOf(value: unknown): Uint8Array {
  try {
    return new TextEncoder().encode(JSON.stringify(value));
  } catch {
    return new Uint8Array();
  }
}

/** What a browser gets when the gateway answers the mint like this. */
function askThrough(answer: () => Response): Promise<Response> {
  const gateway = {baseUrl: 'https://slug.behest.app', fetch: async () => answer()};
  return ask({auth: new Behest({key, env: {}, ...gateway}).auth});
}

function assertSoundToken(answer: Record<string, unknown>): void {
  const {token, ttl, expiresAt, sessionId} = answer;
  const [, payload = ''] = String(token).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {uid: unknown};
  assert.equal(claims.uid, 'u_1');
  assert.ok(Number.isInteger(ttl) && Number(ttl) >= 1 && Number(ttl) <= 3660, `ttl ${ttl}`);
  assert.equal(typeof expiresAt, 'number');
  assert.equal(typeof sessionId, 'string');
}

describe('the mint server before any answer of the gateway', () => {
  it('hands out a token of this user, or refuses in its own words', async () => {
    const seen = new Set<number>();
    await holds(
      asyncProperty(answers, async ({status, body, header}) => {
        const named = {'retry-after': header, 'x-trace-id': header};
        const hasBody = ![204, 205].includes(status);
        const response = await askThrough(
          () => new Response(hasBody ? new Uint8Array(body) : null, {status, headers: named}),
        );
        seen.add(response.status);
        assert.match(response.headers.get('retry-after') ?? '1', /^[1-9]\d{0,3}$/);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        const text = await response.text();
        assert.ok(!text.includes(key));
        const answer = JSON.parse(text) as Record<string, unknown>;
        if (response.status === 200) return assertSoundToken(answer);
        assert.ok([402, 429, 500, 502, 503].includes(response.status), `${response.status}`);
        assert.doesNotMatch(text, /what the gateway says/);
      }),
      fuzzRuns(300),
    );
    assert.deepEqual(
      [200, 402, 429, 502].filter((status) => !seen.has(status)),
      [],
    );
  });
});

describe('the client before an error that echoes its key', () => {
  /** The key as JSON may spell it. */
  const spellings = array(boolean(), {minLength: key.length, maxLength: key.length}).map(
    (escaped) =>
      [...key].map((letter, at) =>
        escaped[at] ? `\\u00${letter.charCodeAt(0).toString(16)}` : letter,
      ),
  );
  const places = constantFrom(
    '{"error":{"message":"@"}}',
    '{"@":[{"x":"@"}]}',
    '"@"',
    '@',
    '{"error":"@',
  );

  it('keeps it in no part of the error, however it is spelled', () => {
    holds(
      property(spellings, places, string(), (letters, place, around) => {
        const spelled = JSON.stringify(around).slice(1, -1) + letters.join('');
        const answer = {
          status: 400,
          headers: new Headers(),
          text: place.replaceAll('@', () => spelled),
        };
        const error = failureOf(answer, [key]);
        assert.ok(!`${error.message} ${JSON.stringify(error.raw)}`.includes(key));
      }),
      fuzzRuns(300),
    );
  });
});
