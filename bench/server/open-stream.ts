import {request, type ClientRequest} from 'node:http';

const AT_ONCE = 100;

/** Where streams are opened, and with what. */
export interface StreamDoor {
  readonly port: number;
  readonly token: string;
}

/** So many streams whose first word has come, none of which shares its connection. */
export async function openStreams(door: StreamDoor, count: number): Promise<ClientRequest[]> {
  const clients: ClientRequest[] = [];
  while (clients.length < count) {
    const more = Math.min(AT_ONCE, count - clients.length);
    clients.push(...(await Promise.all(Array.from({length: more}, () => openStream(door)))));
  }
  return clients;
}

function openStream({port, token}: StreamDoor): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const headers = {authorization: `Bearer ${token}`, 'content-type': 'application/json'};
    const options = {port, path: '/v1/chat/completions', method: 'POST', headers, agent: false};
    const stream = request(options, (response) => {
      response.once('data', () => resolve(stream));
      response.on('error', () => undefined).resume();
    });
    stream.on('error', reject);
    stream.end('{"stream":true,"messages":[{"role":"user","content":"Go on"}]}');
  });
}
