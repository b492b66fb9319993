/** An answer of the gateway in one piece. */
export function sse(text: string, finish = 'stop'): Response {
  const chunks = [{delta: {content: text}}, {delta: {}, finish_reason: finish}];
  const events = chunks.map((choice) => `data: ${JSON.stringify({choices: [choice]})}\n\n`);
  return new Response(`${events.join('')}data: [DONE]\n\n`, {
    headers: {'content-type': 'text/event-stream'},
  });
}
