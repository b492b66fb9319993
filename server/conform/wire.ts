import {Agent as HttpAgent, request as httpRequest, type IncomingMessage} from 'node:http';
import {Agent as HttpsAgent, request as httpsRequest} from 'node:https';

import type {Answer, ProbeRequest, Send} from './exchange.ts';

const ANSWER_LIMIT_MS = 15_000;
const LONGEST_ANSWER_BYTES = 1024 * 1024;

/**
 * Sends over Node's own client: unlike `fetch` it adds no header of a browser, so that a request
 * is what it says. Call `close` at the end.
 */
export function openWire(): {readonly send: Send; readonly close: () => void} {
  const http = new HttpAgent({keepAlive: true, maxSockets: 4});
  const https = new HttpsAgent({keepAlive: true, maxSockets: 4});
  return {
    send: (probe) =>
      new Promise((resolve, reject) => {
        const secure = probe.url.startsWith('https:');
        const options = {
          method: probe.method,
          agent: secure ? https : http,
          headers: headersOf(probe),
          signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
        };
        const outgoing = (secure ? httpsRequest : httpRequest)(probe.url, options, (incoming) => {
          read(incoming).then(resolve, reject);
        });
        outgoing.on('error', reject);
        outgoing.end(probe.body);
      }),
    close: () => {
      http.destroy();
      https.destroy();
    },
  };
}

function headersOf({headers, body}: ProbeRequest): Record<string, string> {
  if (body === undefined) return {...headers};
  return {...headers, 'content-length': String(Buffer.byteLength(body))};
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const {headers, statusCode = 0} = incoming;
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) {
    text += String(part);
    if (text.length > LONGEST_ANSWER_BYTES) break;
  }
  return {
    status: statusCode,
    header: (name) => headers[name]?.toString() ?? null,
    text,
    at: Date.now(),
  };
}
