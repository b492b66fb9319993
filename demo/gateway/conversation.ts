import {checkChatRequest, readJsonObject, threadOf, type ChatRequest} from './chat-request.ts';
import type {Run} from './fault-desk.ts';
import {fillThread} from './filler.ts';
import {joinHistory, type Turn} from './history.ts';
import {readMagicLine} from './scenario-choice.ts';
import type {ScenarioChoice} from './scenario.ts';
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
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
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
  const magic = readMagicLine(asked);
  const ordered = magic && order(magic.choice, {identity, thread}, services);
  const run = magic ? ordered : faults.take('chat', {uid: identity.uid, thread});
  const stored = thread === undefined ? [] : (threads.messages(identity, thread) ?? []);
  return {
    chat,
    identity,
    thread,
    turn: joinHistory(stored, chat.messages),
    question: magic && isForChat(magic.choice) ? magic.question : magic?.question || asked,
    run,
    signal: request.signal,
  };
}

/** Carries out a scenario that the user has typed, at whichever door it stands. */
function order(
  choice: ScenarioChoice,
  {identity, thread}: Pick<Conversation, 'identity' | 'thread'>,
  services: Services,
): Run | undefined {
  const scenario = findScenario(choice.name);
  if (!scenario) {
    return undefined;
  }
  if (isForChat(choice)) {
    return services.faults.takeOwn(choice, {uid: identity.uid, thread});
  }
  if (scenario.behaviour.fillsThread) {
    fillThread(services, {owner: identity, thread, count: choice.n ?? scenario.n?.default ?? 0});
  } else {
    services.faults.choose({times: 1, ...choice, user: identity.uid});
  }
  return undefined;
}

function isForChat(choice: ScenarioChoice): boolean {
  return (choice.at ?? findScenario(choice.name)?.at) === 'chat';
}
