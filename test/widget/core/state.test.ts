import {expect} from 'chai';

import {ChatError} from '../../../widget/core/errors.ts';
import {
  emptyChat,
  isBlocked,
  isBusy,
  newlyFinal,
  reduce,
  refusedQuestion,
} from '../../../widget/core/state.ts';
import type {ChatEvent, ChatState, Message, Phase} from '../../../widget/core/state.ts';

const error = new ChatError('server_error', 'x', {phase: 'request'});
const question: Message = {id: 'q', role: 'user', text: 'Why?', createdAt: 1, status: 'pending'};
const answer: Message = {id: 'a', role: 'assistant', text: '', createdAt: 1, status: 'streaming'};
const asked: ChatEvent = {type: 'asked', question, answer};
const accepted: ChatEvent = {type: 'accepted', traceId: 'trace-1'};
const text = (all: string): ChatEvent => ({type: 'text', text: all});
const finished: ChatEvent = {type: 'finished', reason: 'stop'};
const stopped: ChatEvent = {type: 'stopped', left: false};
const failed: ChatEvent = {type: 'failed', phase: {name: 'failed', error}};
const recovered: ChatEvent = {type: 'recovered'};

const play = (...events: readonly ChatEvent[]): ChatState =>
  events.reduce(reduce, emptyChat('thread-1'));
const statuses = ({messages}: ChatState): readonly string[] => messages.map(({status}) => status);

describe('reduce', () => {
  it('thinks from the question until the first text, then streams, then rests', () => {
    expect(play(asked).phase.name).to.equal('thinking');
    expect(play(asked, accepted).phase.name).to.equal('thinking');
    expect(play(asked, accepted, text('Be')).phase.name).to.equal('streaming');
    expect(play(asked, accepted, text('Be'), finished).phase.name).to.equal('idle');
  });

  it('stays in one phase while the answer grows: whoever draws can tell growth from a change', () => {
    const begun = play(asked, accepted, text('Be'));
    expect(reduce(begun, text('Because')).phase).to.equal(begun.phase);
  });

  it('counts a question as taken once the gateway has accepted it', () => {
    expect(statuses(play(asked))).to.deep.equal(['pending', 'streaming']);
    expect(statuses(play(asked, accepted))).to.deep.equal(['done', 'streaming']);
  });

  it('keeps the trace id and the way an answer ended', () => {
    const last = play(asked, accepted, text('Be'), {type: 'finished', reason: 'length'})
      .messages[1];
    expect(last).to.include({
      traceId: 'trace-1',
      finishReason: 'length',
      text: 'Be',
      status: 'done',
    });
    const untraced = play(asked, {type: 'accepted', traceId: undefined}).messages[1];
    expect(untraced).not.to.have.property('traceId');
  });

  it('shows all of the text that an event names, not what it adds', () => {
    expect(play(asked, accepted, text('Be'), text('Because')).messages[1]?.text).to.equal(
      'Because',
    );
  });

  it('keeps what arrived when stopped or failed', () => {
    const begun = [asked, accepted, text('Bec')];
    expect(play(...begun, stopped).messages[1]).to.include({text: 'Bec', status: 'stopped'});
    const left = play(...begun, {type: 'stopped', left: true}).messages[1];
    expect(left).to.include({text: 'Bec', status: 'stopped', finishReason: 'left'});
    expect(play(...begun, failed).messages[1]).to.include({text: 'Bec', status: 'failed'});
    expect(play(...begun, {type: 'retrying'}).messages[1]).to.include({
      text: 'Bec',
      status: 'streaming',
    });
  });

  it('marks a question that was never taken as stopped or failed, too', () => {
    expect(statuses(play(asked, stopped))).to.deep.equal(['stopped', 'stopped']);
    expect(statuses(play(asked, failed))).to.deep.equal(['failed', 'failed']);
  });

  it('replaces an answer that is asked for again, and lets its question wait anew', () => {
    const second = {...answer, id: 'b'};
    const again: ChatEvent = {type: 'asked-again', answer: second};
    expect(play(asked, failed, again).messages).to.deep.equal([question, second]);
    expect(statuses(play(asked, accepted, text('Be'), failed, again))).to.deep.equal([
      'done',
      'streaming',
    ]);
    const old = {...question, status: 'done'} as const;
    expect(play({type: 'loaded', messages: [old]}, again).messages).to.deep.equal([old, second]);
  });

  it('puts stored messages before what was said meanwhile', () => {
    const old = {...question, id: 'old', status: 'done'} as const;
    const loading: ChatEvent = {type: 'opening', threadId: 'thread-2', loading: true};
    const loaded: ChatEvent = {type: 'loaded', messages: [old]};
    expect(play(loading).phase.name).to.equal('loading');
    expect(play(loading, loaded)).to.deep.include({messages: [old], phase: {name: 'idle'}});
    const meanwhile = play(loading, asked, loaded);
    expect(meanwhile.messages).to.deep.equal([old, question, answer]);
    expect(meanwhile.phase.name).to.equal('thinking');
  });

  it('forgets everything when another thread is opened', () => {
    const opened = play(asked, accepted, {type: 'opening', threadId: 'thread-2', loading: false});
    expect(opened).to.deep.equal(emptyChat('thread-2'));
  });

  it('takes what was said along when the thread is replaced', () => {
    const moved: ChatEvent = {type: 'moved', threadId: 'thread-9'};
    expect(play(asked, moved)).to.deep.include({
      threadId: 'thread-9',
      messages: [question, answer],
    });
    expect(play({type: 'opening', threadId: 't', loading: true}, moved).phase.name).to.equal(
      'idle',
    );
  });

  it('leaves the messages alone when something else than a reply fails', () => {
    const done = play(asked, accepted, text('Be'), finished);
    const next = reduce(done, failed);
    expect(next.messages).to.equal(done.messages);
    expect(next.phase.name).to.equal('failed');
  });

  it('takes back only a question that was not taken', () => {
    const takenBack: ChatEvent = {type: 'taken-back'};
    expect(play(asked, failed, takenBack).messages).to.deep.equal([]);
    const taken = play(asked, accepted, text('Be'), failed);
    expect(reduce(taken, takenBack)).to.equal(taken);
    expect(reduce(play(asked, stopped), takenBack).messages).to.deep.equal([]);
    const stoppedLate = play(asked, accepted, stopped);
    expect(reduce(stoppedLate, takenBack)).to.equal(stoppedLate);
    const pending = play(asked);
    expect(reduce(pending, takenBack)).to.equal(pending);
  });

  it('leaves earlier turns alone, whatever becomes of the last one', () => {
    const old = {...question, id: 'old', status: 'done'} as const;
    const older = {...answer, id: 'older', status: 'done'} as const;
    const before: ChatEvent = {type: 'loaded', messages: [older, old]};
    const again: ChatEvent = {type: 'asked-again', answer};
    expect(play(before, asked, failed, {type: 'taken-back'}).messages).to.deep.equal([older, old]);
    expect(play(before, asked, failed, again).messages).to.deep.equal([
      older,
      old,
      question,
      answer,
    ]);
    expect(play(before, asked, stopped).messages.slice(0, 2)).to.deep.equal([older, old]);
  });

  it('recovers from what blocks sending and from nothing else', () => {
    const phases: readonly Phase[] = [
      {name: 'signed-out', error},
      {name: 'rate-limited', error, until: 9},
      {name: 'quota', error},
    ];
    for (const phase of phases) {
      expect(reduce({...emptyChat(null), phase}, recovered).phase.name).to.equal('idle');
    }
    const other = play(asked, failed);
    expect(reduce(other, recovered)).to.equal(other);
  });

  it('gives back the same object when an event does not apply', () => {
    const idle = play(asked, accepted, text('Be'), finished);
    for (const late of [accepted, text('late'), finished, stopped, {type: 'retrying'} as const]) {
      expect(reduce(idle, late), late.type).to.equal(idle);
    }
    const busy = play(asked);
    expect(reduce(busy, asked)).to.equal(busy);
    expect(reduce(busy, {type: 'asked-again', answer})).to.equal(busy);
  });

  it('changes no question when there is no answer to change', () => {
    const lone: ChatState = {...emptyChat(null), messages: [question], phase: {name: 'thinking'}};
    expect(reduce(lone, text('Be')).messages).to.deep.equal([question]);
    expect(refusedQuestion(emptyChat(null))).to.equal(undefined);
  });
});

