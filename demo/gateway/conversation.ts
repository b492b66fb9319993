import {checkChatRequest, readJsonObject, threadOf, type ChatRequest} from './chat-request.ts';
import type {Run} from './fault-desk.ts';
import {fillThread} from './filler.ts';
import {joinHistory, type Turn} from './history.ts';
import {choiceOf, readMagicLine} from './scenario-choice.ts';
import {findScenario} from './scenarios.ts';
import type {Services} from './services.ts';
import type {Identity} from './tokens.ts';

/** One chat request, understood. */
export interface Conversation {
  readonly chat: ChatRequest;
  readonly identity: Identity;
  readonly thread: string | undefined;
  readonly turn: Turn;
  /** What is to be answered: the question without the line that chooses a scenario. */
  readonly question: string;
  /** The scenario that hits this request. */
  readonly run: Run | undefined;
  /** Whose signal aborts when the client leaves. */
  readonly request: Request;
}

/**
 * Reads the request, counts it, and finds out whether a scenario hits it.
 *
 * @throws GatewayError 400 for the body or the thread id, 402 and 429 by the tier.
 */
export async function openConversation(
  request: Request,
  identity: Identity,
  services: Services,
): Promise<Conversation> {
  const {project, limits, threads, faults} = services;
  const chat = checkChatRequest(await readJsonObject(request), project.models);
  const thread = threadOf(request);
  limits.admit(identity, identity.tier);

  const asked = chat.messages.findLast((message) => message.role === 'user')?.content ?? '';
  const visitor = {uid: identity.uid, thread, own: choiceOf(request.url)};
  const {run, question} =
    takeOrder(asked, {identity, thread}, services) ??
    ({run: faults.take('chat', visitor), question: asked} satisfies Order);
  const stored = thread === undefined ? [] : (threads.messages(identity, thread) ?? []);
  return {chat, identity, thread, turn: joinHistory(stored, chat.messages), question, run, request};
}

type Order = Pick<Conversation, 'run' | 'question'>;

/**
 * Carries out the scenario that a prompt begins with, at whichever door it stands; undefined for a
 * prompt that names none. A scenario that stands elsewhere hits the user's next request there.
 */
function takeOrder(
  asked: string,
  {identity, thread}: Pick<Conversation, 'identity' | 'thread'>,
  services: Services,
): Order | undefined {
  const magic = readMagicLine(asked);
  const scenario = magic && findScenario(magic.choice.name);
  if (!scenario) {
    return undefined;
  }
  const {choice, question} = magic;
  if ((choice.at ?? scenario.at) === 'chat') {
    return {run: services.faults.takeOwn(choice, {uid: identity.uid, thread}), question};
  }
  if (scenario.behaviour.fillsThread) {
    fillThread(services, {owner: identity, thread, count: choice.n ?? scenario.n?.default ?? 0});
  } else {
    services.faults.choose({times: 1, ...choice, user: identity.uid});
  }
  return {run: undefined, question: question || asked};
}
