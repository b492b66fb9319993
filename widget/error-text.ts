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

/**
 * The reader's sentence for a failure; `rateLimited` still holds its `{time}`. Nothing that a server
 * wrote is ever shown.
 */
export function errorText(error: ChatError, strings: BehestStrings): string {
  return strings[keys[error.code]];
}
