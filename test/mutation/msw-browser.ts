// msw as a page has it, without a page: it answers in place of this process' own fetch.
import {getResponse} from 'msw';
import type {RequestHandler} from 'msw';

export function setupWorker(...handlers: readonly RequestHandler[]) {
  let ownFetch: typeof fetch;
  return {
    start: () => {
      ownFetch = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const request = new Request(input, init);
        const response = await getResponse([...handlers], request.clone());
        request.signal.throwIfAborted();
        if (response === undefined || response.type === 'error') throw new TypeError('No answer.');
        return cutShort(response, request.signal);
      };
    },
    stop: () => {
      globalThis.fetch = ownFetch;
    },
  };
}

/** A body breaks off when the page leaves. */
function cutShort(response: Response, signal: AbortSignal): Response {
  const body = response.body?.pipeThrough(new TransformStream(), {signal}) ?? null;
  return new Response(body, response);
}
