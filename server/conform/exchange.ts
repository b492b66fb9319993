/** One request of the kit, exactly as it goes over the wire. */
export interface ProbeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** One answer, read to its end. */
export interface Answer {
  readonly status: number;
  /** `null` when absent, several joined by a comma. */
  readonly header: (name: string) => string | null;
  readonly text: string;
  /** Epoch milliseconds when it was complete. */
  readonly at: number;
}

/** Sends a request. Rejects when there is no answer. Follows no redirect. */
export type Send = (request: ProbeRequest) => Promise<Answer>;

/** What a token endpoint answers with, as far as it can be read. */
export interface TokenAnswer {
  readonly token: unknown;
  readonly ttl: unknown;
  readonly sessionId: unknown;
  readonly expiresAt: unknown;
  readonly baseUrl: unknown;
}

const TOKEN_SHAPE = /eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/;

/** Whether there is anything like a token in an answer, whatever its shape. */
export function leaksToken(answer: Answer): boolean {
  return TOKEN_SHAPE.test(answer.text);
}

/** The body as an object; empty when it is none. */
export function fieldsOf(answer: Answer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(answer.text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The five fields of contract 3.3. */
export function tokenAnswerOf(answer: Answer): TokenAnswer {
  const {token, ttl, sessionId, expiresAt, baseUrl} = fieldsOf(answer);
  return {token, ttl, sessionId, expiresAt, baseUrl};
}

/** Header and claims of the token in an answer, not verified; empty when it cannot be read. */
export function tokenPartsOf(answer: Answer): {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
} {
  const {token} = tokenAnswerOf(answer);
  const [header, claims] = typeof token === 'string' ? token.split('.') : [];
  return {header: decoded(header), claims: decoded(claims)};
}

function decoded(part: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const text = atob((part ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
