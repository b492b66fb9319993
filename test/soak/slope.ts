/** One quantity over the rounds of a soak, by the line of least squares behind the warm-up. */
export interface Trend {
  readonly mean: number;
  /** Of ten stretches of equal length: whether growth goes on or dies away. */
  readonly means: readonly number[];
  /** Of all rounds, those that were measured: the rest was warm-up. */
  readonly share: number;
  /** From the first measured round to the last one, in the quantity's own unit. */
  readonly growth: number;
  /** Whether chance alone draws such a line less than once in a thousand times. */
  readonly isSignificant: boolean;
}

/** The first quarter is warm-up: caches fill, code is compiled. */
const WARM_UP = 0.25;

/**
 * What is measured one after the other is alike (a heap is tidied now and then, not each round), which
 * makes any slope look surer than it is. The means of a few long stretches are nearly independent.
 */
const STRETCHES = 10;

/** Student's t for 0.1 % on one side and `STRETCHES - 2` degrees of freedom. */
const SURE = 4.501;

/** @returns `null` while there are too few rounds for a line */
export function trendOf(values: readonly number[]): Trend | null {
  const measured = values.slice(Math.ceil(values.length * WARM_UP));
  if (measured.length < STRETCHES) return null;
  const means = Array.from({length: STRETCHES}, (_, index) => {
    const at = (stretch: number): number => Math.floor((measured.length * stretch) / STRETCHES);
    return meanOf(measured.slice(at(index), at(index + 1)));
  });
  const mean = meanOf(means);
  const middle = (STRETCHES - 1) / 2;
  const sum = (term: (value: number, offset: number) => number): number =>
    means.reduce((total, value, index) => total + term(value, index - middle), 0);
  const width = sum((_, offset) => offset ** 2);
  const slope = sum((value, offset) => offset * (value - mean)) / width;
  const scatter = sum((value, offset) => (value - mean - slope * offset) ** 2);
  const error = Math.sqrt(scatter / (STRETCHES - 2) / width);
  return {
    mean,
    means,
    share: measured.length / values.length,
    growth: slope * STRETCHES,
    isSignificant: slope > SURE * error,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
