import type {ErrorFacts} from '../errors.ts';
import type {Behaviour, Fault, Scenario} from '../scenario.ts';

const refuse = (facts: ErrorFacts): Fault => ({kind: 'error', facts});

export const BAD_TOKEN: ErrorFacts = {
  status: 401,
  code: 'invalid_token',
  message: 'The token has expired.',
};

export const QUOTA: ErrorFacts = {
  status: 402,
  code: 'quota_exceeded',
  message: 'The free tier allows 50000 tokens a day.',
  details: {tier: 'free', limit: {tokens_per_day: 50_000}, usage: {tokens_today: 50_123}},
};

export const RATE: ErrorFacts = {
  status: 429,
  code: 'rate_limited',
  message: 'The free tier allows 10 requests a minute.',
};

export const BROKEN: ErrorFacts = {
  status: 500,
  code: 'server_error',
  message: 'The model could not be reached.',
};

const UPSTREAM: ErrorFacts = {
  status: 502,
  code: 'upstream_error',
  message: 'The provider answered with an error.',
};

const OVERLOADED: ErrorFacts = {
  status: 503,
  code: 'server_error',
  message: 'The service is overloaded.',
};

/** A row whose fault is an HTTP error; `after` and `chars` move it into the stream. */
function refusal(
  row: Pick<Scenario, 'name' | 'aliases' | 'does' | 'expected' | 'n' | 'times'>,
  facts: ErrorFacts,
  more: Behaviour = {},
): Scenario {
  return {group: 'refusals', at: 'chat', ...row, behaviour: {...more, fault: refuse(facts)}};
}

const MESSAGE = 'The error as a message; no retry; the draft is kept.';
const CARD = 'Two silent retries, then a card with Try again and the trace id.';
const DIALOG = 'The upgrade dialog, once; the draft is kept.';
const COUNTDOWN = 'A toast that counts down; then Send is back, with the text in the composer.';

/** Everything that is refused before the first byte of an answer. */
export const REFUSALS: readonly Scenario[] = [
  refusal(
    {name: '400', does: 'Refuses the request as malformed.', expected: MESSAGE},
    {status: 400, code: 'validation_error', message: 'The field "messages" is not acceptable.'},
  ),
  refusal(
    {name: '422', does: 'Refuses the request as unprocessable.', expected: MESSAGE},
    {status: 422, code: 'validation_error', message: 'The parameters contradict each other.'},
  ),
  refusal(
    {
      name: '401-once',
      does: 'Refuses the token once, then answers.',
      expected: 'Nothing but a longer wait; exactly two mints.',
      times: 1,
    },
    BAD_TOKEN,
  ),
  refusal(
    {
      name: '401-always',
      aliases: ['401', '401-expired', '401-bad-kid'],
      does: 'Refuses every token.',
      expected: '"Sign in again"; the draft is kept; exactly two mints, no third.',
    },
    BAD_TOKEN,
  ),
  refusal(
    {name: '402', does: 'Says that the quota of the day is used up.', expected: DIALOG},
    QUOTA,
  ),
  refusal(
    {
      name: '402-flat',
      aliases: ['flat'],
      does: 'The same in the flat envelope, with an upgrade_url.',
      expected: 'The upgrade dialog; it may use the address.',
    },
    {...QUOTA, envelope: 'flat', upgradeUrl: '/settings/billing'},
  ),
  refusal(
    {
      name: '402-bare',
      aliases: ['bare'],
      does: 'The same in the bare envelope.',
      expected: DIALOG,
    },
    {...QUOTA, envelope: 'bare'},
  ),
  refusal(
    {
      name: '403',
      does: 'Forbids the request.',
      expected: 'The error as a message; no new mint, no retry.',
    },
    {status: 403, code: 'forbidden', message: 'This project has been suspended.'},
  ),
  refusal(
    {
      name: '404',
      aliases: ['404-slug'],
      does: 'Knows no project of this name.',
      expected: 'A message for the site owner: the base address is wrong.',
    },
    {status: 404, message: 'There is no project of this name.'},
  ),
  refusal(
    {
      name: '429',
      does: 'Asks to come back after n seconds (Retry-After in seconds).',
      expected: COUNTDOWN,
      n: {means: 'seconds', default: 7},
    },
    RATE,
  ),
  refusal(
    {
      name: '429-date',
      does: 'The same with Retry-After as an HTTP date.',
      expected: COUNTDOWN,
      n: {means: 'seconds', default: 7},
    },
    RATE,
    {retryAfter: 'date'},
  ),
  refusal(
    {
      name: '429-none',
      aliases: ['429-no-header'],
      does: 'Does not say when to come back.',
      expected: 'A countdown from 10 s.',
    },
    RATE,
    {retryAfter: 'none'},
  ),
  refusal(
    {
      name: '429-body',
      does: 'Says it in the body only, as details.retry_after.',
      expected: COUNTDOWN,
      n: {means: 'seconds', default: 7},
    },
    RATE,
    {retryAfter: 'body'},
  ),
  refusal(
    {
      name: '429-legacy',
      aliases: ['legacy'],
      does: 'The same with the error code of v1.x.',
      expected: COUNTDOWN,
      n: {means: 'seconds', default: 7},
    },
    {...RATE, envelope: 'legacy'},
  ),
  refusal({name: '500', does: 'Fails with an internal error.', expected: CARD}, BROKEN),
  refusal({name: '502', does: 'Reports that the provider failed.', expected: CARD}, UPSTREAM),
  refusal(
    {name: '5xx-before', aliases: ['503'], does: 'Is overloaded.', expected: CARD},
    OVERLOADED,
  ),
  refusal(
    {
      name: '5xx-once',
      aliases: ['503-then-ok', '503-once'],
      does: 'Is overloaded once, then answers.',
      expected: 'Nothing but a longer wait.',
      times: 1,
    },
    OVERLOADED,
  ),
  refusal(
    {
      name: 'html',
      aliases: ['html-error', 'html-error-page'],
      does: 'Answers 502 with an HTML page.',
      expected: `${CARD} No markup on the screen.`,
    },
    {...UPSTREAM, envelope: 'html'},
  ),
  refusal(
    {name: 'message', does: 'Answers 500 with the proxy’s own {message}.', expected: CARD},
    {...BROKEN, envelope: 'message'},
  ),
  refusal(
    {name: 'no-body', does: 'Answers 500 without a body.', expected: CARD},
    {...BROKEN, envelope: 'empty'},
  ),
];
