import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import {readAnswer} from '../../../widget/transport/answer.ts';
import {chunk, events, streamOf, wholeAnswer} from '../../support/sse.ts';
import type {StreamOptions} from '../../support/sse.ts';

interface Read {
  readonly text: string;
  readonly reason: string | null;
  readonly error: ChatError | null;
  readonly traceId: string | undefined;
}

async function read(response: Response, signal = new AbortController().signal): Promise<Read> {
  let [text, reason, traceId]: [string, string | null, string | undefined] = ['', null, undefined];
  try {
    for await (const piece of readAnswer(response, signal)) {
      if (piece.type === 'accepted') traceId = piece.traceId;
      if (piece.type === 'text') text += piece.text;
      if (piece.type === 'finish') reason = piece.reason;
    }
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return {text, reason, error, traceId};
  }
  return {text, reason, error: null, traceId};
}

const readText = (text: string, options?: StreamOptions): Promise<Read> =>
  read(streamOf(text, options));
const answered = (text: string) => ({text, reason: 'stop', error: null, traceId: undefined});
const text = 'Because — 漢字 👩‍👩‍👧‍👦 “é”.';
const pieces = ['Beca', 'use — 漢', '字 👩‍👩‍', '👧‍👦 “e', '́”.'];
const expected = pieces.join('');

describe('readAnswer of a stream', () => {
  it('gives the text, the end and the trace id', async () => {
    const response = streamOf(events(wholeAnswer('Be', 'cause.')), {
      headers: {'x-trace-id': 'trace-1'},
    });
    expect(await read(response)).to.deep.equal({...answered('Because.'), traceId: 'trace-1'});
  });

  it('does not care where the bytes are split', async () => {
    const stream = events(wholeAnswer(...pieces));
    const {length} = new TextEncoder().encode(stream);
    for (let split = 1; split < length; split++) {
      expect((await readText(stream, {reads: [split, length]})).text).to.equal(expected);
    }
    expect(await readText(stream, {reads: [1]})).to.deep.equal(answered(expected));
    expect(text.normalize('NFD')).to.equal(expected.normalize('NFD'));
  });

  it('reads every legal way of writing events', async () => {
    const data = wholeAnswer(...pieces);
    const ways = [
      events(data, '\r\n'),
      events(data, '\r'),
      events(
        data.map((json) => (json === '[DONE]' ? json : JSON.stringify(JSON.parse(json), null, 2))),
      ),
      events(data).replaceAll('data: ', 'data:'),
      events(data).replaceAll('data: ', ': ping\ndata: '),
      events(data).replaceAll('data: ', 'event: message\nid: 7\nretry: 10\ndata: '),
      `\uFEFF${events(data)}`,
      `\n\n: hello\n\n${events(data)}\n\n`,
      events(['', ...data]),
    ];
    for (const way of ways) {
      expect(await readText(way), way.slice(0, 40)).to.deep.equal(answered(expected));
      expect(await readText(way, {reads: [1]}), way.slice(0, 40)).to.deep.equal(answered(expected));
    }
  });

  it('copies the bytes of a large read a few times, not once with each event in it', async () => {
    const stream = events(wholeAnswer(...Array.from({length: 2000}, () => 'word ')));
    const {slice} = Uint8Array.prototype;
    let copied = 0;
    Uint8Array.prototype.slice = function (...range) {
      copied += slice.apply(this, range).length;
      return slice.apply(this, range);
    };
    const said = await readText(stream).finally(() => (Uint8Array.prototype.slice = slice));
    expect(said).to.deep.equal(answered('word '.repeat(2000)));
    expect(copied / stream.length).to.be.below(100);
  });

  it('takes every kind of end as it is named', async () => {
    for (const reason of ['length', 'content_filter', 'tool_calls', 'something_new']) {
      const stream = events([chunk('Be'), chunk('', reason), '[DONE]']);
      expect((await readText(stream)).reason).to.equal(reason);
    }
    expect(await readText(events([chunk('Because.', 'stop'), '[DONE]']))).to.deep.equal(
      answered('Because.'),
    );
  });

  it('is done without [DONE], and even when the connection breaks behind the end', async () => {
    const stream = events([chunk('Because.'), chunk('', 'stop')]);
    expect(await readText(stream)).to.deep.equal(answered('Because.'));
    expect(await readText(stream, {broken: true})).to.deep.equal(answered('Because.'));
  });

  it('reads nothing behind [DONE]', async () => {
    const stream = events([...wholeAnswer('Because.'), chunk(' Not this.')]);
    expect(await readText(stream)).to.deep.equal(answered('Because.'));
  });

  it('calls it a cut when the end is missing, whatever else came', async () => {
    const begun = [chunk('Be'), chunk('cause.')];
    for (const [stream, options] of [
      [events(begun), {}],
      [events([...begun, '[DONE]']), {}],
      [events(begun), {broken: true}],
      [`${events(begun)}data: {"choices":[{"del`, {}],
      ['', {}],
    ] as const) {
      const {error} = await readText(stream, options);
      expect(error).to.include({code: 'stream_interrupted', phase: 'stream', status: undefined});
    }
    const {error} = await readText(events(begun), {broken: true});
    expect(error?.cause).to.be.instanceOf(TypeError);
    const bodiless = new Response(null, {headers: {'content-type': 'text/event-stream'}});
    expect((await read(bodiless)).error).to.include({code: 'stream_interrupted'});
  });

  it('keeps the text around what it cannot read, and says so once at the end', async () => {
    const stream = events([chunk('Be'), '{"choices":[', 'nonsense', ...wholeAnswer('cause.')]);
    const {
      text: kept,
      reason,
      error,
    } = await readText(stream, {headers: {'x-trace-id': 'trace-1'}});
    expect([kept, reason]).to.deep.equal(['Because.', null]);
    expect(error).to.include({code: 'protocol', phase: 'stream', traceId: 'trace-1'});
    expect(error?.message).to.contain('2 part(s)');
    const once = await readText(events(['nonsense', ...wholeAnswer('Because.')]));
    expect(once.error).to.include({code: 'protocol'});
  });

  it('tells by the code of an error event what went wrong, and keeps the text', async () => {
    const meanings = [
      ['quota_exceeded', 'quota_exceeded'],
      ['rate_limited', 'rate_limited'],
      ['invalid_token', 'auth_required'],
      ['forbidden', 'forbidden'],
      ['validation_error', 'bad_request'],
      ['server_error', 'server_error'],
    ] as const;
    for (const [code, meaning] of meanings) {
      const failure = JSON.stringify({error: {code, message: 'x'}});
      const result = await readText(events([chunk('Be'), failure, '[DONE]']));
      expect(result.text).to.equal('Be');
      expect(result.error).to.include({code: meaning, phase: 'stream'});
    }
    const named = await readText('event: error\ndata: {"message":"x"}\n\n');
    expect(named.error).to.include({code: 'server_error'});
  });

  it('lets the page have its turn while a great many events are there at once', async () => {
    const {port1, port2} = new MessageChannel();
    let turns = 0;
    port1.onmessage = () => {
      turns++;
      port2.postMessage(0);
    };
    port2.postMessage(0);
    const words = Array.from({length: 3_000}, () => 'word ');
    const stream = events(wholeAnswer(...words));
    const before = turns;
    const {text} = await readText(stream);
    port1.close();
    expect(text).to.equal(words.join(''));
    expect(turns - before).to.be.above(2);
  });

  it('ends quietly when aborted, before and in the middle', async () => {
    const leave = new AbortController();
    const seen: string[] = [];
    for await (const piece of readAnswer(
      streamOf(events(wholeAnswer('Be', 'cause.')), {reads: [1]}),
      leave.signal,
    )) {
      seen.push(piece.type);
      if (piece.type === 'text') leave.abort();
    }
    expect(seen).to.deep.equal(['accepted', 'text']);
    expect((await read(streamOf('x', {broken: true}), AbortSignal.abort())).error).to.equal(null);
    expect((await read(streamOf(''), AbortSignal.abort())).error).to.equal(null);
  });

  it('lets go of the connection when nobody reads on', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(events([chunk('Be')]))),
      cancel: () => {
        cancelled = true;
      },
    });
    const response = new Response(body, {headers: {'content-type': 'text/event-stream'}});
    for await (const {type} of readAnswer(response, new AbortController().signal)) {
      if (type === 'text') break;
    }
    expect(cancelled).to.equal(true);
  });
});

