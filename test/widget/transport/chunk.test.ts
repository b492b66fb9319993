import {expect} from 'chai';

import {readChunk, readCompletion} from '../../../widget/transport/chunk.ts';

const chunk = (choice: unknown) => readChunk(JSON.stringify({choices: [choice]}), null);

describe('readChunk', () => {
  it('finds text and the way an answer ends', () => {
    expect(chunk({delta: {content: 'Be'}, finish_reason: null})).to.deep.equal({
      type: 'part',
      text: 'Be',
      reason: undefined,
    });
    expect(chunk({delta: {}, finish_reason: 'length'})).to.include({text: '', reason: 'length'});
  });

  it('finds nothing in what is legal and says nothing', () => {
    const silent = [
      '',
      ' ',
      '{}',
      '{"choices":[],"usage":{}}',
      '{"choices":null}',
      '{"choices":"x"}',
      '{"choices":[null]}',
      '{"choices":[{"delta":null}]}',
      '{"choices":[{"delta":{"content":null,"role":"assistant"}}]}',
      '{"choices":[{"delta":{"content":7},"finish_reason":7}]}',
      '{"ping":1}',
    ];
    for (const data of silent) {
      expect(readChunk(data, null), data).to.deep.equal({
        type: 'part',
        text: '',
        reason: undefined,
      });
    }
  });

  it('knows an error in each of its shapes', () => {
    for (const body of [
      {error: {code: 'server_error', message: 'x'}},
      {error: 'x', code: 'server_error'},
      {code: 'server_error', message: 'x'},
    ]) {
      expect(readChunk(JSON.stringify(body), null)).to.deep.equal({type: 'failure', body});
    }
    expect(readChunk('{"message":"x"}', 'error').type).to.equal('failure');
    expect(chunk({delta: {content: 'x'}, code: 1}).type).to.equal('part');
    expect(readChunk('{"error":null,"choices":[]}', null).type).to.equal('part');
    expect(readChunk('{"code":"x","choices":[]}', null).type).to.equal('part');
  });

  it('knows what it cannot read', () => {
    for (const data of ['{', 'x', '7', 'null', '[]', '"x"']) {
      expect(readChunk(data, null).type, data).to.equal('malformed');
    }
  });
});

describe('readCompletion', () => {
  it('reads an answer that came in one piece', () => {
    const choices = [{message: {content: 'Because.'}, finish_reason: 'stop'}];
    expect(readCompletion(JSON.stringify({choices}))).to.deep.equal({
      type: 'part',
      text: 'Because.',
      reason: 'stop',
    });
  });

  it('tells an error from what is no answer at all', () => {
    expect(readCompletion('{"error":{"code":"x"}}').type).to.equal('failure');
    for (const body of ['', '{', '{}', '[]', '{"status":"ok"}']) {
      expect(readCompletion(body).type, body).to.equal('malformed');
    }
  });
});
