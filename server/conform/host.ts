import type {Answer, Send} from './exchange.ts';

/** What the kit is told about a host. */
export interface Target {
  /** The token endpoint. */
  readonly url: string;
  /** Header lines of signed-in sessions, such as `cookie: sid=…`; two for different users. */
  readonly sessions: readonly string[];
  /** An origin that may use the endpoint. */
  readonly origin: string;
  /** Where the gateway's public keys are. */
  readonly jwks?: string | undefined;
  /** How many requests in a row must meet a limit; 0 does not try. */
  readonly burst?: number | undefined;
}

/** One question; everything left out is as the widget sends it. */
export interface Question {
  readonly method?: string;
  /** Index of a session, or a header line that replaces one; null sends none. Default 0. */
  readonly as?: number | string | null;
  /** Null sends none. Default: the target's. */
  readonly origin?: string | null;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Tells questions apart that are otherwise the same and must all be asked. */
  readonly turn?: number;
}

/** A check that does not apply, or cannot be made with what the kit was told. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

const LONGEST_WAIT_SECONDS = 65;

/** Asks a host, the same question only once, and remembers every answer. */
export class Host {
  readonly target: Target;
  readonly #send: Send;
  readonly #asked = new Map<string, Promise<Answer>>();
  readonly answers: Answer[] = [];

  constructor(target: Target, send: Send) {
    this.target = target;
    this.#send = send;
  }

  /** Whether pages of the allowed origin need CORS to read the endpoint. */
  get isCrossOrigin(): boolean {
    return new URL(this.target.url).origin !== this.target.origin;
  }

  /** The header line of a session. @throws NotApplicable when there are not so many. */
  session(index: number): string {
    const session = this.target.sessions[index];
    if (session === undefined) {
      throw new NotApplicable(`needs ${index + 1} sessions (--as)`);
    }
    return session;
  }

  /** The answer, waited for when the host says that this kit asks too often. */
  ask(question: Question = {}): Promise<Answer> {
    const key = JSON.stringify(question);
    const asked = this.#asked.get(key) ?? this.#patiently(question);
    this.#asked.set(key, asked);
    return asked;
  }

  /** The answer, even when it says that this kit asks too often. */
  async askAtOnce(question: Question): Promise<Answer> {
    const {method = 'POST', as = 0, origin = this.target.origin, query = '', body} = question;
    const line = typeof as === 'number' ? this.session(as) : as;
    const colon = line?.indexOf(':') ?? 0;
    const answer = await this.#send({
      method,
      url: `${this.target.url}${query}`,
      headers: {
        accept: 'application/json',
        ...(origin === null ? {} : {origin}),
        ...(line === null
          ? {}
          : {[line.slice(0, colon).toLowerCase()]: line.slice(colon + 1).trim()}),
        ...question.headers,
      },
      body,
    });
    this.answers.push(answer);
    return answer;
  }

  async #patiently(question: Question): Promise<Answer> {
    const answer = await this.askAtOnce(question);
    const wait = Number(answer.header('retry-after'));
    if (answer.status !== 429 || !(wait > 0 && wait <= LONGEST_WAIT_SECONDS)) return answer;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000 + 50));
    return this.askAtOnce(question);
  }
}
