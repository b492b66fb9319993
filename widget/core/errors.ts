/**
 * What went wrong, as the page and the reader need to tell it apart (`detail.code` of `behest-error`).
 * Contract section 7.2 maps statuses and gateway codes to these.
 */
export type ChatErrorCode =
  | 'auth_required'
  | 'quota_exceeded'
  | 'rate_limited'
  | 'forbidden'
  | 'bad_request'
  | 'server_error'
  | 'network'
  | 'stream_interrupted'
  | 'protocol'
  | 'empty'
  | 'config';

/** Where it went wrong: at the token endpoint, before the answer's headers, or inside the stream. */
export type ChatErrorPhase = 'mint' | 'request' | 'stream';

export interface ChatErrorOptions {
  readonly phase: ChatErrorPhase;
  /** HTTP status; none when there was no response or the error came inside a stream. */
  readonly status?: number | undefined;
  /** The gateway's trace id, when it was readable. */
  readonly traceId?: string | undefined;
  /** Whole seconds to wait, as the server asked for: 1 to 600. */
  readonly retryAfterSeconds?: number | undefined;
  /** Where to upgrade, when the server said so: http(s) only. */
  readonly upgradeUrl?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The only error that leaves the wire. `message` is for developers and holds no secret; the reader's
 * words come from the string table by `code`.
 */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: ChatErrorCode;
  readonly phase: ChatErrorPhase;
  readonly status: number | undefined;
  readonly traceId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly upgradeUrl: string | undefined;

  constructor(code: ChatErrorCode, message: string, options: ChatErrorOptions) {
    super(message, {cause: options.cause});
    this.code = code;
    this.phase = options.phase;
    this.status = options.status;
    this.traceId = options.traceId;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.upgradeUrl = options.upgradeUrl;
  }

  /** Whether the same request may succeed a moment later without anybody doing anything. */
  get transient(): boolean {
    return (
      this.code === 'server_error' || this.code === 'network' || this.code === 'stream_interrupted'
    );
  }

  /** Whether the gateway turned the question down before it took it: the text can go back. */
  get refused(): boolean {
    return (
      this.phase !== 'stream' &&
      ['auth_required', 'quota_exceeded', 'rate_limited', 'forbidden', 'bad_request'].includes(
        this.code,
      )
    );
  }
}

/** What is not a `ChatError` is a fault of ours, or of a host's function. */
export function toChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError('server_error', 'Something unexpected went wrong.', {
    phase: 'request',
    cause: error,
  });
}
