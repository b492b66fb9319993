import {expect} from 'chai';

import {readAnswer} from '../../../widget/transport/answer.ts';
import {answered, read, readText} from '../../support/read-answer.ts';
import {chunk, events, streamOf, wholeAnswer} from '../../support/sse.ts';

describe('readAnswer of a stream', () => {
  it('gives the text, the end and the trace id', async () => {
    const response = streamOf(events(wholeAnswer('Be', 'cause.')), {
      headers: {'x-trace-id': 'trace-1'},
    });
    expect(await read(response)).to.deep.equal({...answered('Because.'), traceId: 'trace-1'});
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
    expect((await readText(events(begun))).error?.cause).to.equal(undefined);
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
    expect(
      (await read(streamOf('x', {broken: true}), {signal: AbortSignal.abort()})).error,
    ).to.equal(null);
    expect((await read(streamOf(''), {signal: AbortSignal.abort()})).error).to.equal(null);
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
    const types: string[] = [];
    const silent = document({choices: [{message: {}, finish_reason: 'stop'}]});
    await read(silent, {meanwhile: (type) => types.push(type)});
    expect(types).to.deep.equal(['accepted', 'finish']);
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
    expect((await read(half, {signal: AbortSignal.abort()})).error).to.equal(null);
    expect((await read(document({}), {signal: AbortSignal.abort()})).reason).to.equal(null);
  });
});
