import type {AnswerRecord} from './answer-record.ts';
import {GatewayError} from './errors.ts';
import {DONE, errorJson, frame} from './frames.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Controller = ReadableStreamDefaultController<Bytes>;

const encoder = new TextEncoder();

interface CopyOptions {
  readonly record: AnswerRecord;
  /** Aborting it ends the request upstream. */
  readonly abort: AbortController;
}

/**
 * Passes a stream of chat chunks on, unchanged and no faster than it is read, and tells the record
 * what it says. A stream that breaks, or a budget that is spent, ends in an error event; so that
 * this is never glued to half an event, events are passed on whole.
 */
export function copyStream(
  source: ReadableStream<Bytes>,
  options: CopyOptions,
): ReadableStream<Bytes> {
  const copy = new Copy(source.getReader(), options);
  return new ReadableStream<Bytes>(
    {pull: (controller) => copy.pull(controller), cancel: () => copy.close('left')},
    {highWaterMark: 0},
  );
}

class Copy {
  readonly #reader: ReadableStreamDefaultReader<Bytes>;
  readonly #record: AnswerRecord;
  readonly #abort: AbortController;
  readonly #decoder = new TextDecoder();
  #held = '';
  #isOpen = true;

  constructor(reader: ReadableStreamDefaultReader<Bytes>, {record, abort}: CopyOptions) {
    this.#reader = reader;
    this.#record = record;
    this.#abort = abort;
  }

  async pull(controller: Controller): Promise<void> {
    try {
      const events = await this.#readEvents();
      if (!this.#isOpen) {
        return;
      }
      if (events === '') {
        this.close('ended');
        controller.close();
        return;
      }
      events.split(/\r?\n/).forEach((line) => this.#note(line));
      controller.enqueue(encoder.encode(events));
    } catch (cause) {
      this.#fail(cause, controller);
    }
  }

  /** At least one whole event, or the rest at the end; empty when nothing is left. */
  async #readEvents(): Promise<string> {
    for (;;) {
      const {value, done} = await this.#reader.read();
      this.#held += this.#decoder.decode(value, {stream: !done});
      const end = done ? this.#held.length : wholeEventsIn(this.#held);
      if (end > 0 || done) {
        const events = this.#held.slice(0, end);
        this.#held = this.#held.slice(end);
        return events;
      }
    }
  }

  close(how: 'ended' | 'cut' | 'left'): void {
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#abort.abort();
      this.#record.close(how);
    }
  }

  #fail(cause: unknown, controller: Controller): void {
    if (!this.#isOpen) {
      return;
    }
    if (this.#abort.signal.aborted) {
      this.close('left');
      controller.error(cause);
      return;
    }
    const error = cause instanceof GatewayError ? cause : BROKEN;
    const events = frame(errorJson(error.facts), []) + frame(DONE, []);
    controller.enqueue(encoder.encode(events));
    controller.close();
    this.close('cut');
  }

  #note(line: string): void {
    const {content, finish_reason: reason} = readChunk(line);
    if (content) {
      const refusal = this.#record.allow(content);
      if (refusal) {
        throw refusal;
      }
      this.#record.text(content);
    }
    if (reason) {
      this.#record.finish(reason);
    }
  }
}

const BROKEN = new GatewayError({
  status: 502,
  code: 'upstream_error',
  message: 'The model upstream broke off.',
});

/** Where the last whole event ends. */
function wholeEventsIn(text: string): number {
  return /^[\s\S]*(?:\n\n|\r\n\r\n)/.exec(text)?.[0].length ?? 0;
}

interface ChunkParts {
  readonly content?: string | null | undefined;
  readonly finish_reason?: string | null | undefined;
}

/** What a line of the stream says; nothing when it is no chunk. */
function readChunk(line: string): ChunkParts {
  const json = /^data: ?(\{.*)$/.exec(line)?.[1];
  if (json === undefined) {
    return {};
  }
  try {
    const {choices} = JSON.parse(json) as {
      readonly choices?: readonly {readonly delta?: ChunkParts; readonly finish_reason?: string}[];
    };
    return {content: choices?.[0]?.delta?.content, finish_reason: choices?.[0]?.finish_reason};
  } catch {
    return {};
  }
}
