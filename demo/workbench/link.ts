import {holdsKey} from './secrets.ts';

/** Parameters that travel with every request of the chat: the stand-in reads them. */
const FOR_THE_STAND_IN = [
  's',
  'n',
  'delay',
  'times',
  'after',
  'chars',
  'size',
  'gap',
  'stored',
  'envelope',
  'at',
  'seed',
];

/** Everything that can be set on the page, as the query of its address. */
export class Link {
  readonly #query: URLSearchParams;
  readonly #changed: () => void;

  /** @param changed - Called after every change; the address is up to date by then. */
  constructor(query: string, changed: () => void = () => undefined) {
    const given = [...new URLSearchParams(query)];
    this.#query = new URLSearchParams(given.filter((pair) => !holdsKey(pair.join('='))));
    this.#changed = changed;
  }

  get(name: string): string {
    return this.#query.get(name) ?? '';
  }

  get names(): readonly string[] {
    return [...this.#query.keys()];
  }

  has(name: string): boolean {
    return this.#query.has(name);
  }

  /** Whether a switch is on: present, and neither `0` nor `false`. */
  on(name: string): boolean {
    const value = this.#query.get(name);
    return value !== null && value !== '0' && value !== 'false';
  }

  /** A number between two bounds; the fallback when there is none. */
  number(name: string, {from, to, fallback}: {from: number; to: number; fallback: number}): number {
    const value = Number.parseInt(this.get(name), 10);
    return Number.isNaN(value) ? fallback : Math.min(to, Math.max(from, value));
  }

  /** An empty value takes the parameter away. A value with a key in it is refused. */
  set(name: string, value: string): void {
    if (holdsKey(value)) return;
    if (value === '') this.#query.delete(name);
    else this.#query.set(name, value);
    this.#changed();
  }

  toggle(name: string, on: boolean): void {
    this.set(name, on ? '1' : '');
  }

  /** All of it, readable: `?s=429&n=7`; empty when nothing is set. */
  get query(): string {
    const pairs = [...this.#query].map(([name, value]) => `${name}=${encode(value)}`);
    return pairs.length > 0 ? `?${pairs.join('&')}` : '';
  }

  /** What the stand-in has to know, to be appended to the address of a request. */
  get forStandIn(): readonly (readonly [string, string])[] {
    return FOR_THE_STAND_IN.filter((name) => this.has(name)).map((name) => [name, this.get(name)]);
  }
}

function encode(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%20', '+')
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':');
}
