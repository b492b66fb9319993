import {BehestConfigError, BehestError, BehestServerError} from './errors.ts';
import {failureOf} from './failure.ts';
import {unlessAborted, type Transport} from './transport.ts';

/** Where requests go and how long they may take. */
export interface Connection {
  readonly baseUrl: string | undefined;
  readonly transport: Transport;
  /** For headers and body of both attempts together. */
  readonly timeoutMs: number;
}

/** One request to Behest. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Begins with `/v1/`. */
  readonly path: string;
  /** Key or token, without `Bearer`. */
  readonly bearer: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Longest answer that is read. */
  readonly maxBytes: number;
}

const RETRY_WAIT_MS = {least: 100, spread: 200};

/**
 * Sends a call and reads its JSON answer; `undefined` for an empty one. A rejected `fetch` and a
 * 5xx are tried once more. Redirects are never followed: they would carry the key elsewhere.
 *
 * @throws BehestError of contract 7.2; `BehestServerError` with `timeout`, or `network_error`
 *   (also when the caller's own signal ended it) when there was no answer.
 */
export async function request(connection: Connection, call: Call): Promise<unknown> {
  const {signal, done} = deadline(connection.timeoutMs, call.signal);
  try {
    return await attempt(connection, call, signal).catch(async (error: unknown) => {
      if (signal.aborted || !isWorthRepeating(error)) throw error;
      await unlessAborted(pause(), signal);
      return attempt(connection, call, signal);
    });
  } catch (error) {
    throw translated(error, call, signal);
  } finally {
    done();
  }
}

async function attempt(connection: Connection, call: Call, signal: AbortSignal): Promise<unknown> {
  const {baseUrl, transport} = connection;
  if (baseUrl === undefined)
    throw new BehestConfigError(['BEHEST_BASE_URL is missing.'], 'missing_env');
  const {method, path, bearer, body, maxBytes} = call;
  const {status, headers, text} = await transport({
    url: `${baseUrl}${path}`,
    method,
    headers: headersOf(call),
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    maxBytes,
  });
  if (status < 200 || status > 299) throw failureOf({status, headers, text: text ?? ''}, [bearer]);
  return parsed(text, status);
}

function headersOf(call: Call): Record<string, string> {
  return {
    ...call.headers,
    authorization: `Bearer ${call.bearer}`,
    accept: 'application/json',
    ...(call.body === undefined ? {} : {'content-type': 'application/json'}),
  };
}

function parsed(text: string | undefined, status: number): unknown {
  if (text === undefined)
    throw new BehestServerError('The answer of Behest is too long.', {status});
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new BehestServerError('The answer of Behest is not JSON.', {status});
  }
}

function isWorthRepeating(error: unknown): boolean {
  return error instanceof BehestError
    ? error instanceof BehestServerError && (error.status ?? 0) >= 500
    : true;
}

function translated(error: unknown, call: Call, signal: AbortSignal): unknown {
  if (call.signal?.aborted)
    return noAnswer(call, 'was aborted', {code: 'network_error', raw: error});
  if (signal.aborted) {
    return noAnswer(call, 'was not answered in time', {code: 'timeout', status: 504, raw: error});
  }
  if (error instanceof BehestError) return error;
  return noAnswer(call, 'could not be sent', {code: 'network_error', raw: error});
}

function noAnswer(
  call: Call,
  what: string,
  details: {readonly code: string; readonly status?: number; readonly raw: unknown},
): BehestServerError {
  return new BehestServerError(`${call.method} ${call.path} ${what}.`, details);
}

function deadline(
  timeoutMs: number,
  outer: AbortSignal | undefined,
): {readonly signal: AbortSignal; readonly done: () => void} {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted) abort();
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

function pause(): Promise<void> {
  const {least, spread} = RETRY_WAIT_MS;
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * spread));
}