describe('readAnswer of a document', () => {
  const document = (body: unknown): Response =>
    Response.json(body, {headers: {'x-trace-id': 'trace-1'}});

  it('shows an answer that came in one piece', async () => {
    const choices = [{message: {role: 'assistant', content: 'Because.'}, finish_reason: 'length'}];
    expect(await read(document({choices}))).to.deep.equal({
      text: 'Because.',
      reason: 'length',
      error: null,
      traceId: 'trace-1',
    });
    expect((await read(document({choices: [{message: {content: 'Because.'}}]}))).reason).to.equal(
      'stop',
    );
    expect((await read(document({choices: [{message: {}, finish_reason: 'stop'}]}))).text).to.equal(
      '',
    );
  });

  it('knows an error that came with status 200', async () => {
    const {error} = await read(document({error: {code: 'quota_exceeded', message: 'x'}}));
    expect(error).to.include({code: 'quota_exceeded', phase: 'stream', traceId: 'trace-1'});
  });

  it('says when it is no answer at all, or only half of one', async () => {
    const {error} = await read(document({status: 'ok'}));
    expect(error).to.include({code: 'protocol', message: 'The answer could not be read.'});
    const half = streamOf('{"choices":', {
      broken: true,
      headers: {'content-type': 'application/json'},
    });
    expect((await read(half)).error).to.include({code: 'stream_interrupted'});
  });

  it('ends quietly when aborted', async () => {
    const half = streamOf('{', {broken: true, headers: {'content-type': 'application/json'}});
    expect((await read(half, AbortSignal.abort())).error).to.equal(null);
    expect((await read(document({}), AbortSignal.abort())).reason).to.equal(null);
  });
});
