import type {ChatError} from '../../widget/core/errors.ts';
import {TokenSource} from '../../widget/transport/token.ts';
import type {Mint, MintReason} from '../../widget/transport/token.ts';
import type {TokenAnswer} from '../../widget/transport/token-answer.ts';

/** A token whose claims can be read but which nobody has signed. */
export function unsignedToken(claims: object): string {
  const part = (value: object): string => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  };
  return `${part({alg: 'none'})}.${part(claims)}.signature`;
}

/** What a mint gave; a quarter of an hour unless told otherwise. */
export function tokenAnswer(answer: Partial<TokenAnswer> = {}): TokenAnswer {
  return {
    token: 'token-1',
    lifetimeMs: 900_000,
    sessionId: 'session-1',
    baseUrl: null,
    userId: 'ada',
    ...answer,
  };
}

/** Gives these one after the other, the last one again and again, and keeps why it was asked. */
export function mintFrom(
  ...answers: readonly (Partial<TokenAnswer> | ChatError | Promise<TokenAnswer>)[]
) {
  const reasons: MintReason[] = [];
  const mint: Mint = async (reason) => {
    const answer = answers[Math.min(reasons.length, answers.length - 1)];
    reasons.push(reason);
    if (answer instanceof Error) throw answer;
    return answer instanceof Promise
      ? answer
      : tokenAnswer({token: `token-${reasons.length}`, ...answer});
  };
  return {reasons, mint, source: new TokenSource(mint)};
}

/** The next token. */
export const tokenOf = async (source: TokenSource): Promise<string> => (await source.get()).token;
