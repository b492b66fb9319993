import {AnswerRecord} from './answer-record.ts';
import type {Conversation} from './conversation.ts';
import {GatewayError} from './errors.ts';
import {planAnswer} from './plan.ts';
import {scriptOf, wholeScriptOf, type Plan} from './script.ts';
import type {Services} from './services.ts';
import {playSteps, STREAM_HEADERS} from './sse.ts';
import {passThrough} from './upstream.ts';

/**
 * The response to an understood request: a stream or a JSON body.
 *
 * @throws GatewayError what the scenario or the budget of the day asks for before the first byte.
 */
export async function answerChat(
  conversation: Conversation,
  services: Services,
): Promise<Response> {
  const {chat, run, signal} = conversation;
  const plan = planAnswer(conversation, services);
  const record = new AnswerRecord(services, {
    ...conversation,
    stored: run?.stored ?? 'partial',
    fullText: plan.text,
  });
  if (run?.fault?.kind === 'error' && (!run.place || !chat.stream)) {
    await services.clock.sleep(run.headersDelay, signal);
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
  await services.clock.sleep(run?.headersDelay ?? 0, signal);
  return speak(plan, record, {conversation, services});
}

function speak(
  plan: Plan,
  record: AnswerRecord,
  {conversation: {chat, signal}, services}: {conversation: Conversation; services: Services},
): Response {
  const stage = {sleep: services.clock.sleep, signal, listener: record};
  if (chat.stream) {
    const steps = scriptOf(plan, (text) => record.allow(text));
    return new Response(playSteps(steps, stage), {headers: STREAM_HEADERS});
  }
  const refusal = record.allow(plan.text);
  if (refusal) {
    record.close('cut');
    throw refusal;
  }
  return new Response(playSteps(wholeScriptOf(plan), stage), {
    headers: {'content-type': 'application/json'},
  });
}
