import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {describe, it} from 'node:test';

import {newApiKey} from '../server/support/keys.ts';
import {answerTo, questionOf} from './answers.ts';
import {findProblems} from './checks.ts';
import type {Knowledge} from './checks.ts';
import type {Sight} from './page-watch.ts';
import {Violation} from './violation.ts';

const question = questionOf('0.1', {words: 8, error: '', times: 0, end: 'stop'});
const answer = answerTo(question);
const known: Knowledge = {
  written: [question],
  taken: [],
  repeated: new Map(),
  garbled: new Set(),
  asks: 1,
  readings: 0,
  returns: 0,
  stateBefore: 'idle',
};

function sight(text = answer, more: Partial<Sight> = {}): Sight {
  return {
    state: 'idle',
    marks: ['idle'],
    messages: [
      {id: 'message-1', role: 'user', text: question, status: 'done'},
      {id: 'message-2', role: 'assistant', text, status: 'done'},
    ],
    draft: '',
    field: '',
    bubbles: [question, text.replaceAll(/[*`]/g, '')],
    changes: ['idle>thinking', 'thinking>streaming', 'streaming>idle'],
    finals: ['message-1 user done', 'message-2 assistant done'],
    errors: [],
    requests: [{kind: 'chat', status: 200}],
    leaks: [],
    faults: [],
    ...more,
  };
}

const planted: Readonly<Record<string, readonly [Sight, RegExp]>> = {
  'a doubled word': [sight(answer.replace(' 3', ' 2x 3')), /not the answer/],
  'a lost word': [sight(answer.slice(0, -3)), /said to be done/],
  'a lost question': [sight(answer, {messages: [], bubbles: []}), /^lost/],
  'a question in two places': [sight(answer, {draft: question, field: question}), /there 2 times/],
  'an illegal change': [sight(answer, {changes: ['idle>streaming', 'streaming>idle']}), /illegal/],
  'a mark that is not the state': [sight(answer, {marks: ['thinking']}), /:state/],
  'an answer that ends twice': [
    sight(answer, {finals: ['message-2 assistant done', 'message-2 assistant done']}),
    /ended twice/,
  ],
  'a request too many': [
    sight(answer, {requests: Array.from({length: 4}, () => ({kind: 'chat', status: 500}))}),
    /4 requests for answers/,
  ],
  'a secret': [sight(answer, {leaks: ['storage: a token']}), /secret is in the storage: a token/],
  'something else on the screen': [sight(answer, {bubbles: [question, 'no']}), /on the screen/],
};

describe('the checks of the campaign', () => {
  it('find nothing wrong with a sound turn', () => {
    assert.deepEqual(findProblems(sight(), known), []);
  });

  it('blame nobody for bytes that the wire has changed, whatever was sent with the question', () => {
    const other = answer.replace('2', '7');
    const [, said] = sight(other).messages;
    const asked = {id: 'message-1', role: 'user', text: `${question}\nthought ☕`, status: 'done'};
    const messages = said ? [asked, said] : [];
    const seen = sight(other, {messages, bubbles: [asked.text, other]});
    assert.match(findProblems(seen, known).join('\n'), /not the answer/);
    assert.deepEqual(findProblems(seen, {...known, garbled: new Set([question])}), []);
  });

  for (const [name, [seen, problem]] of Object.entries(planted)) {
    it(`find ${name}`, () => assert.match(findProblems(seen, known).join('\n'), problem));
  }
});

describe('a violation', () => {
  it('tells everything but the secrets that were seen', () => {
    const token = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`;
    const secrets = [token, newApiKey(), randomBytes(32).toString('hex')];
    const {message} = new Violation(`on the screen stands ${secrets.join(' and ')}, not 1alpha`);
    assert.equal(message, 'on the screen stands [secret] and [secret] and [secret], not 1alpha');
  });
});
