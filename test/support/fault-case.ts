import {expect} from 'chai';

import type {ScenarioChoice} from '../../demo/gateway/scenario.ts';
import type {ChatErrorCode, ChatErrorPhase} from '../../widget/core/errors.ts';
import type {BehestChatState, BehestErrorDetail} from '../../widget/events.ts';
import {systemClock} from '../../widget/system-clock.ts';
import {newThreadId} from '../../widget/transport/threads.ts';
import {openChat} from './chat.ts';
import {chatPage} from './chat-page.ts';
import type {ChatPage} from './chat-page.ts';
import {until} from './fixture.ts';
import type {StandIn} from './stand-in.ts';

/** What a reader and a page see of one fault, and what it costs. */
export interface Expected {
  /** Chat requests. */
  readonly chats: number;
  /** Reads of the stored messages. */
  readonly reads?: number;
  /** Requests to the token endpoint; default 1. */
  readonly mints?: number;
  /** Of the one `behest-error`; none at all without it. */
  readonly code?: ChatErrorCode;
  readonly phase?: ChatErrorPhase;
  /** `null`: the event names no time. Not looked at without it. */
  readonly retryAfter?: number | null | undefined;
  /** How much of the answer is on the screen; `part`: two pieces. Default `none`. */
  readonly text?: 'none' | 'part' | 'early' | 'whole';
  /** Default `idle`. */
  readonly state?: BehestChatState;
  /** Where the question is afterwards: as a turn (default), or in the composer again. */
  readonly question?: 'turn' | 'draft';
  /** What became of the answer, when there is a turn; told by `code` and `text` unless given. */
  readonly status?: 'done' | 'stopped' | 'failed';
}

export interface FaultCase extends Expected {
  readonly scenario?: ScenarioChoice;
  readonly hasThread: boolean;
  /** Done when the fault is set and before the question is put. */
  readonly prepare?: (standIn: StandIn) => void;
  /** Done once the question is on its way. */
  readonly meanwhile?: (page: ChatPage) => Promise<void>;
}

const QUESTION = 'Which colours does the evening sky have?';
/** Characters in each piece of an answer: `after: 2` shows the first eight. */
const PIECE = {size: 4, gap: 0};
const chance = crypto.getRandomValues(new Uint8Array(16));
// One name for all tests of a page, since the answer depends on it; another one in each page.
const usualThread = withoutChance(async () => newThreadId());

const {wait} = systemClock;

/** Makes the waits between two tries short; those that a gateway asks for stay. */
export function useQuickRetries(): void {
  before(() => {
    systemClock.wait = (ms, signal) => wait(ms < 2000 ? 0 : ms, signal);
  });
  after(() => {
    systemClock.wait = wait;
  });
}

/** Puts a question to the element while the fault is on, and looks at everything afterwards. */
export async function meetFault(standIn: StandIn, fault: FaultCase): Promise<void> {
  const whole = await askWithoutFault(standIn, fault.hasThread);
  standIn.reset();
  const page = await openPage(standIn, fault.hasThread);
  const {element} = page;
  const errors: BehestErrorDetail[] = [];
  element.addEventListener('behest-error', ({detail}) => errors.push(detail));
  if (fault.scenario) standIn.gateway.setScenario({...PIECE, ...fault.scenario});
  fault.prepare?.(standIn);
  await page.ask(QUESTION);
  await fault.meanwhile?.(page);
  await until(() => !['thinking', 'streaming'].includes(element.state), 'the end of the answer');
  await element.updateComplete;
  lookAtCosts(standIn, fault);
  lookAtError(errors, fault);
  expect(element.state, 'state').to.equal(fault.state ?? 'idle');
  lookAtQuestion(page, fault);
  lookAtAnswer(page, whole, fault);
}

async function askWithoutFault(standIn: StandIn, hasThread: boolean): Promise<string> {
  const {session} = openChat(standIn, hasThread ? await usualThread : null);
  return (await session.send(QUESTION)).text;
}

async function openPage(standIn: StandIn, hasThread: boolean): Promise<ChatPage> {
  const page = await withoutChance(() =>
    chatPage(standIn, {persist: hasThread ? 'session' : 'none'}),
  );
  if (!hasThread) page.element.threadId = null;
  return page;
}

/** Whatever asks for random bytes meanwhile gets the same ones each time. */
async function withoutChance<Result>(run: () => Promise<Result>): Promise<Result> {
  const {getRandomValues} = crypto;
  crypto.getRandomValues = <Bytes extends ArrayBufferView | null>(bytes: Bytes): Bytes => {
    if (bytes instanceof Uint8Array) bytes.set(chance);
    return bytes;
  };
  return run().finally(() => {
    crypto.getRandomValues = getRandomValues;
  });
}

function lookAtCosts(standIn: StandIn, {chats, reads = 0, mints = 1}: Expected): void {
  const counted = {
    chats: standIn.chats.length,
    reads: standIn.reads.length,
    mints: standIn.mints,
  };
  expect(counted, 'requests').to.deep.equal({chats, reads, mints});
}

function lookAtError(errors: readonly BehestErrorDetail[], fault: FaultCase): void {
  const found = errors.map(({code, phase}) => ({code, phase}));
  const {code, phase = 'request', retryAfter} = fault;
  expect(found, 'behest-error').to.deep.equal(code === undefined ? [] : [{code, phase}]);
  if (retryAfter !== undefined) expect(errors[0]?.retryAfter, 'retryAfter').to.equal(retryAfter);
}

function lookAtQuestion({element, input, turns}: ChatPage, {question = 'turn'}: FaultCase): void {
  const isDraft = question === 'draft';
  expect(element.draft, 'draft').to.equal(isDraft ? QUESTION : '');
  expect(input.value, 'composer').to.equal(isDraft ? QUESTION : '');
  const texts = element.messages.map(({text}) => text);
  expect(texts.length, 'turns').to.equal(isDraft ? 0 : 2);
  expect(turns.filter((turn) => turn === QUESTION).length, 'bubbles').to.equal(isDraft ? 0 : 1);
}

function lookAtAnswer({element}: ChatPage, whole: string, fault: FaultCase): void {
  const {text = 'none', code, question} = fault;
  if (question === 'draft') return;
  const answer = element.messages.at(-1);
  const {status = code === undefined ? 'done' : 'failed'} = fault;
  expect(answer?.status, 'status').to.equal(status);
  const shown = answer?.text ?? '';
  expect(whole.startsWith(shown), `the beginning of the answer: ${shown}`).to.equal(true);
  if (text === 'none') expect(shown).to.equal('');
  if (text === 'part') expect(shown).to.have.lengthOf(2 * PIECE.size);
  if (text === 'early') expect(shown.length).to.be.within(20, whole.length - 20);
  if (text === 'whole') expect(shown).to.equal(whole);
}
