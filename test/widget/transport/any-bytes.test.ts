import {expect} from 'chai';
import {
  array,
  assert as holds,
  asyncProperty,
  constantFrom,
  integer,
  oneof,
  string,
  uint8Array,
} from 'fast-check';

import {ChatError} from '../../../widget/core/errors.ts';
import {readAnswer} from '../../../widget/transport/answer.ts';
import {fuzzRuns} from '../../support/fuzz.ts';
import {chunk, streamOf} from '../../support/sse.ts';

const encoder = new TextEncoder();
const lines = oneof(
  string({unit: 'grapheme', maxLength: 8}).map((text) => `data: ${chunk(text)}\n\n`),
  string({unit: 'grapheme', maxLength: 8}).map((text) => `data:${chunk(text)}\r\n\r\n`),
  constantFrom(
    `data: ${chunk('', 'stop')}\n\n`,
    'data: [DONE]\n\n',
    'data: {"error":{"code":"rate_limited"}}\n\n',
    'event: error\ndata: {}\n\n',
    ': a comment\n',
    'id: 7\nretry: 10\n',
    'data\n\n',
    'data: \n\n',
    '\u0000\n',
    '\ufeff',
    'data: {"choices":[{"delta":{"content":7}}]}\n\n',
    'data: {"choices":{}}\n\n',
    'data: null\n\n',
    'data: {"choices":[null]}\n\n',
    '\r',
    '\n',
  ),
  string({maxLength: 12}),
).map((text) => encoder.encode(text));
const streams = array(oneof({weight: 6, arbitrary: lines}, uint8Array({maxLength: 6})), {
  maxLength: 14,
}).map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
const splits = array(integer({min: 1, max: 30}), {minLength: 1, maxLength: 40});

interface Told {
  readonly text: string;
  /** How it ended: the reason, or the code of the error. */
  readonly end: string;
}

async function listen(bytes: Uint8Array, reads: readonly number[], broken = false): Promise<Told> {
  let [text, end] = ['', 'silence'];
  try {
    const response = streamOf(bytes, {reads, broken});
    for await (const piece of readAnswer(response, new AbortController().signal)) {
      expect(end, 'a piece behind the end').to.equal('silence');
      if (piece.type === 'text') text += piece.text;
      if (piece.type === 'finish') end = `finish ${piece.reason}`;
    }
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    expect(error.phase).to.equal('stream');
    end = error.code;
  }
  expect(end, 'an end').not.to.equal('silence');
  return {text, end};
}

describe('any bytes in the place of an answer', () => {
  it('end with a reason or with one error of the stream, never without', async () => {
    const ends = new Set<string>();
    await holds(
      asyncProperty(streams, splits, async (bytes, reads) => {
        ends.add((await listen(bytes, reads)).end);
      }),
      fuzzRuns(500),
    );
    expect([...ends]).to.include.members(['finish stop', 'stream_interrupted']);
  });

  it('say the same wherever the network splits them', async () => {
    await holds(
      asyncProperty(streams, splits, async (bytes, reads) => {
        expect(await listen(bytes, reads)).to.deep.equal(await listen(bytes, [bytes.length || 1]));
      }),
      fuzzRuns(400),
    );
  });

  it('say no more for breaking off than for ending there', async () => {
    await holds(
      asyncProperty(streams, splits, async (bytes, reads) => {
        const [whole, broken] = [await listen(bytes, reads), await listen(bytes, reads, true)];
        expect(whole.text.startsWith(broken.text), `${broken.text} of ${whole.text}`).to.equal(
          true,
        );
      }),
      fuzzRuns(200),
    );
  });
});
