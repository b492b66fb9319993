import type {ChatError} from '../../widget/core/errors.ts';
import type {ChatTransport, ReplyPiece, ReplyRequest, Turn} from '../../widget/core/ports.ts';

/** One step of a reply: a piece, a failure, something to wait for, or nothing more until the abort. */
export type Step = ReplyPiece | ChatError | Promise<unknown> | 'hang';

export const accepted: ReplyPiece = {type: 'accepted', traceId: 'trace-1'};
export const says = (text: string): ReplyPiece => ({type: 'text', text});
export const finish = (reason = 'stop'): ReplyPiece => ({type: 'finish', reason});

/** A whole answer. */
export const answers = (text: string): readonly Step[] => [accepted, says(text), finish()];

/**
 * Replies as told, one script a request, the last one again and again; records what it was asked.
 * It looks at the signal only in `hang`, so that a caller cannot rely on an abort being obeyed.
 */
export class FakeTransport implements ChatTransport {
  readonly requests: ReplyRequest[] = [];
  /** The threads whose history was read. */
  readonly reads: string[] = [];
  /** What `history` gives. */
  stored: readonly Turn[] | null | ChatError | Promise<readonly Turn[]> = null;
  readonly #scripts: readonly (readonly Step[])[];

  constructor(...scripts: readonly (readonly Step[])[]) {
    this.#scripts = scripts;
  }

  async *reply(request: ReplyRequest, signal: AbortSignal): AsyncGenerator<ReplyPiece> {
    const script = this.#scripts[Math.min(this.requests.length, this.#scripts.length - 1)] ?? [];
    this.requests.push(request);
    for (const step of script) {
      if (step === 'hang') return untilAborted(signal);
      if (step instanceof Error) throw step;
      if (step instanceof Promise) await step;
      else yield step;
    }
  }

  async history(threadId: string): Promise<readonly Turn[] | null> {
    this.reads.push(threadId);
    if (this.stored instanceof Error) throw this.stored;
    return this.stored;
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}));
}
