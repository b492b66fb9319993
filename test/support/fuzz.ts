/**
 * How often a property is tried: so many times here, `FUZZ_RUNS` times where that is set. A failure
 * names its seed and path, with which fast-check plays it again.
 */
export function fuzzRuns(usual: number) {
  return {numRuns: Number(process.env['FUZZ_RUNS']) || usual, includeErrorInReport: true};
}
