/** @param part 0 to 1; of no values it is 0 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The power by which a cost grows with a size: 1 is linear, 2 quadratic. Kept within these two. */
export function growth(
  [smaller, less]: readonly [size: number, cost: number],
  [larger, more]: readonly [size: number, cost: number],
): number {
  const power = Math.log(more / less) / Math.log(larger / smaller);
  return Math.min(2, Math.max(1, power));
}

/** Another beginning each round, so that nobody always comes first. */
export function rotated<Value>(values: readonly Value[], round: number): readonly Value[] {
  const start = round % values.length;
  return [...values.slice(start), ...values.slice(0, start)];
}
