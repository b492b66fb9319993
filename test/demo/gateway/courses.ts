/** What a client must see of every scenario at the chat route, for the question how to bake bread. */
export interface Refusal {
  readonly status: number;
  /** The body, as text where it is no JSON. */
  readonly body: unknown;
  readonly retryAfter?: string;
}

const QUOTA = {
  code: 'quota_exceeded',
  message: 'The free tier allows 50000 tokens a day.',
  details: {tier: 'free', limit: {tokens_per_day: 50_000}, usage: {tokens_today: 50_123}},
};
const RATE = {code: 'rate_limited', message: 'The free tier allows 10 requests a minute.'};
const TOKEN = {code: 'invalid_token', message: 'The token has expired.'};
const BROKEN = {code: 'server_error', message: 'The model could not be reached.'};
const OVERLOADED = {code: 'server_error', message: 'The service is overloaded.'};

export const REFUSALS: Readonly<Record<string, Refusal>> = {
  '400': {
    status: 400,
    body: {error: {code: 'validation_error', message: 'The field "messages" is not acceptable.'}},
  },
  '422': {
    status: 422,
    body: {error: {code: 'validation_error', message: 'The parameters contradict each other.'}},
  },
  '401-once': {status: 401, body: {error: TOKEN}},
  '401-always': {status: 401, body: {error: TOKEN}},
  '402': {status: 402, body: {error: QUOTA}},
  '402-flat': {
    status: 402,
    body: {
      error: QUOTA.message,
      code: 'quota_exceeded',
      retryable: false,
      details: QUOTA.details,
      upgrade_url: '/settings/billing',
    },
  },
  '402-bare': {status: 402, body: QUOTA},
  '403': {
    status: 403,
    body: {error: {code: 'forbidden', message: 'This project has been suspended.'}},
  },
  '404': {status: 404, body: {error: {message: 'There is no project of this name.'}}},
  '429': {status: 429, body: {error: RATE}, retryAfter: '7'},
  '429-date': {status: 429, body: {error: RATE}, retryAfter: 'Fri, 02 Jan 2026 03:04:12 GMT'},
  '429-none': {status: 429, body: {error: RATE}},
  '429-body': {status: 429, body: {error: {...RATE, details: {retry_after: 7}}}},
  '429-legacy': {
    status: 429,
    body: {error: {...RATE, code: 'BEHEST_RATE_LIMIT'}},
    retryAfter: '7',
  },
  '500': {status: 500, body: {error: BROKEN}},
  '502': {
    status: 502,
    body: {error: {code: 'upstream_error', message: 'The provider answered with an error.'}},
  },
  '5xx-before': {status: 503, body: {error: OVERLOADED}},
  '5xx-once': {status: 503, body: {error: OVERLOADED}},
  html: {status: 502, body: /^<!doctype html>[\s\S]*<h1>502<\/h1>/},
  message: {status: 500, body: {message: BROKEN.message}},
  'no-body': {status: 500, body: ''},
};

export interface Course {
  readonly chunks?: number;
  readonly finish?: string | undefined;
  readonly isDone?: boolean;
  readonly isCut?: boolean;
  readonly broken?: number;
  readonly error?: unknown;
  readonly text?: RegExp;
}

const WELL = {finish: 'stop', isDone: true, isCut: false, broken: 0, error: undefined};
const PARTIAL = {...WELL, finish: undefined, chunks: 5};

export const COURSES: Readonly<Record<string, Course>> = {
  normal: {...WELL, text: /^# A tour[\s\S]*picture\.png\)\n$/},
  answer: {...WELL, text: /Bake bread/},
  slow: {...WELL, text: /Bake bread/},
  'slow-headers': {...WELL, text: /Bake bread/},
  burst: {...WELL, chunks: 4, text: /^# A tour/},
  instant: {...WELL, chunks: 1, text: /^# A tour/},
  split: {...WELL, text: /Bake bread/},
  fences: {...WELL, text: /~~~python/},
  huge: {...WELL, text: /^## Part 1\n[\s\S]*\n## Part 60\n/},
  'no-done': {...WELL, isDone: false},
  empty: {...WELL, chunks: 0, text: /^$/},
  length: {...WELL, finish: 'length'},
  filter: {...WELL, finish: 'content_filter'},
  longword: {...WELL, text: /\p{L}{400}/u},
  widetable: {...WELL, text: /column 30 \|/},
  deeplist: {...WELL, text: / {22}- level 12/},
  xss: {...WELL, text: /<script>__pwn[\s\S]*harmless/},
  rtl: {...WELL, text: /بالعربية/},
  mixed: {...WELL, text: /שלום/},
  cjk: {...WELL, text: /こんにちは/},
  emoji: {...WELL, text: /👨‍👩‍👧‍👦/},
  'error-event': {...PARTIAL, error: BROKEN},
  '402-mid': {...PARTIAL, error: QUOTA},
  '401-mid': {...PARTIAL, error: TOKEN},
  '429-mid': {...PARTIAL, error: RATE},
  drop: {...PARTIAL, isDone: false, isCut: true},
  'drop-first': {...PARTIAL, chunks: 0, isDone: false, isCut: true, text: /^$/},
  eof: {...PARTIAL, isDone: false},
  malformed: {...WELL, broken: 1, text: /Bake bread/},
  cors: {...WELL},
};
