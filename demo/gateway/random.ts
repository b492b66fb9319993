/** Gives the next number of a repeatable sequence, 0 <= x < 1. */
export type Random = () => number;

/**
 * A mulberry32 sequence: small, fast and the same on every machine. Not for secrets.
 *
 * @param seed - Strings are hashed (FNV-1a), so that a conversation's name can be a seed.
 */
export function createRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? seed >>> 0 : hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from `low` to `high`, both included. */
export function integerBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of the given things. */
export function pick<Thing>(random: Random, things: readonly [Thing, ...Thing[]]): Thing {
  return things[Math.floor(random() * things.length)] ?? things[0];
}

/** `length` hexadecimal digits. */
export function hexDigits(random: Random, length: number): string {
  let digits = '';
  while (digits.length < length) {
    digits += Math.floor(random() * 16).toString(16);
  }
  return digits;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
