import {secondsOf} from './clock.ts';
import type {Conversation} from './conversation.ts';
import type {TokenUsage} from './frames.ts';
import {lengthOf} from './history.ts';
import {tokensIn} from './limits.ts';
import {NATURAL} from './pace.ts';
import {createRandom, hexDigits, type Random} from './random.ts';
import {respond} from './responder.ts';
import {seedOf} from './scenario-choice.ts';
import type {Plan} from './script.ts';
import type {Services} from './services.ts';
import {textOf} from './texts.ts';

/** How much of an answer is there when it ends early with `length` or `content_filter`. */
const EARLY_END = 0.6;

/**
 * Decides the whole answer from the seed, the user, the thread and the number of the turn: the same
 * question asked again after a cut gets the same words at the same pace. A request with a seed of its
 * own gets the same answer whoever asks it, in whichever thread.
 */
export function planAnswer(conversation: Conversation, services: Services): Plan {
  const {chat, identity, thread, turn, run, request} = conversation;
  const asked = turn.input.filter((message) => message.role === 'user').length;
  const seed = seedOf(request.url);
  const whose = seed === undefined ? [services.project.seed, identity.uid, thread ?? null] : [seed];
  const random = createRandom(JSON.stringify([...whose, asked]));
  const id = `chatcmpl-${hexDigits(random, 24)}`;
  const {text, finishReason} = endingOf(wholeText(conversation, random), conversation);
  return {
    head: {id, created: secondsOf(services.clock.now()), model: chat.model},
    text,
    finishReason,
    pace: run?.pace ?? NATURAL,
    habits: run?.behaviour.habits ?? [],
    random,
    done: run?.behaviour.withoutDone !== true,
    ...((chat.includeUsage || !chat.stream) && {usage: usageOf(conversation, text)}),
    ...(run?.fault && {fault: run.fault}),
    ...(run?.place && {place: run.place}),
  };
}

function wholeText({run, question, turn}: Conversation, random: Random): string {
  const name = run?.behaviour.text ?? (question === '' ? 'tour' : undefined);
  return name ? textOf(name, run?.n ?? 0, random) : respond({question, input: turn.input, random});
}

function endingOf(
  text: string,
  {run, chat}: Conversation,
): {readonly text: string; readonly finishReason: string} {
  const early = run?.behaviour.finishReason;
  const share = early ? Math.ceil(text.length * EARLY_END) : text.length;
  const length = Math.min(share, (chat.maxTokens ?? Infinity) * 4);
  if (length >= text.length) {
    return {text, finishReason: early ?? 'stop'};
  }
  const cut = text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  return {text: cut, finishReason: early ?? 'length'};
}

function usageOf({turn}: Conversation, text: string): TokenUsage {
  const read = tokensIn(lengthOf(turn.input));
  const said = tokensIn(text.length);
  return {prompt_tokens: read, completion_tokens: said, total_tokens: read + said};
}
