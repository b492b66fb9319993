import {expect} from 'chai';
import {
  array,
  assert as holds,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  string,
} from 'fast-check';

import {ChatSession} from '../../../widget/core/session.ts';
import type {ChatState} from '../../../widget/core/state.ts';
import {GatewayTransport} from '../../../widget/transport/gateway.ts';
import {TokenSource} from '../../../widget/transport/token.ts';
import {HastyClock} from '../../support/fake-clock.ts';
import {fuzzRuns} from '../../support/fuzz.ts';
import {chunk, events, streamOf} from '../../support/sse.ts';
import {tokenAnswer} from '../../support/tokens.ts';

/** What the gateway does to one answer. `at` is counted in bytes for a cut, in events otherwise. */
interface Fault {
  readonly kind: 'none' | 'cut' | 'end' | 'error' | 'malformed';
  readonly at: number;
}

interface Stream {
  readonly pieces: readonly string[];
  readonly fault: Fault;
  readonly reads: readonly number[];
  readonly newline: string;
  readonly comments: boolean;
  readonly multiline: boolean;
  readonly done: boolean;
  readonly times: number;
  readonly stored: 'whole' | 'part' | 'none';
  readonly hasThread: boolean;
}

const anything = string({unit: 'binary', maxLength: 12});
const streams = record<Stream>({
  pieces: array(oneof(anything, string({unit: 'grapheme', maxLength: 6})), {maxLength: 8}),
  fault: record({kind: constantFrom('none', 'cut', 'end', 'error', 'malformed'), at: nat(4000)}),
  reads: array(integer({min: 1, max: 40}), {minLength: 1, maxLength: 60}),
  newline: constantFrom('\n', '\r\n', '\r'),
  comments: boolean(),
  multiline: boolean(),
  done: boolean(),
  times: integer({min: 1, max: 4}),
  stored: constantFrom('whole', 'part', 'none'),
  hasThread: boolean(),
});

const encoder = new TextEncoder();

/** The answer of the gateway as it leaves it, with its fault. */
function respond(stream: Stream): Response {
  const {pieces, fault, newline, comments, multiline, done, reads} = stream;
  const data = [
    ...pieces.map((piece) => chunk(piece)),
    chunk('', 'stop'),
    ...(done ? ['[DONE]'] : []),
  ];
  const place = fault.at % (data.length + 1);
  if (fault.kind === 'malformed') data.splice(place, 0, '{"choices":[{"delta":{"content":"no');
  if (fault.kind === 'error') {
    data.splice(place, data.length, '{"error":{"code":"server_error"}}', '[DONE]');
  }
  const lines = multiline ? data.map(spread) : data;
  const bytes = encoder.encode(`${comments ? ': hello\n\n' : ''}${events(lines, newline)}`);
  const isCut = fault.kind === 'cut' || fault.kind === 'end';
  const kept = isCut ? bytes.slice(0, fault.at % (bytes.length + 1)) : bytes;
  return streamOf(kept, {reads, broken: fault.kind === 'cut'});
}

function spread(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 1);
  } catch {
    return json;
  }
}

/** A gateway of one conversation: the first requests meet the fault, the others do not. */
function gatewayOf(stream: Stream): {fetch: typeof fetch; asked: () => number} {
  let chats = 0;
  let asked = 0;
  const answer = stream.pieces.join('');
  const stored = {whole: answer, part: answer.slice(0, answer.length / 2), none: null}[
    stream.stored
  ];
  const request: typeof fetch = async (_input, init) => {
    asked++;
    if (init?.method === 'POST') {
      const fault = chats++ < stream.times ? stream.fault : ({kind: 'none', at: 0} as const);
      return respond({...stream, fault});
    }
    const status = stream.stored === 'whole' ? 'complete' : 'interrupted';
    const turns = [{role: 'user', content: 'Why?'}];
    return Response.json(
      stored === null ? turns : [...turns, {role: 'assistant', content: stored, status}],
    );
  };
  return {fetch: request, asked: () => asked};
}

interface Talk {
  readonly state: ChatState;
  /** Every text that was on the screen. */
  readonly shown: readonly string[];
  readonly asked: number;
}

async function talk(stream: Stream): Promise<Talk> {
  const {fetch, asked} = gatewayOf(stream);
  const answer = tokenAnswer({baseUrl: 'https://gateway.test'});
  const tokens = new TokenSource(async () => answer);
  const transport = new GatewayTransport(() => ({tokens, fetch, page: location.href}));
  const threadId = stream.hasThread ? 'thread-1' : null;
  const session = new ChatSession({transport, clock: new HastyClock(), threadId});
  const shown: string[] = [];
  session.subscribe({changed: () => shown.push(session.state.messages.at(-1)?.text ?? '')});
  await session.send('Why?');
  return {state: session.state, shown, asked: asked()};
}

/** Whether nobody could tell this state from one that follows the rules. */
function isLegal({phase, messages}: ChatState): boolean {
  const [question, answer, ...more] = messages;
  if (!question || !answer || more.length > 0) return false;
  if (question.role !== 'user' || answer.role !== 'assistant') return false;
  if (phase.name === 'idle') return answer.status === 'done' && question.status === 'done';
  return phase.name === 'failed' && answer.status === 'failed' && question.status !== 'pending';
}

describe('any answer, split anywhere, with one fault anywhere', () => {
  it('is shown as it is or as far as it came, and never as anything else', async () => {
    let [finished, failed] = [0, 0];
    await holds(
      asyncProperty(streams, async (stream) => {
        const answer = stream.pieces.join('');
        const {state, shown, asked} = await talk(stream);
        for (const text of shown)
          expect(answer.startsWith(text), `${text} of ${answer}`).to.equal(true);
        expect(isLegal(state), JSON.stringify(state)).to.equal(true);
        expect(asked).to.be.within(1, 3);
        const last = state.messages.at(-1);
        if (last?.status === 'done') expect(last.text).to.equal(answer);
        if (last?.status === 'done') finished++;
        else failed++;
      }),
      fuzzRuns(1500),
    );
    expect(finished).to.be.above(300);
    expect(failed).to.be.above(100);
  });

  it('never takes a word back on the way', async () => {
    await holds(
      asyncProperty(streams, async (stream) => {
        const {shown} = await talk(stream);
        const lengths = shown.map(({length}) => length);
        expect(lengths).to.deep.equal(lengths.toSorted((one, other) => one - other));
      }),
      fuzzRuns(500),
    );
  });
});
