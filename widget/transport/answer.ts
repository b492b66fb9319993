import {_iterSSEMessages as readEvents} from 'openai/core/streaming';

import {ChatError} from '../core/errors.ts';
import type {ReplyPiece} from '../core/ports.ts';
import {readChunk, readCompletion} from './chunk.ts';
import {failureOfBody, traceIdOf} from './failure.ts';

/** Events that are already there are read without a pause for so long; then the page has its turn. */
const SLICE_MS = 8;
/** The package's decoder copies all that is left of a read with each event in it. In bytes. */
const MOST_AT_ONCE = 4096;

/**
 * Reads an answer piece by piece: a stream of server-sent events, or one JSON document from a
 * gateway that does not stream. An abort ends it quietly.
 *
 * @throws {ChatError} of phase `stream`: `stream_interrupted` when it ends before the answer does,
 *   `protocol` at the end when parts were unreadable, else what an error event says
 */
export async function* readAnswer(
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<ReplyPiece> {
  yield {type: 'accepted', traceId: traceIdOf(response)};
  const isDocument = response.headers.get('content-type')?.includes('application/json');
  yield* isDocument ? readDocument(response, signal) : readStream(response, signal);
}

// The package's own decoder takes the bytes apart. Its `Stream` on top of it is not used: it gives up
// at the first malformed chunk and would lose the text behind it.
async function* readStream(response: Response, signal: AbortSignal): AsyncGenerator<ReplyPiece> {
  let reason: string | undefined;
  let malformed = 0;
  let sliceEnd = performance.now() + SLICE_MS;
  try {
    const body = response.body && inShortReads(response.body.getReader());
    for await (const {event, data} of readEvents(new Response(body), new AbortController())) {
      if (performance.now() > sliceEnd) {
        await nextTask();
        sliceEnd = performance.now() + SLICE_MS;
      }
      if (signal.aborted) return;
      if (data.startsWith('[DONE]')) break;
      const chunk = readChunk(data, event);
      if (chunk.type === 'failure') throw failureOfBody(chunk.body, response, 'stream');
      if (chunk.type === 'malformed') malformed++;
      if (chunk.type === 'part') {
        if (chunk.text !== '') yield {type: 'text', text: chunk.text};
        reason = chunk.reason ?? reason;
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof ChatError) throw error;
    // Behind its end an answer has nothing to lose.
    if (reason === undefined) throw interrupted(response, error);
  }
  if (signal.aborted) return;
  if (reason === undefined) throw interrupted(response);
  if (malformed > 0) throw unreadable(`${malformed} part(s) of the answer`, response);
  yield {type: 'finish', reason};
}

function inShortReads(reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const {done, value} = await reader.read();
      if (done) return controller.close();
      // An empty read is passed on too: a pull that brings nothing would be the last one.
      for (let at = 0; at === 0 || at < value.length; at += MOST_AT_ONCE) {
        controller.enqueue(value.subarray(at, at + MOST_AT_ONCE));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** A message, for the timers of a hidden page fire once a second. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(0);
  });
}

async function* readDocument(response: Response, signal: AbortSignal): AsyncGenerator<ReplyPiece> {
  const body = await response.text().catch((cause: unknown) => {
    if (!signal.aborted) throw interrupted(response, cause);
    return '';
  });
  if (signal.aborted) return;
  const answer = readCompletion(body);
  if (answer.type === 'failure') throw failureOfBody(answer.body, response, 'stream');
  if (answer.type === 'malformed') throw unreadable('The answer', response);
  if (answer.text !== '') yield {type: 'text', text: answer.text};
  yield {type: 'finish', reason: answer.reason ?? 'stop'};
}

function interrupted(response: Response, cause?: unknown): ChatError {
  return new ChatError('stream_interrupted', 'The stream ended before the answer did.', {
    phase: 'stream',
    traceId: traceIdOf(response),
    cause,
  });
}

function unreadable(what: string, response: Response): ChatError {
  return new ChatError('protocol', `${what} could not be read.`, {
    phase: 'stream',
    traceId: traceIdOf(response),
  });
}
