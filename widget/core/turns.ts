import type {Turn} from './ports.ts';
import type {Message} from './state.ts';

/** What the model is told: questions that the gateway took, answers that have a word, the new question. */
export function turnsToTell(messages: readonly Message[]): readonly Turn[] {
  return messages
    .filter(({role, text, status}) =>
      role === 'user' ? status === 'done' || status === 'pending' : text !== '',
    )
    .map(({role, text}) => ({role, text}));
}

/**
 * The gateway's own answer to the question asked last, when it is whole and goes on from what is
 * shown. The same question may have been put before: only a thread that has grown by ours holds it.
 */
export function findAnswer(
  stored: readonly Turn[],
  asked: readonly Turn[],
  shown: string,
): Turn | undefined {
  const [question, answer] = stored.slice(-2);
  const isOurs =
    question?.role === 'user' &&
    question.text === asked.at(-1)?.text &&
    countQuestions(stored) >= countQuestions(asked);
  return isOurs && answer?.role === 'assistant' && completes(answer, shown) ? answer : undefined;
}

// A gateway that does not say whether an answer is whole may have kept just what it could send.
function completes({text, complete}: Turn, shown: string): boolean {
  if (complete === false || !text.startsWith(shown)) return false;
  return complete === true || text.length > shown.length;
}

function countQuestions(turns: readonly Turn[]): number {
  return turns.filter(({role}) => role === 'user').length;
}

/**
 * What is stored without the turns that are on the screen already: a thread that could not be read
 * at first has grown by the time it can.
 */
export function withoutShown(stored: readonly Turn[], shown: readonly Message[]): readonly Turn[] {
  let rest = stored;
  for (const message of shown.toReversed()) {
    const place = rest.findLastIndex(({role}) => role === 'user');
    const isTaken = message.status === 'done' || place === rest.length - 1;
    if (message.role === 'user' && isTaken && rest[place]?.text === message.text) {
      rest = rest.slice(0, place);
    }
  }
  return rest;
}
