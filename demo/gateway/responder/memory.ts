import type {ChatMessage} from '../history.ts';
import {withoutMagicLine} from '../scenario-choice.ts';

/** What the stand-in knows from the conversation before the present question. */
export interface Memory {
  /** The last name that the user gave, also in the present question. */
  readonly name: string | undefined;
  /** The name stands in the present question. */
  readonly isNameNew: boolean;
  /** Everything that the user asked before, oldest first. */
  readonly earlier: readonly string[];
}

/** Each finds a name behind words that introduce one. Names begin with a capital where there are any. */
const INTRODUCTIONS = [
  /(?:\bmy name is|\bmy name's|\bcall me|\bi'm called)\s+([\p{L}][\p{L}'’-]*)/iu,
  /\b(?:I am|I'm|I’m)\s+(\p{Lu}[\p{L}'’-]+)(?=\s*(?:[.,!;]|and\b|$))/u,
  /(?:\bich heiße|\bmein name ist|\bnenn mich)\s+([\p{L}][\p{L}'’-]*)/iu,
  /(?:^|\s)(?:اسمي|أنا اسمي)\s+(?:هو\s+)?(\p{L}+)/u,
  /(?:私の名前は|名前は)\s*([\p{L}ー]+?)(?:です|と申し|といい|だ|。|$)/u,
] as const;

/** @param input - The whole input of the model, the present question last. */
export function remember(input: readonly ChatMessage[]): Memory {
  const said = input
    .filter((message) => message.role === 'user')
    .map((message) => withoutMagicLine(message.content).trim());
  const names = said.map(findName);
  return {
    name: names.findLast((name) => name !== undefined),
    isNameNew: names.at(-1) !== undefined,
    earlier: said.slice(0, -1).filter((question) => !/^(\/s\b.*)?$/.test(question)),
  };
}

/** Questions about the name, which have the words of an introduction. */
const NAME_QUESTION = /何|なに|ما (?:هو )?اسمي|تعرف اسمي|\bis what\b/u;

function findName(text: string): string | undefined {
  if (NAME_QUESTION.test(text)) {
    return undefined;
  }
  for (const introduction of INTRODUCTIONS) {
    const name = introduction.exec(text)?.[1];
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}
