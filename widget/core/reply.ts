import {ChatError} from './errors.ts';
import type {ChatTransport, Clock, ReplyRequest, TakeTurn, Turn} from './ports.ts';
import {decide} from './retry.ts';
import type {ChatEvent} from './state.ts';
import {findAnswer} from './turns.ts';

export interface ReplyOptions {
  readonly request: ReplyRequest;
  readonly transport: ChatTransport;
  readonly clock: Clock;
  readonly takeTurn?: TakeTurn;
  /** After an abort nothing is dispatched any more. */
  readonly signal: AbortSignal;
  readonly dispatch: (event: ChatEvent) => void;
}

/** What is known of one answer while it is fetched, over all its attempts. */
interface Progress {
  shown: string;
  accepted: boolean;
  extraRequests: number;
}

/** How an answer may end without a word: a caption tells why. */
const SILENT_ENDS: readonly string[] = ['length', 'content_filter'];

/**
 * Fetches one answer to its end, through as many attempts as the policy allows.
 *
 * @throws {ChatError} when it cannot be had; what was shown stays shown
 */
export async function runReply(options: ReplyOptions): Promise<void> {
  const {request, signal, takeTurn} = options;
  const endTurn =
    request.threadId === null ? undefined : await takeTurn?.(request.threadId, signal);
  try {
    if (!signal.aborted) await askUntilDone(options);
  } finally {
    endTurn?.();
  }
}

async function askUntilDone(options: ReplyOptions): Promise<void> {
  const progress: Progress = {shown: '', accepted: false, extraRequests: 0};
  for (;;) {
    try {
      return await ask(options, progress);
    } catch (error) {
      if (options.signal.aborted || !(error instanceof ChatError)) throw error;
      const next = await prepareNextAttempt(error, options, progress);
      if (next === 'done') return;
    }
  }
}

/** One request. Text of an earlier attempt stays until this one has at least as much. */
async function ask(options: ReplyOptions, progress: Progress): Promise<void> {
  const {transport, request, signal, dispatch} = options;
  let text = '';
  for await (const piece of transport.reply(request, signal)) {
    if (signal.aborted) return;
    switch (piece.type) {
      case 'accepted':
        progress.accepted = true;
        dispatch({type: 'accepted', traceId: piece.traceId});
        break;
      case 'text':
        text += piece.text;
        if (text.length > progress.shown.length) show(text, options, progress);
        break;
      case 'finish':
        return finish({text, reason: piece.reason}, options, progress);
    }
  }
  if (!signal.aborted) {
    throw new ChatError('stream_interrupted', 'The stream ended early.', {phase: 'stream'});
  }
}

function finish(
  {text, reason}: {readonly text: string; readonly reason: string},
  options: ReplyOptions,
  progress: Progress,
): void {
  if (text.trim() === '' && !SILENT_ENDS.includes(reason)) {
    throw new ChatError('empty', 'The gateway answered without any text.', {phase: 'stream'});
  }
  if (text !== progress.shown) show(text, options, progress);
  options.dispatch({type: 'finished', reason});
}

function show(text: string, {dispatch}: ReplyOptions, progress: Progress): void {
  progress.shown = text;
  dispatch({type: 'text', text});
}

/** Waits as the policy says. @returns whether the answer is complete without asking again */
async function prepareNextAttempt(
  error: ChatError,
  options: ReplyOptions,
  progress: Progress,
): Promise<'ask' | 'done'> {
  const {request, clock, signal, dispatch} = options;
  const verdict = decide(error, {
    extraRequests: progress.extraRequests,
    accepted: progress.accepted,
    textShown: progress.shown !== '',
    hasThread: request.threadId !== null,
    random: clock.random(),
  });
  if (verdict.next === 'give-up') throw error;
  dispatch({type: 'retrying'});
  await clock.wait(verdict.waitMs, signal);
  if (signal.aborted) return 'done';
  progress.extraRequests++;
  if (verdict.next === 'ask') return 'ask';
  const stored = await readStored(options);
  if (signal.aborted) return 'done';
  if (stored instanceof ChatError) return prepareNextAttempt(stored, options, progress);
  const answer = findAnswer(stored, request.turns, progress.shown);
  if (answer) {
    finish({text: answer.text, reason: answer.finishReason ?? 'stop'}, options, progress);
    return 'done';
  }
  progress.extraRequests++;
  return 'ask';
}

// An error is what asking again would meet as well; any other trouble means: nothing to be found.
async function readStored(options: ReplyOptions): Promise<readonly Turn[] | ChatError> {
  const {transport, request, signal} = options;
  try {
    return (await transport.history(request.threadId ?? '', signal)) ?? [];
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return error.transient || error.refused ? error : [];
  }
}
