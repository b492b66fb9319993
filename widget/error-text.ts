import type {ChatError, ChatErrorCode} from './core/errors.ts';
import type {BehestStrings} from './strings.ts';

const keys = {
  auth_required: 'signInNeeded',
  quota_exceeded: 'errorQuota',
  rate_limited: 'rateLimited',
  forbidden: 'errorForbidden',
  bad_request: 'errorBadRequest',
  server_error: 'errorServer',
  network: 'errorNetwork',
  stream_interrupted: 'errorStream',
  protocol: 'errorProtocol',
  empty: 'finishEmpty',
  config: 'errorConfig',
} as const satisfies Record<ChatErrorCode, keyof BehestStrings>;

const hopeless: readonly ChatErrorCode[] = ['forbidden', 'bad_request'];
const elsewhere: readonly ChatErrorCode[] = ['auth_required', 'quota_exceeded', 'rate_limited'];

/** Whether "Try again" is offered for it. */
export function mayRetry({code}: ChatError): boolean {
  return !hopeless.includes(code) && !elsewhere.includes(code);
}

/**
 * The reader's sentence for a failure; `rateLimited` still holds its `{time}`. Nothing that a server
 * wrote is ever shown.
 */
export function errorText(error: ChatError, strings: BehestStrings): string {
  // Before an answer has begun there is no part of it that could be shown.
  if (error.code === 'protocol' && error.phase !== 'stream') return strings.errorGeneric;
  return strings[keys[error.code]];
}
