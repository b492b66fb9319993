import type {Scenario} from '../scenario.ts';
import {BAD_TOKEN, BROKEN, RATE} from './refusals.ts';

/** What goes wrong elsewhere: at the host's token endpoint, the thread routes, in the page. */
export const DOOR_SCENARIOS: readonly Scenario[] = [
  {
    name: 'mint-401',
    group: 'token',
    does: 'The token endpoint refuses the visitor.',
    expected: '"Sign in again"; the draft is kept.',
    at: 'host',
    behaviour: {fault: {kind: 'error', facts: {...BAD_TOKEN, code: 'unauthenticated'}}},
  },
  {
    name: 'mint-403',
    group: 'token',
    does: 'The token endpoint forbids the origin.',
    expected: 'The state signed-out at once; no second mint.',
    at: 'host',
    behaviour: {
      fault: {
        kind: 'error',
        facts: {status: 403, code: 'origin_not_allowed', message: 'This origin may not ask.'},
      },
    },
  },
  {
    name: 'mint-429',
    group: 'token',
    does: 'The token endpoint asks to come back after n seconds.',
    expected: 'A toast that counts down; the draft is kept.',
    at: 'host',
    n: {means: 'seconds', default: 7},
    behaviour: {fault: {kind: 'error', facts: RATE}},
  },
  {
    name: 'mint-500',
    group: 'token',
    does: 'The token endpoint fails.',
    expected: 'Retries, then a card with Try again.',
    at: 'host',
    behaviour: {fault: {kind: 'error', facts: BROKEN}},
  },
  {
    name: 'mint-html',
    group: 'token',
    does: 'The token endpoint answers 200 with an HTML page.',
    expected: 'A config error that names the endpoint.',
    at: 'host',
    behaviour: {
      fault: {kind: 'error', facts: {status: 200, message: 'A page.', envelope: 'html'}},
    },
  },
  {
    name: 'mint-no-token',
    group: 'token',
    does: 'The token endpoint answers 200 without a token.',
    expected: 'A config error that names the endpoint.',
    at: 'host',
    behaviour: {withoutToken: true},
  },
  {
    name: 'mint-slow',
    group: 'token',
    does: 'The token endpoint takes n ms.',
    expected: 'Dots, then "Still working…"; Stop works.',
    at: 'host',
    n: {means: 'milliseconds', default: 12_000},
    behaviour: {slowHeaders: true},
  },
  {
    name: '404-thread',
    group: 'page',
    does: 'The thread routes know no thread.',
    expected: 'An empty conversation, no error.',
    at: 'threads',
    behaviour: {
      fault: {kind: 'error', facts: {status: 404, message: 'There is no such thread.'}},
    },
  },
  {
    name: '403-thread',
    group: 'page',
    does: 'The thread routes forbid the thread.',
    expected: 'A new thread in its place.',
    at: 'threads',
    behaviour: {
      fault: {
        kind: 'error',
        facts: {status: 403, code: 'forbidden', message: 'This thread is not yours.'},
      },
    },
  },
  {
    name: 'history',
    group: 'page',
    does: 'Fills a thread that has no messages with n of them.',
    expected: 'Opens at the bottom; nothing is spoken to screen readers.',
    at: 'threads',
    n: {means: 'messages', default: 300},
    behaviour: {fillsThread: true},
  },
  {
    name: 'offline',
    group: 'page',
    does: 'Nothing: the page itself goes offline.',
    expected: 'A banner; sending waits; the draft is kept.',
    at: 'page',
    behaviour: {},
  },
];
