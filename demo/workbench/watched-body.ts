/** How a request has ended. */
export type Outcome = 'done' | 'aborted' | 'failed';

/** Characters at the end of a stream among which the mark of its end is looked for. */
const LONGEST_END = 20;

type Ended = (outcome: Outcome) => void;

/** The same response, that tells when its body has ended; its address and type stay readable. */
export function watchBody(response: Response, ended: Ended): Response {
  if (!response.body) {
    ended('done');
    return response;
  }
  if (!response.headers.get('content-type')?.includes('text/event-stream')) {
    response
      .clone()
      .arrayBuffer()
      .then(
        () => ended('done'),
        () => ended('failed'),
      );
    return response;
  }
  const body = watched(response.body.getReader(), ended);
  Object.defineProperty(response, 'body', {value: body});
  return response;
}

function watched(reader: ReadableStreamDefaultReader<Uint8Array>, ended: Ended): ReadableStream {
  const decoder = new TextDecoder();
  let tail = '';
  let over = false;
  // A cancelled stream also ends the reading that is still going on: only the first end counts.
  const end = (outcome: Outcome): void => {
    if (!over) ended(outcome);
    over = true;
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const {done, value} = await reader.read();
        if (!done) {
          tail = (tail + decoder.decode(value, {stream: true})).slice(-LONGEST_END);
          return controller.enqueue(value);
        }
        end('done');
        controller.close();
      } catch (error) {
        end(isAbort(error) ? 'aborted' : 'failed');
        controller.error(error);
      }
    },
    cancel(reason) {
      // Who has read the end of an answer need not wait for the end of the connection.
      end(tail.includes('[DONE]') ? 'done' : 'aborted');
      return reader.cancel(reason);
    },
  });
}

/** Whether it was broken off on purpose. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
