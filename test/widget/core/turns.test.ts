import {expect} from 'chai';

import type {Turn} from '../../../widget/core/ports.ts';
import type {Message, MessageStatus, Role} from '../../../widget/core/state.ts';
import {findAnswer, turnsToTell, withoutShown} from '../../../widget/core/turns.ts';

const asks = (text: string): Turn => ({role: 'user', text});
const told = (text: string, complete?: boolean): Turn => ({role: 'assistant', text, complete});

let ids = 0;
const message = (role: Role, text: string, status: MessageStatus): Message => ({
  id: String(++ids),
  createdAt: 0,
  role,
  text,
  status,
});

describe('turnsToTell', () => {
  it('tells the model what was said, the new question last', () => {
    const messages = [
      message('user', 'One?', 'done'),
      message('assistant', 'One.', 'done'),
      message('user', 'Two?', 'pending'),
      message('assistant', '', 'streaming'),
    ];
    expect(turnsToTell(messages)).to.deep.equal([
      asks('One?'),
      {role: 'assistant', text: 'One.'},
      asks('Two?'),
    ]);
  });

  it('keeps what a reader saw of an answer that was stopped or cut', () => {
    const messages = [message('user', 'One?', 'done'), message('assistant', 'On', 'stopped')];
    expect(turnsToTell(messages).map(({text}) => text)).to.deep.equal(['One?', 'On']);
  });

  it('leaves out answers without a word and questions that nobody took', () => {
    const messages = [
      message('user', 'Never taken', 'failed'),
      message('assistant', '', 'failed'),
      message('user', 'Stopped at once', 'stopped'),
      message('assistant', '', 'stopped'),
      message('user', 'Now?', 'pending'),
      message('assistant', '', 'streaming'),
    ];
    expect(turnsToTell(messages)).to.deep.equal([asks('Now?')]);
  });
});

describe('findAnswer', () => {
  const asked = [asks('One?'), told('One.'), asks('Two?')];
  const before = [asks('One?'), told('One.', true)];

  it('takes the whole answer that goes on from what is shown', () => {
    const answer = told('Two, of course.', true);
    expect(findAnswer([...before, asks('Two?'), answer], asked, 'Two, ')).to.equal(answer);
    expect(findAnswer([...before, asks('Two?'), answer], asked, '')).to.equal(answer);
  });

  it('takes no answer that was broken off', () => {
    const stored = [...before, asks('Two?'), told('Two, of', false)];
    expect(findAnswer(stored, asked, 'Two')).to.equal(undefined);
  });

  it('takes no answer that says something else than what is shown', () => {
    const stored = [...before, asks('Two?'), told('Certainly two.', true)];
    expect(findAnswer(stored, asked, 'Two')).to.equal(undefined);
  });

  it('takes no answer to another question, and no question without one', () => {
    expect(findAnswer([...before, asks('Three?'), told('Three.', true)], asked, '')).to.equal(
      undefined,
    );
    expect(findAnswer([...before, asks('Two?')], asked, '')).to.equal(undefined);
    expect(findAnswer([], asked, '')).to.equal(undefined);
  });

  it('takes no older answer to the same question', () => {
    const twice = [asks('Again?'), told('Yes.'), asks('Again?')];
    expect(findAnswer([asks('Again?'), told('Yes.', true)], twice, '')).to.equal(undefined);
    const neverAnswered = [asks('Again?'), asks('Again?')];
    expect(findAnswer([asks('Again?'), told('Yes.', true)], neverAnswered, '')).to.equal(undefined);
  });

  it('takes no question for an answer', () => {
    expect(findAnswer([asks('One?'), asks('One?')], [asks('One?')], '')).to.equal(undefined);
    expect(findAnswer([asks('One?')], [asks('One?')], '')).to.equal(undefined);
  });

  it('believes a gateway that tells nothing only when it holds more than is shown', () => {
    const stored = (text: string): readonly Turn[] => [...before, asks('Two?'), told(text)];
    expect(findAnswer(stored('Two, of course.'), asked, 'Two')?.text).to.equal('Two, of course.');
    expect(findAnswer(stored('Two'), asked, 'Two')).to.equal(undefined);
    const whole = [...before, asks('Two?'), told('Two', true)];
    expect(findAnswer(whole, asked, 'Two')?.text).to.equal('Two');
  });
});

describe('withoutShown', () => {
  const old = [asks('Old?'), told('Old.', true)];

  it('is everything as long as nothing is on the screen', () => {
    expect(withoutShown(old, [])).to.equal(old);
  });

  it('leaves out the turns that were taken since', () => {
    const shown = [
      message('user', 'New?', 'done'),
      message('assistant', 'New.', 'done'),
      message('user', 'Newer?', 'done'),
      message('assistant', 'Ne', 'failed'),
    ];
    const stored = [...old, asks('New?'), told('New.', true), asks('Newer?'), told('Newer.', true)];
    expect(withoutShown(stored, shown)).to.deep.equal(old);
  });

  it('leaves out a question that arrived although nobody said so', () => {
    const shown = [message('user', 'New?', 'failed'), message('assistant', '', 'failed')];
    expect(withoutShown([...old, asks('New?')], shown)).to.deep.equal(old);
  });

  it('keeps what is stored and was never on the screen', () => {
    expect(withoutShown(old, [message('user', 'Other?', 'done')])).to.deep.equal(old);
    expect(withoutShown(old, [message('assistant', 'Old?', 'done')])).to.deep.equal(old);
    expect(withoutShown([], [message('user', 'Old?', 'done')])).to.deep.equal([]);
  });

  it('keeps an old turn whose question happens to be asked again', () => {
    const shown = [message('user', 'Old?', 'failed'), message('assistant', '', 'failed')];
    expect(withoutShown(old, shown)).to.deep.equal(old);
  });
});
