import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {answerOf, END, tokensOf} from '../../../bench/peers/answer.ts';

describe('the answer that all chats are given', () => {
  it('has the length that was asked for, and says when it is over', () => {
    const answer = answerOf(20_000);
    assert.ok(Math.abs(answer.length - 20_000) < 500);
    assert.ok(answer.endsWith(END));
    assert.equal(answer, answerOf(20_000));
  });

  it('is cut into tokens without losing or breaking a character', () => {
    const answer = `${answerOf(2000)} 👩‍💻`;
    const tokens = tokensOf(answer);
    assert.equal(tokens.join(''), answer);
    assert.ok(tokens.every((token) => !/\p{Surrogate}/u.test(token)));
  });
});
