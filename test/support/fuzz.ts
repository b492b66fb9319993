const SEED = 20_261_122;

/**
 * How often a property is tried: so many times here, always with the same cases, so that nothing but
 * a change makes it fail; where `FUZZ_RUNS` is set, so many times and with other cases in every run. A
 * failure names its seed and path, with which fast-check plays it again.
 */
export function fuzzRuns(usual: number) {
  const deep = Number(process.env['FUZZ_RUNS']);
  const cases = deep ? {numRuns: deep} : {numRuns: usual, seed: SEED};
  return {...cases, includeErrorInReport: true};
}
