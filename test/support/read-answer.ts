import {ChatError} from '../../widget/core/errors.ts';
import {readAnswer} from '../../widget/transport/answer.ts';
import {streamOf, type StreamOptions} from './sse.ts';

/** All that an answer gave. */
export interface Read {
  readonly text: string;
  readonly reason: string | null;
  readonly error: ChatError | null;
  readonly traceId: string | undefined;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** What whoever takes the pieces does with each before taking the next. */
  readonly meanwhile?: (type: string) => unknown;
}

/** Takes an answer piece by piece, to its end or its error. */
export async function read(
  response: Response,
  {signal = new AbortController().signal, meanwhile}: ReadOptions = {},
): Promise<Read> {
  let [text, reason, traceId]: [string, string | null, string | undefined] = ['', null, undefined];
  try {
    for await (const piece of readAnswer(response, signal)) {
      await meanwhile?.(piece.type);
      if (piece.type === 'accepted') traceId = piece.traceId;
      if (piece.type === 'text') text += piece.text;
      if (piece.type === 'finish') reason = piece.reason;
    }
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return {text, reason, error, traceId};
  }
  return {text, reason, error: null, traceId};
}

export const readText = (text: string, options?: StreamOptions): Promise<Read> =>
  read(streamOf(text, options));

/** A whole answer of this text, without a trace id. */
export const answered = (text: string): Read => ({
  text,
  reason: 'stop',
  error: null,
  traceId: undefined,
});
