import type {Message} from '../../widget/core/state.ts';

/** So many messages as a host gives them: questions and answers in turn, each with a link. */
export function conversationOf(count: number): readonly Message[] {
  return Array.from({length: count}, (_, place) => ({
    id: `kept-${place}`,
    role: place % 2 === 0 ? 'user' : 'assistant',
    text: `Message ${place}, see [the guide](https://b.test/g).`,
    createdAt: Date.now(),
    status: 'done',
  }));
}
