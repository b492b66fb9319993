import {ChatError} from '../../widget/core/errors.ts';
import type {ChatErrorCode, ChatErrorPhase} from '../../widget/core/errors.ts';
import type {TakeTurn, Turn} from '../../widget/core/ports.ts';
import {runReply} from '../../widget/core/reply.ts';
import type {ChatEvent} from '../../widget/core/state.ts';
import {HastyClock} from './fake-clock.ts';
import type {FakeClock} from './fake-clock.ts';
import {FakeTransport} from './fake-transport.ts';
import type {Step} from './fake-transport.ts';

/** A failure of this kind. */
export const fault = (code: ChatErrorCode, phase: ChatErrorPhase = 'request'): ChatError =>
  new ChatError(code, code, {phase});
/** The connection broke in the middle of an answer. */
export const cut = fault('stream_interrupted', 'stream');
/** What every run asks. */
export const question: Turn = {role: 'user', text: 'Why?'};
/** An answer as the gateway keeps it. */
export const whole = (text: string, more: Partial<Turn> = {}): Turn => ({
  role: 'assistant',
  text,
  complete: true,
  ...more,
});

/** One reply that is being fetched. */
export interface Run {
  readonly transport: FakeTransport;
  readonly clock: FakeClock;
  readonly leave: AbortController;
  readonly events: readonly ChatEvent[];
  /** The error, or `null` when the reply came to its end. */
  readonly end: Promise<unknown>;
}

export interface RunOptions {
  readonly clock?: FakeClock;
  readonly takeTurn?: TakeTurn;
}

/** Fetches one reply; every wait is over at once unless another clock is given. */
export function run(
  transport: FakeTransport,
  threadId: string | null,
  {clock = new HastyClock(), ...options}: RunOptions = {},
): Run {
  const events: ChatEvent[] = [];
  const leave = new AbortController();
  const end = runReply({
    request: {threadId, turns: [question]},
    transport,
    clock,
    ...options,
    signal: leave.signal,
    dispatch: (event) => events.push(event),
  }).then(
    () => null,
    (error: unknown) => error,
  );
  return {transport, clock, leave, events, end};
}

export const runAll = (threadId: string | null, ...scripts: readonly (readonly Step[])[]): Run =>
  run(new FakeTransport(...scripts), threadId);

/** What the reader saw, each state of the text once. */
export function shown(events: readonly ChatEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'text' ? [event.text] : []));
}
