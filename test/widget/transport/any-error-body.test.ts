import {expect} from 'chai';
import {
  anything,
  array,
  assert as holds,
  asyncProperty,
  constantFrom,
  dictionary,
  integer,
  json,
  letrec,
  oneof,
  option,
  record,
  string,
  uint8Array,
} from 'fast-check';

import type {ChatError} from '../../../widget/core/errors.ts';
import {codeOfStatus, failureOfBody, failureOfResponse} from '../../../widget/transport/failure.ts';
import {fuzzRuns} from '../../support/fuzz.ts';

const NAMES = ['error', 'code', 'details', 'retry_after', 'upgrade_url', 'message', 'x'] as const;
const {envelope} = letrec((tie) => ({
  envelope: dictionary(
    constantFrom(...NAMES),
    oneof(
      {maxDepth: 3},
      constantFrom(
        'quota_exceeded',
        'javascript:alert(1)',
        '//x',
        '/plans',
        '12',
        '<b>no code</b>',
      ),
      tie('envelope'),
      integer(),
      anything(),
      string(),
    ),
  ),
}));
const bodies = oneof(
  json().map((text) => new TextEncoder().encode(text)),
  envelope.map((body) => new TextEncoder().encode(written(body))),
  uint8Array({maxLength: 60}),
);
const statuses = integer({min: 300, max: 599}).filter((status) => status !== 304);
const headers = option(oneof(integer().map(String), string({maxLength: 20})));
const phases = constantFrom('mint' as const, 'request' as const);
const answers = record({status: statuses, body: bodies, header: headers, phase: phases});
const to = (phase: 'mint' | 'request') => ({
  url: new URL('https://gateway.test/v1/x?key=1'),
  phase,
});

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** What a server wrote is repeated only where it is a plain code. */
const MESSAGE =
  /^The (?:token endpoint|gateway) https:\/\/gateway\.test(?:\/v1\/x)? answered \d{3}(?: \(\w{1,64}\))?(?:: check [\w-]+)?\.$/;

/** Whether a page, a reader and a link may get it as it is. */
function isHarmless({message, retryAfterSeconds, upgradeUrl, traceId}: ChatError): boolean {
  const wait = retryAfterSeconds ?? 1;
  return (
    !message.includes('key=1') &&
    message.length < 200 &&
    Number.isInteger(wait) &&
    wait >= 1 &&
    wait <= 600 &&
    /^(?:https?:\/\/[^/\\\s]|\/[^/\\\s]|\/$|$)/i.test(upgradeUrl ?? '') &&
    /^[\w.:/-]{0,128}$/.test(traceId ?? '')
  );
}

describe('an error with any status, headers and body', () => {
  it('means what its status says, and carries nothing that does harm', async () => {
    await holds(
      asyncProperty(answers, async ({status, body, header, phase}) => {
        const named = new Headers();
        for (const name of ['retry-after', 'x-trace-id', 'date']) {
          try {
            if (header !== null) named.set(name, header);
          } catch {
            // A browser lets no such header through.
          }
        }
        const response = new Response(new Uint8Array(body), {status, headers: named});
        const error = await failureOfResponse(response, to(phase));
        expect(error.code).to.equal(codeOfStatus(status, phase));
        expect([error.status, error.phase]).to.deep.equal([status, phase]);
        expect(isHarmless(error), JSON.stringify(error)).to.equal(true);
        expect(error.message).to.match(MESSAGE);
      }),
      fuzzRuns(400),
    );
  });

  it('is understood inside a stream as well, whatever it is', async () => {
    const events = array(oneof(envelope, anything()), {minLength: 1, maxLength: 3});
    await holds(
      asyncProperty(events, async (several) => {
        for (const body of several) {
          const error = failureOfBody(body, new Response(null), 'stream');
          expect(isHarmless(error), written(error)).to.equal(true);
        }
      }),
      fuzzRuns(300),
    );
  });
});
