/** One step of a script: an answer, a way to make one, or an error to reject with. */
export type Step = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A `fetch` that plays a script, the last step for ever, and keeps what it was asked. */
export interface RecordingFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly requests: Request[];
  /** Bodies of the requests, parsed; `undefined` where there was none. */
  readonly bodies: unknown[];
}

export function recordingFetch(...script: readonly Step[]): RecordingFetch {
  const requests: Request[] = [];
  const bodies: unknown[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const step = script[Math.min(requests.length, script.length - 1)];
    requests.push(request);
    const text = await request.clone().text();
    bodies.push(text === '' ? undefined : JSON.parse(text));
    if (step instanceof Error) throw step;
    if (typeof step === 'function') return step(request);
    return step?.clone() ?? new Response(null, {status: 404});
  };
  return {fetch, requests, bodies};
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {'content-type': 'application/json', ...headers},
  });
}

/** Never answers, whatever happens to the signal. */
export const hang = (): Promise<Response> => new Promise(() => undefined);
