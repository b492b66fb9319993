const encoder = new TextEncoder();

/** The data of one piece of an answer, as the gateway writes it (contract 4.4). */
export function chunk(content: string, finishReason: string | null = null): string {
  const delta = content === '' ? {} : {content};
  return JSON.stringify({choices: [{index: 0, delta, finish_reason: finishReason}]});
}

/** Events, each with an empty line behind it. */
export function events(data: readonly string[], newline = '\n'): string {
  return data
    .map((text) => {
      const lines = text.split('\n').map((line) => `data: ${line}${newline}`);
      return `${lines.join('')}${newline}`;
    })
    .join('');
}

/** A whole answer in these pieces, with its end. */
export function wholeAnswer(...pieces: readonly string[]): readonly string[] {
  return [...pieces.map((piece) => chunk(piece)), chunk('', 'stop'), '[DONE]'];
}

export interface StreamOptions {
  /** Bytes in one read; a list is used up first, its last number goes on. */
  readonly reads?: readonly number[];
  /** Breaks the connection behind the last byte instead of ending it. */
  readonly broken?: boolean;
  readonly headers?: Record<string, string>;
}

/** A response whose body arrives in reads of these sizes. */
export function streamOf(text: string | Uint8Array, options: StreamOptions = {}): Response {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const {reads = [bytes.length], broken = false} = options;
  let [start, turn] = [0, 0];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (start < bytes.length) {
          const size = Math.max(1, reads[Math.min(turn++, reads.length - 1)] ?? 1);
          controller.enqueue(bytes.slice(start, start + size));
          start += size;
        } else if (broken) {
          controller.error(new TypeError('network error'));
        } else {
          controller.close();
        }
      },
    },
    {highWaterMark: 0},
  );
  const headers = {'content-type': 'text/event-stream', ...options.headers};
  return new Response(body, {headers});
}
