import type {ChatMessage} from './history.ts';
import type {Random} from './random.ts';

export interface Prompt {
  readonly question: string;
  readonly input: readonly ChatMessage[];
  readonly random: Random;
}

export function respond({question}: Prompt): string {
  return `You said: ${question}`;
}
