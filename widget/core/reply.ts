import {ChatError} from './errors.ts';
import type {ChatTransport, Clock, ReplyRequest, Turn} from './ports.ts';
import {decide} from './retry.ts';
import type {ChatEvent} from './state.ts';

export interface ReplyOptions {
  readonly request: ReplyRequest;
  readonly transport: ChatTransport;
  readonly clock: Clock;
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

/**
 * Fetches one answer to its end, through as many attempts as the policy allows.
 *
 * @throws {ChatError} when it cannot be had; what was shown stays shown
 */
export async function runReply(options: ReplyOptions): Promise<void> {
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
    if (piece.type === 'accepted') {
      progress.accepted = true;
      dispatch({type: 'accepted', traceId: piece.traceId});
    } else if (piece.type === 'text') {
      text += piece.text;
      if (text.length > progress.shown.length) show(text, options, progress);
    } else {
      if (text !== progress.shown) show(text, options, progress);
      finish(text, piece.reason, options);
      return;
    }
  }
  if (!signal.aborted) {
    throw new ChatError('stream_interrupted', 'The stream ended early.', {phase: 'stream'});
  }
}

function finish(text: string, reason: string, {dispatch}: ReplyOptions): void {
  if (text.trim() === '' && reason === 'stop') {
    throw new ChatError('empty', 'The gateway answered without any text.', {phase: 'stream'});
  }
  dispatch({type: 'finished', reason});
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
  const found = await readStoredAnswer(options, progress);
  if (signal.aborted || found === 'shown') return 'done';
  if (found === 'unreadable') return prepareNextAttempt(error, options, progress);
  progress.extraRequests++;
  return 'ask';
}

/** Shows the answer that the gateway has stored, when it is whole and goes on from what is shown. */
async function readStoredAnswer(
  options: ReplyOptions,
  progress: Progress,
): Promise<'shown' | 'absent' | 'unreadable'> {
  const {transport, request, signal, dispatch} = options;
  try {
    const stored = (await transport.history(request.threadId ?? '', signal)) ?? [];
    const answer = findAnswer(stored, request.turns);
    if (signal.aborted || !answer?.text.startsWith(progress.shown)) return 'absent';
    show(answer.text, options, progress);
    dispatch({type: 'finished', reason: 'stop'});
    return 'shown';
  } catch (error) {
    if (signal.aborted || error instanceof ChatError) return 'unreadable';
    throw error;
  }
}

// The same question may have been put before: only a thread that has grown by ours holds its answer.
function findAnswer(stored: readonly Turn[], asked: readonly Turn[]): Turn | undefined {
  const [question, answer] = stored.slice(-2);
  const isOurs =
    question?.role === 'user' &&
    question.text === asked.at(-1)?.text &&
    countQuestions(stored) >= countQuestions(asked);
  return isOurs && answer?.role === 'assistant' && answer.complete !== false ? answer : undefined;
}

function countQuestions(turns: readonly Turn[]): number {
  return turns.filter(({role}) => role === 'user').length;
}
