import type {Grammar, Kind} from './languages.ts';

/** A stretch of code of one kind, in UTF-16 units from its start. */
export interface Token {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

const KINDS: readonly Kind[] = ['comment', 'string', 'number', 'keyword', 'name'];

/** Reads code for its colours. In linear time, and token by token, so that it can be interrupted. */
export function* tokensOf(code: string, {pattern, keywords}: Grammar): Generator<Token> {
  const matcher = new RegExp(pattern);
  for (let found = matcher.exec(code); found; found = matcher.exec(code)) {
    const start = found.index;
    const end = matcher.lastIndex;
    if (start === end) matcher.lastIndex++;
    const kind = kindOf(found, keywords, code[end] === '(');
    if (kind && end > start) yield {kind, start, end};
  }
}

function kindOf(
  {groups = {}}: RegExpExecArray,
  keywords: ReadonlySet<string>,
  isCalled: boolean,
): Kind | undefined {
  const {word} = groups;
  if (word === undefined) return KINDS.find((kind) => groups[kind] !== undefined);
  if (keywords.has(word) || keywords.has(word.toLowerCase())) return 'keyword';
  return isCalled ? 'name' : undefined;
}
