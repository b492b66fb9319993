import {expect} from 'chai';

import {isThreadId, newThreadId, readTurns, threadPath} from '../../../widget/transport/threads.ts';

const asked = {role: 'user', content: 'Why?'};
const said = {role: 'assistant', content: 'Because.'};

describe('thread ids', () => {
  it('hold only what can travel as a header and as a path', () => {
    for (const good of ['a', 'thread_2026:04.12-abc', 'x'.repeat(128), newThreadId()]) {
      expect(isThreadId(good), good).to.equal(true);
    }
    for (const bad of ['', 'a b', 'a/b', 'ž', 'x'.repeat(129), 'a\n']) {
      expect(isThreadId(bad), bad).to.equal(false);
    }
    for (const odd of [7, null, undefined, ['a']] as readonly unknown[]) {
      expect(isThreadId(odd as string), String(odd)).to.equal(false);
    }
  });

  it('are never made twice', () => {
    expect(newThreadId()).not.to.equal(newThreadId());
  });

  it('are written into a path so that they stay one part of it', () => {
    expect(threadPath('a/../b')).to.equal('threads/a%2F..%2Fb');
  });
});

describe('readTurns', () => {
  const texts = (body: unknown) => readTurns(body).map(({text}) => text);

  it('reads a list, also one that is wrapped', () => {
    const list = [asked, said];
    for (const body of [list, {data: list}, {messages: list}, {items: list}]) {
      expect(texts(body)).to.deep.equal(['Why?', 'Because.']);
    }
    expect(readTurns([])).to.deep.equal([]);
  });

  it('refuses what is no list', () => {
    for (const body of [null, {}, 'x', {data: 'x'}]) {
      expect(() => readTurns(body), JSON.stringify(body)).to.throw(
        TypeError,
        'no list of messages',
      );
    }
  });

  it('leaves out what is neither a question nor an answer', () => {
    const body = [
      {role: 'system', content: 'x'},
      {role: 'tool', content: 'x'},
      null,
      7,
      {role: 'user', content: null},
      asked,
    ];
    expect(texts(body)).to.deep.equal(['Why?']);
  });

  it('joins content that comes in parts', () => {
    const content = [
      {type: 'text', text: 'Be'},
      {type: 'image_url'},
      7,
      {type: 'text', text: 'cause.'},
    ];
    expect(texts([{role: 'assistant', content}])).to.deep.equal(['Because.']);
  });

  it('knows what the gateway tells about an answer, and no more', () => {
    const complete = (more: object) => readTurns([{...said, ...more}])[0]?.complete;
    expect(complete({status: 'complete'})).to.equal(true);
    expect(complete({finish_reason: 'stop'})).to.equal(true);
    expect(complete({status: 'interrupted', finish_reason: 'stop'})).to.equal(false);
    expect(complete({})).to.equal(undefined);
    expect(readTurns([{...said, finish_reason: 'length'}])[0]?.finishReason).to.equal('length');
  });

  it('reads times as text, seconds or milliseconds', () => {
    const time = (created_at: unknown) => readTurns([{...asked, created_at}])[0]?.createdAt;
    expect(time('2026-01-01T00:00:00Z')).to.equal(Date.UTC(2026, 0, 1));
    expect(time(Date.UTC(2026, 0, 1) / 1000)).to.equal(Date.UTC(2026, 0, 1));
    expect(time(Date.UTC(2026, 0, 1))).to.equal(Date.UTC(2026, 0, 1));
    for (const nothing of [undefined, null, 'yesterday', {}, ['2026-01-01']]) {
      expect(time(nothing)).to.equal(undefined);
    }
  });

  it('sorts by time when every message has one, else keeps the order', () => {
    const newest = {...said, created_at: '2026-01-02T00:00:00Z'};
    const oldest = {...asked, created_at: '2026-01-01T00:00:00Z'};
    expect(texts([newest, oldest])).to.deep.equal(['Why?', 'Because.']);
    expect(texts([newest, asked])).to.deep.equal(['Because.', 'Why?']);
    const same = [asked, said, asked].map((message) => ({
      ...message,
      created_at: oldest.created_at,
    }));
    expect(texts(same)).to.deep.equal(['Why?', 'Because.', 'Why?']);
  });
});
