/** A sum that stands in a question, and its value. */
export interface Sum {
  readonly expression: string;
  readonly value: number;
}

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\bplus\b|足す|زائد/giu, '+'],
  [/\bminus\b|引く|ناقص/giu, '-'],
  [/\b(times|multiplied by|mal)\b|×|かける|ضرب/giu, '*'],
  [/\b(divided by|geteilt durch)\b|÷|割る/giu, '/'],
];

const EXPRESSION = /[-(]*\d[\d.]*(?:[\s()]*[-+*/^%][\s(-]*\d[\d.]*\)*)+/g;

/**
 * Finds the first sum of a question, e.g. `17 * 23` or `12 plus 7`. Dates and paths are not sums:
 * dashes and slashes need a space beside them.
 */
export function findSum(question: string): Sum | undefined {
  const spoken = SPOKEN.reduce((text, [word, sign]) => text.replace(word, ` ${sign} `), question);
  for (const [expression] of spoken.matchAll(EXPRESSION)) {
    const isSum = /[+*^%]|\s[-/]\s/.test(expression);
    const value = isSum ? evaluate(expression) : undefined;
    if (value !== undefined) {
      return {expression: expression.replace(/\s+/g, ' ').trim(), value};
    }
  }
  return undefined;
}

/** Undefined when the text is no complete expression or has no finite value. */
function evaluate(expression: string): number | undefined {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/^%()]/g) ?? [];
  const parser = new Parser(tokens);
  const value = parser.sum();
  return parser.isDone && Number.isFinite(value) ? Number(value.toPrecision(12)) : undefined;
}

/** Recursive descent; what cannot be read gives NaN. */
class Parser {
  readonly #tokens: readonly string[];
  #place = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#place === this.#tokens.length;
  }

  sum(): number {
    let value = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      const next = this.#product();
      value = sign === '+' ? value + next : value - next;
    }
    return value;
  }

  #product(): number {
    let value = this.#power();
    for (let sign = this.#take('*', '/', '%'); sign; sign = this.#take('*', '/', '%')) {
      const next = this.#power();
      value = sign === '*' ? value * next : sign === '/' ? value / next : value % next;
    }
    return value;
  }

  #power(): number {
    const base = this.#atom();
    return this.#take('^') ? base ** this.#power() : base;
  }

  #atom(): number {
    if (this.#take('-')) {
      return -this.#atom();
    }
    if (this.#take('(')) {
      const value = this.sum();
      return this.#take(')') ? value : NaN;
    }
    return Number(this.#tokens[this.#place++] ?? NaN);
  }

  #take(...signs: readonly string[]): string | undefined {
    const token = this.#tokens[this.#place];
    if (token !== undefined && signs.includes(token)) {
      this.#place++;
      return token;
    }
    return undefined;
  }
}
