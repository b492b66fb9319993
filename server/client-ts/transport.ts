/** One request, ready to be sent. */
export interface TransportRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Ends the transfer, headers and body alike. */
  readonly signal: AbortSignal;
  /** Longest answer that is read. */
  readonly maxBytes: number;
}

/** One answer, read to its end. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: {readonly get: (name: string) => string | null};
  /** Undefined when the body is longer than `maxBytes`; the rest of it was not read. */
  readonly text: string | undefined;
}

/**
 * Sends a request and reads the answer. Follows no redirect, which would carry the key elsewhere.
 * Rejects when there is no answer, or when the signal aborts.
 */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

/** The transport that every runtime has. The signal is watched here too: an injected `fetch` may not. */
export function fetchTransport(fetch: typeof globalThis.fetch): Transport {
  return async ({url, method, headers, body, signal, maxBytes}) => {
    const answer = await unlessAborted(
      fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal,
        ...(body === undefined ? {} : {body}),
      }),
      signal,
    );
    const text = await boundedText(answer, maxBytes, signal);
    return {status: answer.status, headers: answer.headers, text};
  };
}

/** Settles with the promise, or rejects on abort. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function boundedText(
  answer: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (answer.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const {done, value} = await unlessAborted(reader.read(), signal);
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) return undefined;
      text += decoder.decode(value, {stream: true});
    }
  } finally {
    // Ends the transfer when it was left early; a finished one does not mind.
    reader.cancel().catch(() => undefined);
  }
}