describe('isBusy and isBlocked', () => {
  it('tell a reply in progress from a wait for something else', () => {
    const names = ['idle', 'loading', 'thinking', 'streaming', 'retrying'] as const;
    const busy = names.filter((name) => isBusy({...emptyChat(null), phase: {name}}));
    expect(busy).to.deep.equal(['thinking', 'streaming', 'retrying']);
    const blocked = (['failed', 'quota', 'signed-out'] as const).filter((name) =>
      isBlocked({...emptyChat(null), phase: {name, error}}),
    );
    expect(blocked).to.deep.equal(['signed-out']);
    const limited: Phase = {name: 'rate-limited', error, until: 1};
    expect(isBlocked({...emptyChat(null), phase: limited})).to.equal(true);
  });
});

describe('newlyFinal', () => {
  const changes = (event: ChatEvent, ...before: readonly ChatEvent[]): readonly string[] => {
    const state = play(...before);
    return newlyFinal(state, reduce(state, event)).map(({id}) => id);
  };

  it('names the question when it is taken and the answer when it ends', () => {
    expect(changes(accepted, asked)).to.deep.equal(['q']);
    expect(changes(finished, asked, accepted)).to.deep.equal(['a']);
    expect(changes(stopped, asked)).to.deep.equal(['q', 'a']);
  });

  it('names nothing twice, nothing that was stored and nothing that reappears', () => {
    expect(changes(text('Be'), asked, accepted)).to.deep.equal([]);
    const old = {...question, id: 'old', status: 'done'} as const;
    expect(changes({type: 'loaded', messages: [old]})).to.deep.equal([]);
    const stored: ChatEvent = {type: 'loaded', messages: [old, {...old, id: 'old2'}]};
    expect(changes({type: 'taken-back'}, stored, asked, failed)).to.deep.equal([]);
  });
});
