import type {AnswerStatus, Place, Screen} from './scene.ts';

/** What is on the screen of a chat now. */
export interface SeenScreen {
  readonly state: string;
  readonly answer: AnswerStatus;
  readonly told: readonly Place[];
  /** All that can be read, with the names of the buttons. */
  readonly text: string;
  readonly draft: string;
  readonly messages: number;
  readonly mints: number;
  readonly chats: number;
}

/**
 * What differs from the expected screen, one sentence each.
 *
 * @param words - The table of strings, to look for what `says` names; without it that is not looked at
 */
export function differences(
  screen: Screen,
  seen: SeenScreen,
  words: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const {told = [], says = [], shows = [], draftKept = false, mints = 1} = screen;
  const facts = [
    ['The state', seen.state, screen.state],
    ['The answer', seen.answer, screen.answer],
    ['Told in', [...seen.told].sort().join(', '), [...told].sort().join(', ')],
    ['The draft is kept', seen.draft !== '', draftKept],
    ['Mints', seen.mints, mints],
    ['Requests for an answer', seen.chats, screen.chats],
    ['Messages', seen.messages, screen.messages],
  ] as const;
  const wanted = [
    ...says.map((key) => words[key]).filter((word) => typeof word === 'string'),
    ...shows,
  ];
  return [
    ...facts
      .filter(([, is, should]) => should !== undefined && is !== should)
      .map(([what, is, should]) => `${what}: "${String(is)}" instead of "${String(should)}".`),
    ...wanted.filter((text) => !seen.text.includes(text)).map((text) => `"${text}" is not there.`),
  ];
}
