import type {ChatCompletionChunk} from 'openai/resources/chat/completions';

import {firstText, isFields, parseJson} from './json.ts';
import type {Fields} from './json.ts';

/** What one event of a stream, or a whole JSON answer, says. */
export type Chunk =
  | {readonly type: 'part'; readonly text: string; readonly reason: FinishReason | undefined}
  /** The gateway reports an error; `body` is its envelope. */
  | {readonly type: 'failure'; readonly body: Fields}
  | {readonly type: 'malformed'};

/** As the gateway names it; unknown ones travel on. */
type FinishReason = NonNullable<ChatCompletionChunk.Choice['finish_reason']> | (string & {});

const nothing: Chunk = {type: 'part', text: '', reason: undefined};

/**
 * Reads the data of one server-sent event (contract 4.4, 4.5).
 *
 * @param event the event's own name; `null` or `''` when it has none
 */
export function readChunk(data: string, event: string | null): Chunk {
  if (data.trim() === '') return nothing;
  const body = parseJson(data);
  if (!isFields(body)) return {type: 'malformed'};
  if (event === 'error' || isFailure(body)) return {type: 'failure', body};
  return readChoice(body, 'delta');
}

/** Reads a chat completion that came in one piece. */
export function readCompletion(json: string): Chunk {
  const body = parseJson(json);
  if (!isFields(body)) return {type: 'malformed'};
  if (isFailure(body)) return {type: 'failure', body};
  return Array.isArray(body['choices']) ? readChoice(body, 'message') : {type: 'malformed'};
}

// The bare envelope has no `error` (contract 7.1): an event with a code and without choices is one.
function isFailure(body: Fields): boolean {
  return Boolean(body['error']) || (body['choices'] === undefined && 'code' in body);
}

function readChoice({choices}: Fields, part: 'delta' | 'message'): Chunk {
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (!isFields(choice)) return nothing;
  const said = isFields(choice[part]) ? choice[part] : {};
  return {
    type: 'part',
    text: firstText(said, 'content') ?? '',
    reason: firstText(choice, 'finish_reason'),
  };
}
