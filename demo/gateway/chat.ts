import {AnswerRecord} from './answer-record.ts';
import {sleep} from './clock.ts';
import type {Conversation} from './conversation.ts';
import {GatewayError} from './errors.ts';
import {lengthOf} from './history.ts';
import {planAnswer} from './plan.ts';
import {scriptOf, wholeScriptOf, type Plan} from './script.ts';
import type {Services} from './services.ts';
import {playSteps, STREAM_HEADERS, type Stage} from './sse.ts';
import {passThrough} from './upstream.ts';

/**
 * The response to an understood request: a stream or a JSON body.
 *
 * @param signal - Aborts when the client leaves, where cancelling the body does not tell.
 * @throws GatewayError what the scenario or the budget of the day asks for before the first byte.
 */
export async function answerChat(
  conversation: Conversation,
  services: Services,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const {chat, run, request} = conversation;
  const plan = planAnswer(conversation, services);
  const record = recordOf(conversation, plan, services);
  if (run && run.headersDelay > 0) {
    await sleep(services.clock, run.headersDelay, request.signal);
  }
  if (run?.fault?.kind === 'error' && (!run.place || !chat.stream)) {
    if (run.stored === 'full') {
      record.open();
      record.close('cut');
    }
    throw new GatewayError(run.fault.facts);
  }
  if (services.upstream && !run) {
    return passThrough(conversation, record, services.upstream);
  }
  record.open();
  const stage: Stage = {clock: services.clock, listener: record, signal};
  return chat.stream ? speak(plan, record, stage) : tell(plan, record, stage);
}

function recordOf(conversation: Conversation, plan: Plan, services: Services): AnswerRecord {
  const {identity, thread, turn, run} = conversation;
  return new AnswerRecord(services, {
    identity,
    thread,
    newQuestion: turn.resent ? undefined : turn.question,
    inputCharacters: lengthOf(turn.input),
    stored: run?.stored ?? 'partial',
    fullText: plan.text,
  });
}

function speak(plan: Plan, record: AnswerRecord, stage: Stage): Response {
  const steps = scriptOf(plan, (text) => record.allow(text));
  return new Response(playSteps(steps, stage), {headers: STREAM_HEADERS});
}

function tell(plan: Plan, record: AnswerRecord, stage: Stage): Response {
  const refusal = record.allow(plan.text);
  if (refusal) {
    record.close('cut');
    throw refusal;
  }
  return new Response(playSteps(wholeScriptOf(plan), stage), {
    headers: {'content-type': 'application/json'},
  });
}
