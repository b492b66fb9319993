/** An object as it came from outside: any field may be missing or of another type. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the text holds as JSON; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first of these fields that holds a text with something in it. */
export function firstText(fields: Fields, ...names: readonly string[]): string | undefined {
  return names.map((name) => fields[name]).find(isText);
}

/** The first of these fields that holds a number, written as one or as text. */
export function firstNumber(fields: Fields, ...names: readonly string[]): number | undefined {
  return names.map((name) => toNumber(fields[name])).find((value) => value !== undefined);
}

/** Milliseconds since 1970 of seconds or of milliseconds: what is larger than 1e11 cannot be seconds. */
export function toEpochMs(value: number): number {
  return value > 1e11 ? value : value * 1000;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function toNumber(value: unknown): number | undefined {
  const number = isText(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
