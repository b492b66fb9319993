import {expect} from 'chai';

import {answered, read, readText} from '../../support/read-answer.ts';
import {chunk, events, streamOf, wholeAnswer} from '../../support/sse.ts';

const text = 'Because — 漢字 👩‍👩‍👧‍👦 “é”.';
const pieces = ['Beca', 'use — 漢', '字 👩‍👩‍', '👧‍👦 “e', '́”.'];
const expected = pieces.join('');

describe('readAnswer, however its bytes come,', () => {
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

  it('reads on behind an empty read, and loses nothing of a read of any size', async () => {
    const parts = Array.from({length: 300}, (_, index) => `${index}, `);
    const bytes = new TextEncoder().encode(events(wholeAnswer(...parts)));
    for (const size of [4095, 4096, 4097, 8192, bytes.length]) {
      const reads = [new Uint8Array(), bytes.slice(0, size), new Uint8Array(), bytes.slice(size)];
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          reads.forEach((bytesRead) => controller.enqueue(bytesRead));
          controller.close();
        },
      });
      const headers = {'content-type': 'text/event-stream'};
      expect(await read(new Response(body, {headers}))).to.deep.equal(answered(parts.join('')));
    }
  });

  it('loses nothing that came before a break, however slowly it is taken', async () => {
    const begun = events([chunk('Beca'), chunk('use.')]);
    const half = begun.length / 2;
    const nextTask = () => new Promise((resolve) => setTimeout(resolve));
    const {text: kept, error} = await read(streamOf(begun, {reads: [half, half], broken: true}), {
      meanwhile: nextTask,
    });
    expect(kept).to.equal('Because.');
    expect(error).to.include({code: 'stream_interrupted'});
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
});
